import type { VerdictWords } from '../words.ts';

const neither = 'The document is neither confirmed nor denied.';
const sayAgain = 'Please refresh the code in Diia and we will check again.';
const sayOurs = 'The check failed for a technical reason; your document is not the cause.';
const paper = 'If that does not help, accept the paper document.';
const refresh = 'Ask the visitor to refresh the code in Diia.';
const scanNew = 'Scan the new code.';
const perhapsUsed = 'The code may be used by now: ask the visitor to refresh it in Diia.';
const noService = 'Do not provide the service on this document.';
const sameAnswer = 'Same answer again: do not provide the service on this document.';
const appeal = 'If the person disagrees, refer them to the body that issued the certificate.';

export const enVerdicts: VerdictWords = {
  valid: {
    sentence: 'The register confirmed the document.',
    steps: [
      'Compare the photo and the name on the phone with the visitor.',
      'Provide the service: do not ask for the paper document.',
    ],
    say: 'Thank you, your document is confirmed.',
    why: 'The register has just confirmed this very code and the kind of document. An e-document with a live code is shown instead of the paper one. The register sent no personal data.',
  },
  caution: {
    'type-claimed': {
      sentence: 'The register confirmed the code, but only the code says what document it is.',
      steps: [
        'Look on the phone which document it is, and compare the photo.',
        'Make sure that the service needs exactly this one.',
        'In doubt, ask to refresh the code and scan it again.',
      ],
      say: 'Please show the document itself on the phone.',
      why: 'The kind of document is written in the QR code and the register does not speak of it. The program confirms the code; you check the kind.',
    },
    'type-unknown': {
      sentence: 'The register confirmed the code, but did not say what document it is.',
      steps: [
        'Look on the phone which document it is, and compare the photo.',
        'Make sure that the service needs exactly this one.',
      ],
      say: 'Please show the document itself on the phone.',
      why: 'A barcode and its digits do not hold the kind of document, and the register did not name it. Only the code is confirmed as genuine and live.',
    },
    'type-differs': {
      sentence: 'The register confirmed another document than the code names.',
      steps: [
        'Do not provide the service yet.',
        'Ask to open the needed document in Diia and to refresh the code.',
        'Scan the new code. If it happens again, tell your manager.',
      ],
      say: 'Please open the needed document in Diia and refresh the code.',
      why: 'The code named one kind of document and the register confirmed another. That happens when a code is forged or taken from the wrong document.',
    },
    'checked-moments-ago': {
      sentence: 'This very code was confirmed at this window moments ago.',
      steps: [
        'Same visitor: carry on.',
        'Another visitor: ask for a refreshed code and scan that one.',
      ],
      say: 'Please refresh the code on your phone.',
      why: 'The register confirmed the code, but it was shown here a few minutes ago. A picture of somebody else’s screen looks the same.',
    },
  },
  invalid: {
    unknown: {
      sentence: 'The register knows no document under this code.',
      steps: [
        'Ask to open the document in Diia and refresh the code, then scan it again.',
        sameAnswer,
        'Offer to accept the paper document.',
      ],
      say: `The register found no document under this code. ${sayAgain}`,
      why: 'The register gave a clear “no”: there is no document under this code. The answer is the register’s, not this program’s.',
    },
    unstated: {
      sentence: 'The register did not confirm the document and gave no cause.',
      steps: [
        'Ask to open the document in Diia and refresh the code, then scan it again.',
        sameAnswer,
        'Offer to accept the paper document.',
      ],
      say: `The register did not confirm a document under this code. ${sayAgain}`,
      why: 'The register said “no” without a cause. A new code is the quickest way to tell whether the code or the document is at fault.',
    },
    'certificate-expired': {
      sentence:
        'The term of the certificate has ended. The register has blocked the e-certificate.',
      steps: ['Explain the cause: the term of the certificate has ended.', noService, appeal],
      say: 'The term of the certificate has ended. The body that issued it can renew it.',
      why: 'During the check the register found that the paper certificate’s term has ended. By resolution 139 the e-certificate is then blocked.',
    },
    withdrawn: {
      sentence: 'The status was withdrawn. The register has blocked the e-certificate.',
      steps: [
        'Explain the cause: the status was withdrawn, the certificate has no force.',
        noService,
        appeal,
      ],
      say: 'By the register the certificate has no force. The body that issued it can explain why.',
      why: 'During the check the register found that the status was taken away. By resolution 139 the e-certificate is then blocked.',
    },
    'wrong-document': {
      sentence: 'The code belongs to another document than is checked here.',
      steps: [
        'Ask to open in Diia exactly the document that the service needs.',
        'Scan its code.',
        'No such document: do not provide the service.',
      ],
      say: 'Please open in Diia the document that this service needs.',
      why: 'The register knows the code, but it was issued for another kind of document.',
    },
  },
  stale: {
    expired: {
      sentence:
        'A code lives three minutes and this one has run out. It does not mean that the document is invalid.',
      steps: [refresh, scanNew],
      say: 'Open the document in Diia, turn the card over and press “Refresh code”.',
      why: 'Diia makes a code for three minutes only. The register said that its time is up and nothing about the document.',
    },
    used: {
      sentence:
        'A code works once and this one is used. It does not mean that the document is invalid.',
      steps: [refresh, scanNew],
      say: 'Open the document in Diia, turn the card over and press “Refresh code”.',
      why: 'The register has answered this code before. It said nothing about the document, so a new code is needed.',
    },
    'lost-attempt': {
      sentence:
        'The earlier question reached the register, but its answer was lost. A new code is needed.',
      steps: [refresh, scanNew],
      say: 'Our connection broke. Please refresh the code in Diia and we will check again.',
      why: 'The first attempt used the code up, and its answer never reached us. The refusal is about the code, not about the document.',
    },
  },
  unchecked: {
    offline: {
      sentence: `No connection to the register. ${neither}`,
      steps: [
        'Wait until “Register connected” shows above.',
        'Scan the code again. If it has run out, ask to refresh it.',
        'No connection for long: accept the paper document.',
      ],
      say: 'There is no connection to the register at the moment. Please wait a minute.',
      why: 'The question never left this computer, so the code is not used and lives on to the end of its three minutes.',
    },
    'timed-out': {
      sentence: `The register did not answer in time. ${neither}`,
      steps: [perhapsUsed, scanNew, paper],
      say: `The register is slow to answer. ${sayAgain}`,
      why: 'The question left and no answer came in time. The code may be used by now, so the program does not send it twice.',
    },
    'answer-lost': {
      sentence: `The register’s answer was lost on its way. ${neither}`,
      steps: [perhapsUsed, scanNew, paper],
      say: `Our connection broke. ${sayAgain}`,
      why: 'The connection broke after the question had left. The code may be used by now, so the program does not send it twice.',
    },
    'not-admitted': {
      sentence: `The register did not admit this window. ${neither}`,
      steps: [
        'Give the support code to your system administrator.',
        'Until access is restored, accept paper documents.',
      ],
      say: `${sayOurs} Please show the paper document.`,
      why: 'The register refused our window, not the document: the access key has run out, is wrong or lacks a right.',
    },
    unavailable: {
      sentence: `The register is out of service for now. ${neither}`,
      steps: ['Wait a minute.', `${refresh} ${scanNew}`, paper],
      say: `The register is out of service for now. ${sayAgain}`,
      why: 'The register itself said that it cannot answer now. It said nothing about the document.',
    },
    unintelligible: {
      sentence: `The answer is not the register’s or makes no sense. ${neither}`,
      steps: [
        `${refresh} ${scanNew}`,
        'Again: give the support code to your system administrator.',
        paper,
      ],
      say: `${sayOurs} ${sayAgain}`,
      why: 'The program takes only an exact answer of the register. A provider’s page, a proxy’s fault or a changed format is no answer.',
    },
    'barcode-only': {
      sentence: 'This register takes only the barcode or its digits. The QR code was not sent.',
      steps: [
        'Ask to turn the card over and show the barcode.',
        'Scan the barcode or type the 13 digits below it.',
      ],
      say: 'Please turn the card over and show the barcode.',
      why: 'The connected register does not check QR codes. The code was not sent anywhere and is still live.',
    },
    untrusted: {
      sentence: `The register’s certificate did not hold, so nothing was sent. ${neither}`,
      steps: [
        'Look at the date and time of the computer.',
        'Give the support code to your system administrator.',
        'Until the connection is restored, accept paper documents.',
      ],
      say: `${sayOurs} Please show the paper document.`,
      why: 'Whoever answers at the register’s address did not prove to be the register: the certificate is another’s, has expired (or the computer’s date is wrong), or the network replaces it. The code was not sent anywhere.',
    },
    'proxy-refused': {
      sentence: `The network’s proxy did not let the question pass. ${neither}`,
      steps: [
        'Give the support code to your system administrator: the proxy may ask for a password.',
        'Until the connection is restored, accept paper documents.',
      ],
      say: `${sayOurs} Please show the paper document.`,
      why: 'The question stopped at the proxy and never reached the register. The code is not used.',
    },
    'known-down': {
      sentence: `The register is out of reach, so nothing was sent. ${neither}`,
      steps: [
        'Wait until “Register connected” shows above.',
        'Scan the code again. If it has run out, ask to refresh it.',
        'Out of reach for long: accept the paper document.',
      ],
      say: 'The register is out of reach at the moment. Please wait, and do not open the code yet.',
      why: 'The register failed to answer several times before, so the program did not put the code at risk. As soon as the register is back, checks go on by themselves.',
    },
    journal: {
      sentence: 'The check could not be written into the journal, so there is no result.',
      steps: [
        'Scan no more codes until the journal works again.',
        'Give the support code to your system administrator: the disk may be full.',
        'Accept paper documents meanwhile.',
      ],
      say: `${sayOurs} Please show the paper document.`,
      why: 'No result is shown before it is kept in the journal, and the journal cannot be written now.',
    },
    superseded: {
      sentence: `A newer check began and this one was stopped. ${neither}`,
      steps: ['Look at the result of the newer check.'],
      say: 'Let us check once more, please.',
      why: 'The newest scan always wins: the question before it was broken off and written into the journal.',
    },
    interrupted: {
      sentence: `The program stopped in the middle of the check. ${neither}`,
      steps: [refresh, scanNew],
      say: `${sayOurs} ${sayAgain}`,
      why: 'The program or the computer went off during the check. The code may be used by now, so a new one is needed.',
    },
  },
};
