import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultPolicy, parsePolicy } from '../../../electron/node/settings/parse-policy.ts';

test('a desk without settings is a demo with the default timings', () => {
  assert.deepEqual(parsePolicy({}), {
    ok: true,
    value: {
      desk: { id: 'desk-1', centre: '', window: '' },
      operator: '',
      language: 'uk',
      services: [],
      registry: { adapter: 'demo', url: undefined, speaks: 'diia' },
      card: { show: {}, mask: {} },
      journal: { anchors: [], checkpointEvery: 1_000, retention: { years: 1, afterExport: false } },
      forward: undefined,
      network: { proxy: 'system', pins: [], slowMs: 6_000 },
      offline: { spanMs: 36 * 3_600_000, monthMs: 168 * 3_600_000 },
      secrets: { allowPlain: false },
      timings: {
        connectMs: 3_000,
        firstByteMs: 6_000,
        askMs: 8_000,
        personalMs: 20_000,
        closeMs: 60_000,
        repeatMs: 180_000,
        idleMs: 1_800_000,
      },
      scanners: { serial: [], hidPos: true },
      capture: { rebuildBookCodes: false },
    },
  });
});

test('a serial scanner is named by its port or by its USB marks, and nothing is opened unnamed', () => {
  const given = [
    { path: 'COM3', baudRate: 115_200 },
    { vendorId: '0C2E', productId: '0b6A' },
  ];
  const policy = parsePolicy({ scanners: { serial: given, hidPos: false } });
  const any = {
    path: undefined,
    vendorId: undefined,
    productId: undefined,
    serialNumber: undefined,
  };
  assert.deepEqual(policy.ok && policy.value.scanners, {
    serial: [
      { ...any, path: 'COM3', baudRate: 115_200 },
      { ...any, vendorId: '0c2e', productId: '0b6a', baudRate: 9_600 },
    ],
    hidPos: false,
  });
  // What the command line has read may be read again.
  assert.deepEqual(policy.ok && parsePolicy(policy.value), policy);
  const wrong = [{}, { productId: '0b6a' }, { vendorId: 'c2e' }, { path: 'COM3', baudRate: 1 }];
  for (const serial of wrong) assert.ok(!parsePolicy({ scanners: { serial: [serial] } }).ok);
});

test('a registry and its branches are set up by a few lines', () => {
  const registry = {
    adapter: 'diia',
    url: 'https://registry.example.org',
    branches: [{ id: 'b1', proves: ['veteran-certificate'] }],
  };
  const policy = parsePolicy({ registry });
  assert.deepEqual(policy, {
    ok: true,
    value: { ...defaultPolicy, registry: { ...registry, qr: 'url' } },
  });
});

test('plain http is for this very machine only', () => {
  const urls = [
    'http://127.0.0.1:8080',
    'http://localhost:1',
    'http://[::1]:2',
    'https://far.example.org',
  ];
  const bad = [
    'http://far.example.org',
    'http://127.0.0.1.example.org',
    'ftp://127.0.0.1',
    'not a url',
  ];
  const accepts = (url: string) => parsePolicy({ registry: { adapter: 'diia', url } }).ok;
  assert.deepEqual(
    [urls.map(accepts), bad.map(accepts)],
    [urls.map(() => true), bad.map(() => false)],
  );
});

test('every wrong place is named, and a misspelt key is wrong', () => {
  const policy = parsePolicy({
    lenguage: 'uk',
    timings: { personalMs: 1 },
    registry: {
      adapter: 'diia',
      url: 'https://registry.example.org',
      branches: [{ id: 'b', proves: ['cat'] }],
    },
  });
  const places = policy.ok ? [] : policy.fault.map((fault) => fault.split(':')[0]);
  assert.deepEqual(places.sort(), ['registry.branches.0.proves.0', 'timings.personalMs', 'файл']);
});

test('whatever a settings file holds is a value or a fault, never a crash', () => {
  for (const settings of [
    null,
    [],
    7,
    'text',
    { registry: null },
    { desk: [] },
    { timings: 'fast' },
  ]) {
    assert.equal(parsePolicy(settings).ok, false);
  }
});

test('a journal’s anchors are folders, and how often it is signed has bounds', () => {
  const journal = { anchors: [{ folder: 'E:\\' }, { folder: '/share', neighbours: true }] };
  const parsed = parsePolicy({ journal });
  assert.deepEqual(parsed.ok && parsed.value.journal.anchors, [
    { folder: 'E:\\', neighbours: false },
    { folder: '/share', neighbours: true },
  ]);
  assert.equal(parsePolicy({ journal: { anchors: [{ path: '/share' }] } }).ok, false);
  assert.equal(parsePolicy({ journal: { checkpointEvery: 0 } }).ok, false);
});
