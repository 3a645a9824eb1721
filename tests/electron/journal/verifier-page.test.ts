import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import vm from 'node:vm';
import { verifierScript } from '../../../electron/node/journal/bundle/bundle-verifier-script.ts';
import { verifierPage } from '../../../electron/node/journal/bundle/bundle-verifier.ts';
import { verifyBundle } from '../../../electron/node/journal/bundle/verify-bundle.ts';
import { makeBundle, sealOf, storedRows } from '../../fixtures/bundles.ts';
import { drawer } from './desk-drawer.ts';

interface PageReport {
  readonly holds: boolean;
  readonly faults: readonly {
    readonly kind: string;
    readonly line?: number;
    readonly file?: string;
  }[];
  readonly entries: number;
  readonly purged: number;
  readonly root: string;
  readonly keyIs: string;
  readonly receipt?: string;
}
type Verify = (
  files: ReadonlyMap<string, Blob>,
  key?: string,
  receipt?: unknown,
) => Promise<PageReport>;

test('the page says of a whole bundle what the program says, from a folder and from a .zip', async (t) => {
  const directory = drawer(t);
  for (const name of ['bundle', 'bundle.zip']) {
    const bundle = path.join(directory, name);
    makeBundle(bundle, storedRows(1_500, [3]));
    const { holds, entries, purged, root } = await verifyBundle(bundle);
    const page = await onPage(bundle);
    assert.deepEqual(
      { holds: page.holds, entries: page.entries, purged: page.purged, root: page.root },
      { holds, entries, purged, root },
    );
    assert.deepEqual([page.holds, page.keyIs, page.faults.length], [true, 'its-own', 0]);
  }
});

test('the page names the line that was changed', async (t) => {
  const bundle = made(t);
  const file = path.join(bundle, 'entries.jsonl');
  const fifth = storedRows(5)[4]?.text ?? '';
  writeFileSync(file, readFileSync(file, 'utf8').replace(fifth, fifth.replace('valid', 'stale')));
  assert.deepEqual(found(await onPage(bundle))[0], { kind: 'line-differs', line: 5 });
});

test('the page finds what the program finds, file by file', async (t) => {
  for (const name of readdirSync(made(t))) {
    for (const change of [cut, doubled, flipped]) {
      const bundle = made(t);
      const file = path.join(bundle, name);
      writeFileSync(file, change(readFileSync(file)));
      const { holds } = await verifyBundle(bundle);
      assert.equal((await onPage(bundle)).holds, holds, `${name} ${change.name}`);
    }
  }
});

test('a signature is verified by whole numbers where the browser knows no Ed25519', async (t) => {
  const rows = storedRows(4);
  const own = sealOf(rows);
  const other = sealOf(rows, 'desk-7', Buffer.alloc(32, 6));
  const subtle = { digest: crypto.subtle.digest.bind(crypto.subtle) };
  for (const [seal, holds] of [
    [own, true],
    [{ ...own, note: other.note }, false],
    [{ ...own, note: own.note.replace('\n4\n', '\n5\n') }, false],
  ] as const) {
    const bundle = path.join(drawer(t), 'bundle');
    makeBundle(bundle, rows, seal);
    assert.equal((await onPage(bundle, { subtle })).holds, holds);
    assert.equal((await onPage(bundle)).holds, holds);
  }
});

test('a key that is given must be the bundle’s', async (t) => {
  const key = sealOf(storedRows(1)).key;
  assert.deepEqual([(await onPage(made(t), crypto, key)).keyIs], ['given']);
  const other = sealOf(storedRows(1), 'desk-8').key;
  const report = await onPage(made(t), crypto, other);
  assert.deepEqual([report.holds, report.keyIs], [false, 'another']);
});

test('the page asks no network and runs no script but its own', () => {
  assert.match(
    verifierPage,
    /default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'/,
  );
  assert.doesNotMatch(verifierPage, /https?:|src=|href=|@import|fetch\(|XMLHttpRequest|import\(/);
  assert.equal(verifierPage.match(/<script>/g)?.length, 1);
});

async function onPage(
  bundle: string,
  ownCrypto: unknown = crypto,
  key?: string,
): Promise<PageReport> {
  const globals = { crypto: ownCrypto, TextEncoder, TextDecoder, DecompressionStream, atob, btoa };
  const script = `${verifierScript}; ({ verifyBundle, unzip })`;
  const page = vm.runInNewContext(script, { ...globals, Uint8Array, Int32Array }) as {
    verifyBundle: Verify;
    unzip: (blob: Blob) => Promise<ReadonlyMap<string, Blob>>;
  };
  return page.verifyBundle(await filesOf(bundle, page.unzip), key);
}

async function filesOf(bundle: string, unzip: (blob: Blob) => Promise<ReadonlyMap<string, Blob>>) {
  if (bundle.endsWith('.zip')) return unzip(new Blob([readFileSync(bundle)]));
  return new Map(
    readdirSync(bundle).map((name) => [name, new Blob([readFileSync(path.join(bundle, name))])]),
  );
}

/** Objects of the page's own world have prototypes of their own. */
function found(report: PageReport): PageReport['faults'] {
  return structuredClone(report.faults);
}

function made(t: TestContext): string {
  const bundle = path.join(drawer(t), 'bundle');
  makeBundle(bundle);
  return bundle;
}

function cut(bytes: Buffer): Buffer {
  return bytes.subarray(0, -1);
}

function doubled(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, bytes]);
}

function flipped(bytes: Buffer): Buffer {
  return bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)) as Buffer;
}
