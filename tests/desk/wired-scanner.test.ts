import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startDemoRegistry, type DemoRegistry } from '../../electron/node/demo/demo-registry.ts';
import { plug, withoutPty } from '../fixtures/pty.ts';
import { openDesk, temporary } from './open-desk.ts';
import { dismiss, verdict } from './verdict.ts';

const skip = withoutPty();

let registry: DemoRegistry;
before(async () => {
  registry = await startDemoRegistry();
});
after(() => registry.close());

test(
  'a scanner on a serial port is heard from every screen, also after it was unplugged',
  { skip },
  async (t) => {
    const port = path.join(temporary(), 'ttyACM0');
    const fresh = () => registry.issue({ document: 'veteran-certificate', state: 'live' });
    const settings = {
      registry: { adapter: 'demo', url: registry.url },
      scanners: { serial: [{ path: port }] },
    };
    const { page, entries, picture } = await openDesk(t, { settings });
    await page.getByText('Сканер · ttyACM0 від’єднано').waitFor();
    await picture('scanner-unplugged');
    const cable = await plug(t, port);
    await page.getByText('Сканер · ttyACM0 готовий').waitFor();
    await picture('scanner-plugged-in');
    await page.getByRole('button', { name: 'Журнал' }).click();
    await page.getByText('Відбиток коду').first().waitFor();
    cable.send(`${fresh().link}\r\n`);
    await verdict(page, 'valid');
    // From the verdict itself: the next visitor.
    cable.send(`${registry.issue({ document: 'internal-passport', state: 'live' }).digits}\r`);
    await page.getByText('Паспорт', { exact: false }).first().waitFor();
    await dismiss(page);
    cable.send(fresh().link.slice(0, 50));
    await cable.unplug();
    await page.getByText('Сканер · ttyACM0 від’єднано').waitFor();
    const again = await plug(t, port);
    await page.getByText('Сканер · ttyACM0 готовий').waitFor();
    again.send(`${fresh().digits}\t`);
    await verdict(page, 'valid');
    assert.deepEqual(
      entries().map(({ outcome, source }) => [outcome, source]),
      Array(3).fill(['valid', 'scanner']),
    );
  },
);
