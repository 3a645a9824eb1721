import type { LinkWords } from '../link-words.ts';

const untouched =
  'The question never left this computer, so the code is not used and lives on to the end of its three minutes. Each try has its own entry in the journal.';

export const enLink: LinkWords = {
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
  justNow: 'just now',
  ago: (span) => `${span} ago`,
  lastAnswer: (ago) => `last answer ${ago}`,
  offlineFor: (span) => `out of reach for ${span}`,
  clockBehind: (span) => `This PC’s clock is ${span} behind`,
  clockAhead: (span) => `This PC’s clock is ${span} ahead`,
  clockRight: 'Right',
  clockUnknown: 'Not compared yet',
  limitNear: (left) => `${left} left of the allowed time`,
  limitOver: 'Allowed time is used up',
  banners: {
    clock:
      'Times in the journal are off. Ask your system administrator to switch synchronisation on; checks are not affected.',
    limitNear: 'The time allowed without the register is running out: tell the head of the centre.',
    limitOver:
      'The register has been out of reach for too long: tell the head of the centre and accept paper documents.',
  },
  details: {
    title: 'State of this window',
    link: 'Link to the register',
    stands: 'Connected',
    latency: 'Response time',
    latencyOf: (ms) => `${ms} ms (median of 20 exchanges)`,
    last: 'Last answer',
    never: 'None yet',
    today: 'Out of reach today',
    month: 'Out of reach this month',
    of: (span, limit) => `${span} of ${limit}`,
    clock: 'Clock of this PC',
    journal: 'Journal',
    entries: (count) => `Entries: ${count}`,
  },
  forward: {
    title: 'Sending to the centre',
    done: 'All sent',
    behind: (count) => `not sent to the centre: ${count}`,
    since: (time) => `since ${time}`,
    because: {
      journal: 'the journal can’t be read',
      files: 'a key or certificate file can’t be read',
      unreachable: 'no connection to the collector',
      untrusted: 'the collector’s certificate did not hold',
      unconfirmed: 'the collector did not confirm receipt',
      refused: 'the collector refused, or asks to wait',
    },
    rejected: (count) => `not taken by the collector: ${count}`,
  },
  down: {
    headline: (time) => `Don’t open the code: register unreachable since ${time}`,
    because: {
      offline: 'There is no connection to the register.',
      'timed-out': 'The register does not answer in time.',
      'answer-lost': 'The connection to the register keeps breaking.',
      unavailable: 'The register says that it is out of service for now.',
      unintelligible: 'Something else answers at the register’s address.',
      untrusted: 'The register’s certificate did not hold: tell your system administrator.',
      'proxy-refused': 'The network’s proxy lets nothing pass: tell your system administrator.',
      slow: 'The register answers too slowly.',
    },
    say: 'The register is out of reach at the moment. Please wait and do not open the code yet: it lives for three minutes only.',
    paper: 'Out of reach for long: accept paper documents.',
    attempts: (count) => `Tries not checked: ${count}`,
    foot: 'As soon as the register is connected, this message goes by itself.',
  },
  retry: {
    left: (left) => `Trying again by ourselves: the code lives for ${left}`,
    over: 'The code has probably run out: ask to refresh it',
    attempt: (count, time) => `Try ${count} at ${time}`,
    now: 'Try now',
    notSent: (time) =>
      `Register unreachable since ${time}. The document is neither confirmed nor denied.`,
    open: {
      steps: [
        'Wait: as soon as the connection is back, the check goes through by itself.',
        'If the code runs out, ask to refresh it.',
        'Out of reach for long: accept the paper document.',
      ],
      say: 'There is no connection to the register at the moment. Please keep the code open: we will check it as soon as the connection is back.',
      why: untouched,
    },
    closed: {
      steps: [
        'Wait until “Register connected” shows above.',
        'Ask to refresh the code and scan the new one.',
        'Out of reach for long: accept the paper document.',
      ],
      say: 'The register is still out of reach. Please refresh the code when we ask you to.',
      why: 'A code lives for three minutes, and the connection did not come back within them. The code was not sent anywhere.',
    },
  },
};
