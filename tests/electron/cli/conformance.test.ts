import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { diiaRules } from '../../../electron/node/registry/diia-conformance.ts';
import { ruledAdapters } from '../../../electron/node/registry/adapters.ts';
import { httpRules } from '../../../electron/node/registry/http-conformance.ts';
import { listed } from '../../../shared/policy/listed.ts';
import type { Dialect } from '../../fakes/dialect.ts';
import { dialects } from '../../fakes/dialects.ts';
import { json, startHostileRegistry } from '../../fakes/hostile-registry.ts';
import { runCli, runDemoRegistry, type RunningRegistry } from './run-cli.ts';

const data = mkdtempSync(path.join(os.tmpdir(), 'zvirka-conformance-'));
let demo: RunningRegistry;
before(async () => {
  demo = await runDemoRegistry();
});
after(async () => {
  await demo.stop();
  rmSync(data, { recursive: true });
});

interface Conformed {
  readonly rule: string;
  readonly met?: string;
}

async function conform(adapter: string, url: string, token: string, branch: string) {
  const words = ['conformance', '--adapter', adapter, '--registry', url, '--json'];
  const ran = await runCli(words, { env: { ZVIRKA_TOKEN: token, ZVIRKA_BRANCH: branch } });
  return { code: ran.code, conformed: JSON.parse(ran.out) as readonly Conformed[] };
}

/** With all that the adapter's settings must hold. */
async function conformBy(dialect: Dialect, url: string) {
  const file = path.join(data, `${dialect.name}.json`);
  writeFileSync(file, JSON.stringify({ registry: dialect.settings(url) }));
  const words = ['conformance', '--settings', file, '--json'];
  const ran = await runCli(words, { env: { ZVIRKA_TOKEN: 'token' } });
  return { code: ran.code, conformed: JSON.parse(ran.out) as readonly Conformed[] };
}

for (const [adapter, rules] of Object.entries({ http: httpRules, diia: diiaRules })) {
  test(`${adapter}: the demo keeps every rule`, async () => {
    const { code, conformed } = await conform(adapter, demo.url, demo.token, demo.branchId);
    assert.deepEqual([code, conformed], [0, rules.map(({ name }) => ({ rule: name }))]);
  });
}

for (const dialect of dialects.filter(({ name }) => ruledAdapters.includes(name))) {
  const adapter = dialect.name;

  test(`${adapter}: an endpoint that says yes to everything breaks every rule`, async () => {
    let said = 0;
    // Each time another yes, so that no two answers are equal.
    const yes = json(200, { success: true, token: 'a.session.token' });
    const double = await startHostileRegistry({
      session: [yes],
      validation: [
        (socket, seen) => {
          const requestId = `00000000-0000-4000-8000-${String((said += 1)).padStart(12, '0')}`;
          const asked = { ...seen, body: JSON.stringify({ requestId }) };
          json(...dialect.say('yes', asked))(socket, seen);
        },
      ],
      branch: [yes],
    });
    const { code, conformed } = await conformBy(dialect, double.url);
    await double.close();
    const kept = conformed.filter(({ met }) => met === undefined).map(({ rule }) => rule);
    // Signing in is all that a probe of the partner API does, and here anybody may.
    assert.deepEqual([code, kept], [1, adapter === 'diia' ? [diiaRules[0]?.name] : []]);
  });

  test(`${adapter}: an endpoint that is not there breaks every rule, and the report ends`, async () => {
    const { code, conformed } = await conformBy(dialect, 'http://127.0.0.1:9');
    assert.deepEqual([code, conformed.filter(({ met }) => met === undefined)], [1, []]);
  });
}

test('a clock that differs is told as everywhere: by how much this machine’s is ahead', async () => {
  const date = new Date(Date.now() - 3_600_000).toUTCString();
  const double = await startHostileRegistry({ branch: [json(200, { status: 'up' }, { date })] });
  const { conformed } = await conform('http', double.url, 'token', 'branch');
  await double.close();
  const told = conformed.find(({ rule }) => rule.includes('clock'));
  assert.match(told?.met ?? '', /^this clock ahead by 360\d s$/);
});

test('the report is a line for each rule and a sum', async () => {
  const words = ['conformance', '--adapter', 'http', '--registry', demo.url];
  const ran = await runCli(words, { env: { ZVIRKA_TOKEN: demo.token } });
  const lines = ran.out.trim().split('\n');
  assert.equal(lines.pop(), `${String(httpRules.length)} rules kept, 0 broken`);
  assert.deepEqual(
    lines,
    httpRules.map(({ name }) => `ok      ${name}`),
  );
});

test('an adapter without rules is told in Ukrainian, whether it is named or of the settings', async () => {
  const said = `--adapter: правила відповідності є лише для адаптерів ${listed(ruledAdapters)}.\n`;
  for (const words of [['--adapter', 'demo'], ['--adapter', 'trembita'], []]) {
    const ran = await runCli(['conformance', '--registry', demo.url, ...words]);
    assert.deepEqual([ran.code, ran.out, ran.err], [64, '', said]);
  }
});

test('http: the same answer in another order of members, however deep, is the same', async () => {
  let said = 0;
  // Members that the contract does not name keep the order of the text.
  const card = { rank: 'Уявне', unit: 'Вигадане' };
  const double = await startHostileRegistry({
    validation: [
      (socket, seen) => {
        const [, requestId] = /"requestId":"([^"]+)"/.exec(seen.body) ?? [];
        const isOdd = (said += 1) % 2 === 1;
        const told = isOdd ? card : Object.fromEntries(Object.entries(card).reverse());
        const documentType = 'veteran-certificate';
        json(200, { requestId, answer: 'confirmed', documentType, card: told })(socket, seen);
      },
    ],
  });
  const { conformed } = await conform('http', double.url, 'token', '');
  await double.close();
  const sameness = conformed.filter(({ rule }) => rule.endsWith('the same answer'));
  assert.deepEqual(
    sameness.map(({ met }) => met),
    [undefined, undefined],
  );
});
