import type { Served } from '../../shared/desk/serve.ts';
import type { Card } from '../../shared/verify/card.ts';
import type { Verdict } from '../../shared/verdict/verdict.ts';
import { StateDetails } from '../screens/StateDetails.tsx';
import type { Showing } from '../state/desk-state.ts';
import type { Retry } from '../state/retry.ts';
import { face } from './face.ts';
import { entryOf, moment, showingOf } from './fixtures.ts';
import { states } from './state-fixtures.ts';
import { demoControls, showingScene, waitingScene, type Scene } from './scene.tsx';

// Everything here is invented.

const knownDown: Verdict = { kind: 'unchecked', because: 'known-down' };
const offline: Verdict = { kind: 'unchecked', because: 'offline' };
const claimed: Verdict = { kind: 'caution', because: 'type-claimed' };
const downSince = states.down.link.since;

const certificate: Card = {
  certificate: 'combatant',
  lines: [
    { field: 'surname', value: 'Дія' },
    { field: 'name', value: 'Надія' },
    { field: 'patronymic', value: 'Володимирівна' },
    { field: 'issuedBy', value: 'Міністерство у справах ветеранів України' },
    { field: 'issuedOn', value: '13.12.2019' },
    { field: 'validUntil', value: '13.12.2029' },
    { field: 'series', value: 'УБД' },
    { field: 'number', value: '123456' },
    { field: 'clause', value: '19' },
    { field: 'article', value: '6' },
  ],
};

const longest: Card = {
  certificate: 'war-disabled',
  lines: [
    { field: 'surname', value: 'Нечуй-Левицька-Старицька' },
    { field: 'name', value: 'Олександра-Вікторія' },
    { field: 'patronymic', value: 'Володимирівна' },
    {
      field: 'issuedBy',
      value:
        'Управління соціального захисту населення Подільської районної в місті державної адміністрації',
    },
    { field: 'issuedOn', value: '13.12.2019' },
    { field: 'validUntil', value: '13.12.2029' },
    { field: 'series', value: 'АБ' },
    { field: 'number', value: '••••3456' },
    { field: 'clause', value: '11' },
    { field: 'article', value: '7' },
    { field: 'disabilityGroup', value: '•••' },
  ],
};

/** The screens of a live check on a good and on a bad day. */
export const liveScenes: Readonly<Record<string, Scene>> = {
  'waiting-down': { ...waitingScene({ down: downOf('down') }), state: 'down' },
  'waiting-down-demo': {
    ...waitingScene({ down: downOf('down'), demo: demoControls }),
    state: 'down',
    mode: 'demo',
  },
  'waiting-limit': { ...waitingScene({ down: downOf('limit') }), state: 'limit' },
  'waiting-clock': { ...waitingScene({}), state: 'late' },
  'state-details': {
    draw: () => <StateDetails state={states.down} now={moment} />,
    state: 'down',
    isCalm: true,
  },
  'state-details-late': {
    draw: () => <StateDetails state={states.late} now={moment} />,
    state: 'late',
  },
  'unchecked-retry': retryScene(knownDown, { attempts: 1, leftMs: 112_000 }),
  'unchecked-retry-again': retryScene(offline, { attempts: 3, leftMs: 64_000 }),
  'unchecked-retry-over': retryScene(knownDown, { attempts: 3, leftMs: 0 }),
  'unchecked-retry-untrusted': retryScene(
    { kind: 'unchecked', because: 'untrusted' },
    { attempts: 1, leftMs: 150_000 },
  ),
  'valid-card': cardScene({ kind: 'valid' }, { ...certificate, photo: face() }),
  'valid-card-long': cardScene({ kind: 'valid' }, { ...longest, photo: face() }),
  'valid-card-plain': cardScene({ kind: 'valid' }, certificate),
  'valid-card-cleared': cardScene({ kind: 'valid' }, { lines: [] }, { cleared: true }),
  'caution-card': cardScene(claimed, { ...certificate, photo: face() }),
};

function downOf(name: 'down' | 'limit') {
  const { link, offline: ledger } = states[name];
  return { link, offline: ledger, now: moment };
}

function retryScene(verdict: Verdict, left: Pick<Retry, 'attempts' | 'leftMs'>): Scene {
  const { served } = showingOf(verdict);
  const entry = entryOf({
    outcome: 'unchecked',
    because: 'because' in verdict ? verdict.because : undefined,
    asking: 'not-sent',
    typeIs: 'claimed',
  });
  const isKnown = 'because' in verdict && verdict.because === 'known-down';
  const unasked: Served = { ...served, entry, ...(isKnown && { downSince }) };
  const retry = { until: left.leftMs, ...left };
  return { ...showingScene(showingOf(verdict, { served: unasked, retry })), state: 'down' };
}

function cardScene(verdict: Verdict, card: Card, change: Partial<Showing> = {}): Scene {
  const { served } = showingOf(verdict);
  return showingScene(showingOf(verdict, { served: { ...served, card }, ...change }));
}
