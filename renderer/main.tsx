import { tooLongText } from '../shared/capture/capture.ts';
import { readTyped } from '../shared/capture/digits.ts';
import type { Contract, DeskFacts, PhoneContract, Trouble } from '../shared/contract/contract.ts';
import { openBooks, openDesk, openPhone, openShell } from './bridge.ts';
import { openDemoCamera } from './capture/demo-camera.ts';
import { openDeskCamera, type DeskCamera } from './capture/desk-camera.ts';
import { stirByVisitors, watchIdle } from './capture/idle.ts';
import { watchPresence } from './capture/presence.ts';
import { listenToScanner } from './capture/scanner.ts';
import { createSelfTest, type SelfTest } from './capture/self-test.ts';
import { readStill } from './capture/still.ts';
import { listenToWiredScanners } from './capture/wired-scanners.ts';
import './look/desk.css';
import { App } from './screens/App.tsx';
import { Troubled } from './screens/Troubled.tsx';
import { builtInId } from './show/camera-view.ts';
import { leftOf } from './show/format.ts';
import { newIncident, restart, start, stop } from './start.tsx';
import { createBox, type Box } from './state/box.ts';
import { createCodeSearcher } from './state/code-search.ts';
import { createDeskStore, type DeskStore } from './state/desk-store.ts';
import { createDraft } from './state/draft.ts';
import { createFirstSigns } from './state/first-signs.ts';
import { recallLanguage } from './state/language-memory.ts';
import { createTake, type Take } from './state/take.ts';
import { wordsOf } from './words/advice.ts';
import { WordsContext } from './words/use-words.ts';

const contract = openDesk();

contract
  .facts({})
  .then((facts) => (facts.trouble ? tell(facts, facts.trouble) : open(contract, facts)))
  .catch(stop);

/** A desk that IT has to mend first: it opens no device. */
function tell(facts: DeskFacts, trouble: Trouble): void {
  start(
    <WordsContext value={wordsOf[recallLanguage(facts)]}>
      <Troubled trouble={trouble} onRestart={restart} />
    </WordsContext>,
  );
}

/** Builds the desk's page: store, devices, screens. */
function open(contract: Contract, facts: DeskFacts): void {
  const phone = facts.phone ? openPhone() : undefined;
  const books = openBooks();
  const clock = () => performance.now();
  const searcher = createCodeSearcher(books.digests, clock, every);
  const service = createBox<string | undefined>(undefined);
  const store = createDeskStore({
    serve: contract.serve,
    timings: facts.timings,
    clock,
    now: Date.now,
    every,
    newIncident,
  });
  const video = document.createElement('video');
  const parking = park();
  const draft = createDraft(isFieldShown, clock);
  const take = createTake({ store, draft, searcher, service, now: Date.now });
  const selfTest = createSelfTest();
  const scanned = {
    onScan: (text: string) => take(text, 'scanner'),
    onTooLong: () => take(tooLongText, 'scanner'),
  };
  const onTyped = (digits: string, entered: boolean) => {
    draft.add(digits);
    if (entered && readTyped(draft.get()).complete) take(draft.get(), 'keyed');
  };
  const shell = openShell();
  listenToScanner(window, selfTest.keyboard({ ...scanned, onTyped }), () => shell.pulse({}));
  listenToWiredScanners(contract.heard, selfTest.wired(scanned));
  const camera = watch({ video, phone, facts, take, store, selfTest });
  restWhenAway(camera, store, facts);
  watchFirstSigns(contract, [draft, camera.hint]);
  start(
    <App
      {...{ contract, books, phone, facts, store, camera, video, parking, draft, selfTest }}
      {...{ searcher, service }}
      onKeyed={(text) => take(text, 'keyed')}
      onFile={async (file) => {
        const isNewest = store.mark();
        // A file that the page can't open is one without a code.
        const text = await readStill(file).catch(() => undefined);
        if (!isNewest()) return;
        if (text === undefined) store.notice({ kind: 'no-code-in-file' });
        else take(text, 'file');
      }}
      onOpenPhone={() => void phone?.openPhone({}).catch(newIncident)}
      onRestart={restart}
    />,
  );
}

/** Releases the camera while nobody can be there, and while nobody has been for long. */
function restWhenAway(camera: DeskCamera, store: DeskStore, { timings }: DeskFacts): void {
  const away = { isHidden: false, isIdle: false };
  const tell = () => camera.rest(away.isHidden || away.isIdle);
  void watchPresence(openShell(), (presence) => {
    away.isHidden = presence === 'away';
    tell();
  });
  const onIdle = (isIdle: boolean) => {
    away.isIdle = isIdle;
    tell();
  };
  const { stir } = watchIdle({ target: window, idleMs: timings.idleMs, onIdle });
  stirByVisitors(store, stir);
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
  readonly selfTest: SelfTest;
}

/** Reads a webcam or the demo camera: a code counts once for as long as it is shown. */
function watch({ video, phone, facts, take, store, selfTest }: Watching): DeskCamera {
  const open = (shown: PhoneContract) => Promise.resolve(openDemoCamera(shown, phoneWords(facts)));
  return openDeskCamera({
    video,
    mode: facts.mode,
    ...(phone && { builtIn: { id: builtInId, label: '', open: () => open(phone) } }),
    onCode: selfTest.camera((text) => take(text, 'camera')),
    onFrame: selfTest.onFrame,
    onRepeated: (agoMs) => store.notice({ kind: 'repeated', agoMs }),
    mayRepeat: anyOf(selfTest.mayRepeat, unsentDismissals(store)),
  });
}

/** Whoever touches the desk, comes to its window or shows it a code may be asked about soon. */
function watchFirstSigns(
  { warm }: Pick<Contract, 'warm'>,
  changing: readonly Pick<Box<unknown>, 'subscribe'>[],
): void {
  const tell = createFirstSigns(
    () => warm({}),
    () => performance.now(),
  );
  for (const kind of ['keydown', 'pointerdown', 'focus']) {
    window.addEventListener(kind, tell, { capture: true, passive: true });
  }
  for (const box of changing) box.subscribe(tell);
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

/** Each of them is asked every time: what is true once is over then. */
function anyOf(...conditions: readonly (() => boolean)[]): () => boolean {
  return () => conditions.map((holds) => holds()).includes(true);
}

function phoneWords(facts: DeskFacts): Parameters<typeof openDemoCamera>[1] {
  const { documents, phone } = wordsOf[recallLanguage(facts)];
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
