import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import test from 'node:test';
import { syslogCarrier } from '../../../electron/node/forward/syslog.ts';

test('an end while the collector is called is an end at once, not after the time for a connection', async (t) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const carrier = syslogCarrier({ host: '127.0.0.1', port, tls: () => ({}), connectMs: 3_000 });
  const over = new AbortController();
  const startedAt = performance.now();
  const sent = carrier.send({ desk: 'desk-7', journal: '' }, [], over.signal);
  over.abort();
  assert.deepEqual(await sent, { ok: false, fault: { kind: 'unreachable' } });
  assert.ok(performance.now() - startedAt < 1_000);
});
