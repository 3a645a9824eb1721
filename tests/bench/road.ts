import type { Page } from 'playwright-core';
import { startDemoRegistry } from '../../electron/node/demo/demo-registry.ts';
import { ms, quantile, table } from './figures.ts';
import { openStage, settingsFile } from './stage.ts';

const rounds = 40;

interface Painted {
  /** Capture to the frame in which the verdict stands, milliseconds. */
  readonly wholeMs: number;
  /** The registry's own part of it. */
  readonly registryMs: number;
}

/** From a decoded code to the painted verdict, through bridge, main, registry, journal and back. */
export async function measureRoad(): Promise<string> {
  const registry = await startDemoRegistry();
  const settings = settingsFile({ registry: { adapter: 'demo', url: registry.url } });
  const stage = await openStage([`--settings=${settings}`]);
  const page = await stage.app.firstWindow();
  await page.getByText('Ввести цифри з екрана').waitFor();
  const all: Painted[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { digits } = registry.issue({ document: 'veteran-certificate', state: 'live' });
    all.push(await check(page, digits));
  }
  await stage.close();
  await registry.close();
  const over = all.map(({ wholeMs, registryMs }) => wholeMs - registryMs);
  const own = all.map(({ registryMs }) => registryMs);
  const whole = all.map(({ wholeMs }) => wholeMs);
  const row = (name: string, values: readonly number[]) =>
    [name, ms(quantile(values, 0.5)), ms(quantile(values, 0.95))] as const;
  return table(
    `Decoded code → painted verdict, ${String(rounds)} checks, ms`,
    ['', 'median', 'p95'],
    [
      row('whole', whole),
      row('the registry’s own time', own),
      row('over the registry’s time', over),
    ],
  );
}

/** Types the digits at a scanner's pace inside the page, so that no tool's round trips are measured. */
function check(page: Page, digits: string): Promise<Painted> {
  return page.evaluate(async (text) => {
    const painted = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector('.panel.tone-go h1')) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            resolve(Date.now());
          };
          channel.port2.postMessage(0);
        });
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
    for (const code of [...[...text].map((digit) => `Digit${digit}`), 'Enter']) {
      window.dispatchEvent(
        new KeyboardEvent('keydown', {
          code,
          key: code.slice(-1),
          bubbles: true,
          cancelable: true,
        }),
      );
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
    const at = await painted;
    const { call } = Reflect.get(globalThis, 'desk') as {
      call(m: string, r: unknown): Promise<unknown>;
    };
    const { entries } = (await call('find', { limit: 1, filter: { kinds: ['check'] } })) as {
      entries?: {
        capturedAt: number;
        stages: { askedMs: number; answeredMs: number };
      }[];
    };
    const entry = entries?.[0];
    if (!entry) throw new Error('nothing was recorded');
    window.dispatchEvent(
      new KeyboardEvent('keydown', { code: 'Escape', key: 'Escape', bubbles: true }),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    return {
      wholeMs: at - entry.capturedAt,
      registryMs: entry.stages.answeredMs - entry.stages.askedMs,
    };
  }, digits);
}
