import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { makeAuthority } from '../fakes/certificates.ts';
import { startProxy } from '../fakes/proxy.ts';
import { barcodeText } from '../fixtures/document-codes.ts';
import { openDesk, temporary } from './open-desk.ts';
import { scanAsKeys } from './scanner-keys.ts';
import { verdict } from './verdict.ts';

/** A registry behind TLS that confirms everything, with a certificate for a name that only the proxy finds. */
async function openFar(t: TestContext) {
  const authority = makeAuthority();
  const server = createServer(
    authority.issue({ names: ['registry.test'] }),
    (request, response) => {
      request.resume();
      const body = request.method === 'GET' ? { token: 'invented' } : { success: true };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, ca: authority.cert };
}

test('the desk goes the way that a PAC script tells, trusts the settings’ own authority, and calls nobody else', async (t) => {
  const far = await openFar(t);
  const proxy = await startProxy({ leadsTo: far.port });
  t.after(() => proxy.close());
  const data = temporary();
  const caFile = path.join(data, 'authority.pem');
  writeFileSync(caFile, far.ca);
  const way = `PROXY ${new URL(proxy.url).host}`;
  const script = `function FindProxyForURL() { return "SOCKS 127.0.0.1:9; ${way}"; }`;
  const branches = [{ id: 'branch', proves: ['veteran-certificate'] }];
  const { page, entries } = await openDesk(t, {
    data,
    settings: {
      registry: { adapter: 'diia', url: 'https://registry.test', branches },
      network: { caFile },
    },
    environment: { ZVIRKA_TOKEN: 'invented' },
    switches: [
      `--proxy-pac-url=data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString('base64')}`,
    ],
  });
  await page.getByText('Ввести цифри з екрана').waitFor();
  await scanAsKeys(page, barcodeText, { layout: 'us', suffix: 'Enter', paceMs: 3 });
  await verdict(page, 'valid');
  // Long enough for whatever Chromium would fetch at its start.
  await page.waitForTimeout(2_000);
  assert.deepEqual(
    [entries().map(({ outcome }) => outcome), new Set(proxy.asked)],
    [['valid'], new Set(['registry.test:443'])],
  );
});
