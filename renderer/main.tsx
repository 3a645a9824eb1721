import { longestCapture, type Source } from '../shared/capture/capture.ts';
import type { Contract, DeskFacts, PhoneContract, Trouble } from '../shared/contract/contract.ts';
import { openDesk, openPhone } from './bridge.ts';
import { openCamera } from './capture/camera.ts';
import { openDemoCamera } from './capture/demo-camera.ts';
import { listenToScanner } from './capture/scanner.ts';
import { readStill } from './capture/still.ts';
import './look/desk.css';
import { App } from './screens/App.tsx';
import { Troubled } from './screens/Troubled.tsx';
import type { CameraView } from './show/camera-view.ts';
import { leftOf } from './show/format.ts';
import { newIncident, restart, start, Stopped } from './start.tsx';
import { createBox } from './state/box.ts';
import { createDeskStore, type DeskStore } from './state/desk-store.ts';
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
  const camera = createBox<CameraView>({ kind: 'starting' });
  const video = document.createElement('video');
  const parking = park();
  const take = taker(store);
  listenToScanner(window, {
    onScan: (text) => take(text, 'scanner'),
    onTooLong: () => store.notice({ kind: 'too-long' }),
  });
  watch({ video, phone, facts, onState: camera.set, take, store });
  start(
    <App
      {...{ contract, phone, facts, store, camera, video, parking }}
      onDigits={(digits) => take(digits, 'keyed')}
      onFile={async (file) => {
        const text = await readStill(file);
        if (text === undefined) store.notice({ kind: 'no-code-in-file' });
        else take(text, 'camera');
      }}
      onOpenPhone={() => void phone?.openPhone({})}
      onRestart={restart}
    />,
  );
}

type Take = (text: string, source: Source) => void;

function taker(store: DeskStore): Take {
  return (text, source) => {
    if (text.length > longestCapture) store.notice({ kind: 'too-long' });
    else store.capture({ text, source, capturedAt: Date.now() });
  };
}

interface Watching {
  readonly video: HTMLVideoElement;
  readonly phone: PhoneContract | undefined;
  readonly facts: DeskFacts;
  readonly onState: (state: CameraView) => void;
  readonly take: Take;
  readonly store: DeskStore;
}

/** Reads the camera, or the demo camera: a code counts once for as long as it is shown. */
function watch({ video, phone, facts, onState, take, store }: Watching): void {
  openCamera({
    video,
    ...(phone && { source: () => Promise.resolve(openDemoCamera(phone, phoneWords(facts))) }),
    onState,
    onCode: (text) => take(text, 'camera'),
    onRepeated: (agoMs) => store.notice({ kind: 'repeated', agoMs }),
  });
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
