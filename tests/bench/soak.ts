import type { ElectronApplication, Page } from 'playwright-core';
import { writeBarcode } from 'zxing-wasm/writer';
import { startDemoRegistry, type DemoRegistry } from '../../electron/node/demo/demo-registry.ts';
import '../fixtures/pictures.ts';
import { table, type Row } from './figures.ts';
import { drawnCamera, showCodes, type Drawn, type Shown } from './soak-page.ts';
import { openStage, settingsFile } from './stage.ts';
import { openWorkerHeap } from './worker-heap.ts';

const atOnce = 50;
/** Lines of the table. */
const marks = 20;

/**
 * A shift's codes, one straight after the other, through all of the desk: a drawn camera, the worker, the demo registry,
 * the journal and the verdict. `--codes 10000` is an hour's work of a busy hall.
 */
export async function measureSoak(): Promise<string> {
  const registry = await startDemoRegistry();
  const settings = settingsFile({ registry: { adapter: 'demo', url: registry.url } });
  const stage = await openStage([`--settings=${settings}`]);
  const page = await stage.app.firstWindow();
  let unclosed = 0;
  page.on('console', (message) => {
    if (message.text().includes('VideoFrame')) unclosed += 1;
  });
  await page.addInitScript(drawnCamera);
  await page.reload();
  await page.locator('.camera .dot.good').first().waitFor();
  const before = await sizeOf(page);
  const startedAt = performance.now();
  const codes = codesWanted();
  const shown: Shown[] = [];
  const workerHeap = await openWorkerHeap(page);
  const look = () => memoryRow(stage.app, page, workerHeap, shown.length);
  const rows: Row[] = [await look()];
  while (shown.length < codes) {
    const batch = await Promise.all(Array.from({ length: atOnce }, (_, at) => issue(registry, at)));
    shown.push(...(await page.evaluate(showCodes, batch)));
    if (shown.length % Math.max(atOnce, codes / marks) < atOnce) {
      rows.push(await look());
      process.stderr.write(`${(rows.at(-1) ?? []).join('  ')}\n`);
    }
  }
  const minutes = (performance.now() - startedAt) / 60_000;
  const entries = (await sizeOf(page)) - before;
  await stage.close();
  await registry.close();
  return [
    table(
      `${String(shown.length)} codes in ${minutes.toFixed(1)} minutes, one after the other`,
      ['', ''],
      [
        ['not confirmed within 5 s', String(shown.filter(({ ms }) => ms === undefined).length)],
        ['entries in the journal', String(entries)],
        ['frames left unclosed', String(unclosed)],
      ],
    ),
    table(
      'Memory, MB',
      [
        'codes',
        'page heap',
        'worker heap',
        'page process',
        'GPU process',
        'main process',
        'code → verdict ms',
      ],
      rows.map((row, at) => [...row, medianOf(shown, at, rows)]),
    ),
  ].join('\n\n');
}

function codesWanted(): number {
  const at = process.argv.indexOf('--codes');
  return at < 0 ? 200 : Number(process.argv[at + 1]);
}

/** A fresh code, drawn: every fifth a barcode. */
async function issue(registry: DemoRegistry, at: number): Promise<Drawn> {
  const { link, digits } = registry.issue({ document: 'veteran-certificate', state: 'live' });
  const { symbol } =
    at % 5 === 4
      ? await writeBarcode(digits, { format: 'EAN13' })
      : await writeBarcode(link, { format: 'QRCode', ecLevel: 'H' });
  const { width, height, data } = symbol;
  return { width, height, dark: Array.from(data, (grey) => (grey === 0 ? '1' : '0')).join('') };
}

async function memoryRow(
  app: ElectronApplication,
  page: Page,
  workerHeap: () => Promise<number>,
  codes: number,
): Promise<Row> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  const processes = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ type, memory }) => ({ type, kb: memory.workingSetSize })),
  );
  const of = (type: string) => processes.find((one) => one.type === type)?.kb ?? 0;
  const megabytes = [
    usedSize / 2 ** 20,
    (await workerHeap()) / 2 ** 20,
    ...['Tab', 'GPU', 'Browser'].map((type) => of(type) / 1_024),
  ];
  return [String(codes), ...megabytes.map((size) => size.toFixed(1))];
}

async function sizeOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { call } = Reflect.get(globalThis, 'desk') as {
      call(m: string, r: unknown): Promise<{ journal: { size?: number } }>;
    };
    return (await call('state', {})).journal.size ?? 0;
  });
}

/** The median time of the codes since the row before. */
function medianOf(shown: readonly Shown[], at: number, rows: readonly Row[]): string {
  const [from, to] = [Number(rows[at - 1]?.[0] ?? 0), Number(rows[at]?.[0] ?? 0)];
  const times = shown.slice(from, to).flatMap(({ ms }) => (ms === undefined ? [] : [ms]));
  return times.length === 0 ? '' : (times.sort((a, b) => a - b)[times.length >> 1] ?? 0).toFixed(0);
}
