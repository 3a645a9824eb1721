import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { startDemoRegistry } from '../../../electron/node/demo/demo-registry.ts';
import { openDemo } from '../../../electron/node/registry/demo.ts';
import { identify } from '../../../shared/identify/identify.ts';
import type { DocumentCode } from '../../../shared/identify/identified.ts';
import type { AdapterName, Asked, Registry } from '../../../shared/verify/registry.ts';
import { saying, type Saying, type SpokenDialect } from '../../fakes/dialect.ts';
import { dialects } from '../../fakes/dialects.ts';
import { json, raw, startHostileRegistry, type Seen } from '../../fakes/hostile-registry.ts';
import { barcode } from '../../fixtures/document-codes.ts';

/** An adapter and a registry that answers it as it should. */
interface Setting {
  readonly registry: Registry;
  /** A code of which the registry says this. */
  code(says: Saying): DocumentCode;
  /** What the registry read; nothing where it can't be looked into. */
  readonly seen: readonly Seen[];
  /** The registry goes away. */
  stop(): Promise<void>;
}

const line = { connectMs: 500 };
const soon = () => AbortSignal.timeout(3_000);
const question = (code: DocumentCode) => ({ code, requestId: randomUUID() });

const settings = new Map<AdapterName, () => Promise<Setting>>(
  dialects.map((dialect) => [dialect.name, () => speaking(dialect)]),
).set('demo', async () => {
  const demo = await startDemoRegistry();
  const state = {
    yes: 'live',
    expired: 'expired',
    used: 'used',
    withdrawn: 'withdrawn',
    unknown: 'unknown',
  } as const;
  const card = { show: {}, mask: {} };
  return {
    registry: openDemo({ url: demo.url, speaks: 'diia', desk: 'd', card, line }),
    code: (says) => {
      assert.ok(says in state, says);
      const wished = state[says as keyof typeof state];
      return codeOf(demo.issue({ document: 'veteran-certificate', state: wished }).digits);
    },
    seen: [],
    stop: () => demo.close(),
  };
});

const answers: readonly (readonly [Saying, Asked])[] = [
  ['yes', { ok: true, value: { kind: 'confirmed', proves: 'veteran-certificate' } }],
  ['unknown', { ok: true, value: { kind: 'denied', because: 'unknown' } }],
  ['withdrawn', { ok: true, value: { kind: 'denied', because: 'withdrawn' } }],
  ['expired', { ok: true, value: { kind: 'lapsed', because: 'expired' } }],
  ['used', { ok: true, value: { kind: 'lapsed', because: 'used' } }],
];

for (const [name, open] of settings) {
  const rule = (says: string, use: (setting: Setting) => Promise<void>) => {
    test(`${name}: ${says}`, async () => {
      const setting = await open();
      try {
        await use(setting);
      } finally {
        setting.registry.close();
        await setting.stop();
      }
    });
  };

  rule('names itself and whom it asks, without a secret', async ({ registry }) => {
    assert.equal(registry.adapter, name);
    assert.match(registry.host, /^127\.0\.0\.1:\d+$/);
  });

  rule('gives back what the registry said', async ({ registry, code }) => {
    const asked: (readonly [Saying, Asked])[] = [];
    for (const [says] of answers) {
      asked.push([says, await registry.ask(question(code(says)), soon())]);
    }
    assert.deepEqual(asked, answers);
  });

  rule('asks nobody when it was broken off before', async ({ registry, code, seen }) => {
    const { fault } = faulty(await registry.ask(question(code('yes')), AbortSignal.abort()));
    assert.deepEqual(fault, { kind: 'answer-lost', reached: 'no' });
    assert.equal(seen.length, 0);
  });

  rule('tries the way and makes it ready without a code', async ({ registry, seen }) => {
    assert.deepEqual(await registry.probe(soon()), { ok: true, value: undefined });
    registry.warm?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(
      seen.filter(({ body }) => body !== ''),
      [],
    );
  });

  rule('tells that nobody is there, and that nothing left', async ({ registry, code, stop }) => {
    const shown = code('yes');
    await stop();
    const offline = { ok: false, fault: { kind: 'offline', reached: 'no' } };
    assert.deepEqual(await registry.probe(soon()), offline);
    assert.deepEqual(await registry.ask(question(shown), soon()), offline);
  });

  rule('keeps the code out of every address', async ({ registry, code, seen }) => {
    const shown = code('yes');
    await registry.ask(question(shown), soon());
    const digits = shown.kind === 'barcode' ? shown.digits : shown.otp;
    assert.deepEqual(
      seen.filter(({ path }) => path.includes(digits)),
      [],
    );
  });

  rule('lets go of its questions when it is closed', async ({ registry, code }) => {
    const asked = registry.ask(question(code('yes')), soon());
    registry.close();
    assert.equal((await asked).ok, false);
  });
}

for (const dialect of dialects) {
  test(`${dialect.name}: whether it may be asked again for an answer is as it was declared`, () => {
    const registry = dialect.open('http://127.0.0.1:1', line);
    registry.close();
    assert.equal(registry.replays ?? false, dialect.replays);
  });

  test(`${dialect.name}: a registry that hangs holds nobody after it was closed`, async () => {
    const double = await startHostileRegistry({ validation: [raw('')] });
    const registry = dialect.open(double.url, line);
    const asked = registry.ask(question(barcode), soon());
    while (double.validations() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    registry.close();
    assert.deepEqual(await asked, {
      ok: false,
      fault: { kind: 'answer-lost', reached: 'perhaps' },
    });
    await double.close();
  });
}

function faulty(asked: Asked): Extract<Asked, { ok: false }> {
  assert.ok(!asked.ok);
  return asked;
}

function codeOf(text: string): DocumentCode {
  const identified = identify(text);
  assert.ok(identified.kind === 'document');
  return identified.code;
}

/** A double in the adapter's language; each of its codes is answered as it was wished. */
async function speaking(dialect: SpokenDialect): Promise<Setting> {
  let says: Saying = 'yes';
  const double = await startHostileRegistry({
    validation: [
      (socket, seen) => {
        saying(dialect, says)(socket, seen);
      },
    ],
    branch: [json(200, { status: 'up' })],
  });
  return {
    registry: dialect.open(double.url, line),
    code: (wished) => {
      says = wished;
      return barcode;
    },
    seen: double.seen,
    stop: () => double.close(),
  };
}
