import { after, before } from 'node:test';
import type { ElectronApplication, Page } from 'playwright-core';
import { startDemoRegistry, type DemoRegistry } from '../../electron/node/demo/demo-registry.ts';

/** An invented centre with a demo registry, for a file of tests. */
export function useCentre() {
  let registry: DemoRegistry;
  before(async () => {
    registry = await startDemoRegistry();
  });
  after(() => registry.close());
  return {
    settings: () => ({
      desk: { id: 'podil-4', centre: 'ЦНАП «Поділ»', window: 'Вікно 4' },
      operator: 'О. Коваль',
      registry: { adapter: 'demo', url: registry.url },
    }),
    fresh: (state: 'live' | 'expired' = 'live') =>
      registry.issue({ document: 'veteran-certificate', state }),
  };
}

/** To another of the desk's screens, by its tab. */
export async function go(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
}

/** The digits of a code, typed by the operator. */
export async function key(page: Page, digits: string): Promise<void> {
  await page.locator('#digits').fill(digits);
  await page.locator('#digits').press('Enter');
}

/** What the system's own window would answer: it can't be driven from here. */
export async function answerSaveWindow(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
  }, filePath);
}
