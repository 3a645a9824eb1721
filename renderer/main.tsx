import { longestCapture, type Source } from '../shared/capture/capture.ts';
import { readTyped } from '../shared/capture/digits.ts';
import type { Contract, DeskFacts, PhoneContract, Trouble } from '../shared/contract/contract.ts';
import { identify } from '../shared/identify/identify.ts';
import { openDesk, openPhone, openShell } from './bridge.ts';
import { openDemoCamera } from './capture/demo-camera.ts';
import { openDeskCamera, type DeskCamera } from './capture/desk-camera.ts';
import { watchPresence } from './capture/presence.ts';
import { listenToScanner } from './capture/scanner.ts';
import { readStill } from './capture/still.ts';
import { listenToWiredScanners } from './capture/wired-scanners.ts';
import './look/desk.css';
import { App } from './screens/App.tsx';
import { Troubled } from './screens/Troubled.tsx';
import { builtInId } from './show/camera-view.ts';
import { leftOf } from './show/format.ts';
import { newIncident, restart, start, Stopped } from './start.tsx';
import { createDeskStore, type DeskStore } from './state/desk-store.ts';
import { createDraft, type Draft } from './state/draft.ts';
import { wordsOf } from './words/advice.ts';
import { WordsContext } from './words/use-words.ts';

const contract = openDesk();

contract.facts({}).then(
  (facts) => (facts.trouble ? tell(facts, facts.trouble) : open(contract, facts)),
  () => start(<Stopped />),
);

/** A desk that IT has to mend first: it opens no device. */
function tell({ language }: DeskFacts, trouble: Trouble): void {
  start(
    <WordsContext value={wordsOf[language]}>
      <Troubled trouble={trouble} onRestart={restart} />
    </WordsContext>,
  );
}

/** Builds the desk's page: store, devices, screens. */
function open(contract: Contract, facts: DeskFacts): void {
  const phone = facts.phone ? openPhone() : undefined;
  const store = createDeskStore({
    serve: (capture) => contract.serve(capture),
    timings: facts.timings,
    clock: () => performance.now(),
    every,
    newIncident,
  });
  const video = document.createElement('video');
  const parking = park();
  const draft = createDraft(isFieldShown, () => performance.now());
  const take = taker(store, draft);
  listenToScanner(window, {
    onScan: (text) => take(text, 'scanner'),
    onTooLong: () => store.notice({ kind: 'too-long' }),
    onTyped: (digits, entered) => {
      draft.add(digits);
      if (entered && readTyped(draft.get()).complete) take(draft.get(), 'keyed');
    },
  });
  listenToWiredScanners(contract.heard, {
    onScan: (text) => take(text, 'scanner'),
    onTooLong: () => store.notice({ kind: 'too-long' }),
  });
  const camera = watch({ video, phone, facts, take, store });
  void watchPresence(openShell(), (presence) => camera.rest(presence === 'away'));
  start(
    <App
      {...{ contract, phone, facts, store, camera, video, parking, draft }}
      onKeyed={(text) => take(text, 'keyed')}
      onFile={async (file) => {
        const isNewest = store.mark();
        // A file that the page can't open is one without a code.
        const text = await readStill(file).catch(() => undefined);
        if (!isNewest()) return;
        if (text === undefined) store.notice({ kind: 'no-code-in-file' });
        else take(text, 'camera');
      }}
      onOpenPhone={() => void phone?.openPhone({})}
      onRestart={restart}
    />,
  );
}

type Take = (text: string, source: Source) => void;

function taker(store: DeskStore, draft: Draft): Take {
  return (text, source) => {
    // A stranger in passing does not take away what is half typed; the next visitor's code does.
    if (source === 'keyed' || identify(text).kind === 'document') draft.set('');
    if (text.length > longestCapture) store.notice({ kind: 'too-long' });
    else store.capture({ text, source, capturedAt: Date.now() });
  };
}

function isFieldShown(): boolean {
  return document.getElementById('digits') !== null;
}

interface Watching {
  readonly video: HTMLVideoElement;
  readonly phone: PhoneContract | undefined;
  readonly facts: DeskFacts;
  readonly take: Take;
  readonly store: DeskStore;
}

/** Reads a webcam or the demo camera: a code counts once for as long as it is shown. */
function watch({ video, phone, facts, take, store }: Watching): DeskCamera {
  const open = (shown: PhoneContract) => Promise.resolve(openDemoCamera(shown, phoneWords(facts)));
  return openDeskCamera({
    video,
    mode: facts.mode,
    ...(phone && { builtIn: { id: builtInId, label: '', open: () => open(phone) } }),
    onCode: (text) => take(text, 'camera'),
    onRepeated: (agoMs) => store.notice({ kind: 'repeated', agoMs }),
    mayRepeat: unsentDismissals(store),
  });
}

/** True once after a verdict was put away whose question never left: the clerk wants the same code read again. */
function unsentDismissals(store: DeskStore): () => boolean {
  let before = store.view();
  let isPending = false;
  store.subscribe(() => {
    const view = store.view();
    const wasUnsent = before.kind === 'showing' && before.served.entry?.asking === 'not-sent';
    if (wasUnsent && view.kind === 'waiting') isPending = true;
    before = view;
  });
  return () => {
    const isNow = isPending;
    isPending = false;
    return isNow;
  };
}

function phoneWords({ language }: DeskFacts): Parameters<typeof openDemoCamera>[1] {
  const { documents, phone } = wordsOf[language];
  return {
    title: (document) => documents[document],
    countdown: (leftMs) => (leftMs === 0 ? phone.lapsed : phone.lives(leftOf(leftMs))),
  };
}

function every(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms);
  return () => clearInterval(timer);
}

/** Where the camera's picture stays while another screen is shown. */
function park(): HTMLElement {
  const parking = document.createElement('div');
  parking.className = 'parking';
  document.body.append(parking);
  return parking;
}
