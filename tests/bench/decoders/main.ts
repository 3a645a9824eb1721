import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { decodeWorkerUrl, openBarePage } from '../bare-page.ts';
import { table, type Row } from '../figures.ts';
import { contest, names, prepare, type Name } from './contestants.ts';
import { scoresOf, type Attempt, type Picture, type Score } from './score.ts';

// Our ladder beside three libraries on the pictures of a folder, in one interleaved run in the built program's engine.
const { values } = parseArgs({
  options: { pictures: { type: 'string' }, json: { type: 'boolean', default: false } },
});
if (values.pictures === undefined) {
  process.stderr.write('bench:decoders needs --pictures DIR, with a manifest.json in it\n');
  process.exit(2);
}
// npm changes into the root before it starts anything.
const folder = path.resolve(process.env['INIT_CWD'] ?? '.', values.pictures);
const pictures = JSON.parse(
  readFileSync(path.join(folder, 'manifest.json'), 'utf8'),
) as readonly Picture[];

const attempts = await measure(pictures);
const scores = Object.fromEntries(
  names.map((name) => [name, scoresOf(pictures, attempts[name])]),
) as Record<Name, Record<string, Score>>;
process.stdout.write(
  values.json
    ? `${JSON.stringify({ pictures: pictures.length, decoders: scores })}\n`
    : `${tables(scores)}\n`,
);

async function measure(all: readonly Picture[]): Promise<Record<Name, Attempt[]>> {
  const { page, close } = await openBarePage();
  const found: Record<Name, Attempt[]> = {
    zvirka: [],
    'html5-qrcode': [],
    'zxing-wasm': [],
    'zbar-wasm': [],
  };
  try {
    await load(page);
    for (const [at, { file }] of all.entries()) {
      const picture = readFileSync(path.join(folder, file)).toString('base64');
      // Everybody goes first equally often.
      const order = names.map((_, place) => names[(place + at) % names.length] ?? 'zvirka');
      const answers = await page.evaluate(contest, { picture, order });
      for (const name of names) found[name].push(answers[name] ?? { texts: [], ms: 0 });
      if (at % 100 === 99) process.stderr.write(`${String(at + 1)} of ${String(all.length)}\n`);
    }
  } finally {
    await close();
  }
  return found;
}

async function load(page: Page): Promise<void> {
  const require = createRequire(import.meta.url);
  const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const packages = '../../../node_modules';
  for (const script of [
    require.resolve('html5-qrcode/html5-qrcode.min.js'),
    file(`${packages}/zxing-wasm/dist/iife/reader/index.js`),
    path.join(path.dirname(require.resolve('@undecaf/zbar-wasm')), 'inlined/index.js'),
  ]) {
    await page.evaluate(readFileSync(script, 'utf8'));
  }
  const engine = file(`${packages}/zxing-wasm/dist/reader/zxing_reader.wasm`);
  const zxing = readFileSync(engine).toString('base64');
  await page.evaluate(prepare, { worker: decodeWorkerUrl(), zxing });
}

function tables(found: Record<Name, Record<string, Score>>): string {
  const categories = Object.keys(found.zvirka);
  return categories
    .map((category) => {
      const count = found.zvirka[category]?.pictures ?? 0;
      const rows = names.map((name) => row(name, category, found[name][category]));
      return table(`${category} (${String(count)} pictures)`, heads(category), rows);
    })
    .join('\n\n');
}

function heads(category: string): Row {
  const counts: Row = category === 'neg' ? ['', 'read'] : ['', 'read', '%', 'misread', 'EAN/UPC'];
  return [...counts, 'median ms', 'p95 ms'];
}

function row(name: string, category: string, score: Score | undefined): Row {
  if (!score) return [name];
  const { read, ratePercent, misreads, productMisreads, falsePositives, medianMs, p95Ms } = score;
  const counts =
    category === 'neg' ? [falsePositives] : [read, ratePercent, misreads, productMisreads];
  return [name, ...counts.map(String), medianMs.toFixed(1), p95Ms.toFixed(1)];
}
