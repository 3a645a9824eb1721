import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barcodeQuestion, soon } from '../../fakes/asking.ts';
import { json, raw, reset, sessionToken } from '../../fakes/hostile-registry.ts';
import { confirmed, withDiia } from './with-diia.ts';

const scopes = (documentIdentification: readonly string[], more: object = {}) =>
  json(200, { ...more, scopes: { sharing: [], documentIdentification } });

for (const [what, treatment, proves] of [
  ['one class', scopes(['veteran-certificate'], { _id: 'b/1' }), 'veteran-certificate'],
  ['two classes', scopes(['veteran-certificate', 'driver-license']), undefined],
  ['no class', scopes([]), undefined],
  ['a class that nobody knows', scopes(['u-id']), undefined],
  ['another branch', scopes(['veteran-certificate'], { _id: 'other' }), undefined],
  ['no scope', json(200, { _id: 'b/1' }), undefined],
  ['nothing, being refused', json(401, {}), undefined],
  ['nothing, being cut', reset, undefined],
  ['nothing, being slow', raw(''), undefined],
] as const) {
  test(`a yes of a branch whose scope tells ${what} proves ${proves ?? 'no type'}`, async () => {
    const branches = [{ id: 'b/1', proves: [] }];
    await withDiia({ branch: [treatment] }, { branches }, async (registry, double) => {
      const startedAt = Date.now();
      assert.deepEqual(await registry.ask(barcodeQuestion, soon()), confirmed(proves));
      assert.ok(Date.now() - startedAt < 1_500);
      assert.equal(double.paths()[2], 'GET /api/v2/acquirers/branch/b%2F1');
      assert.equal(double.seen[2]?.headers['authorization'], `Bearer ${sessionToken}`);
    });
  });
}

test("a branch's scope is asked only after a yes, and once a session", async () => {
  const validation = [json(200, { success: false }), json(200, { success: true })];
  const branches = [{ id: 'b', proves: [] }];
  const hostile = { validation, branch: [scopes(['driver-license'])] };
  await withDiia(hostile, { branches }, async (registry, double) => {
    for (let at = 0; at < 3; at += 1) await registry.ask(barcodeQuestion, soon());
    const order = double.paths().map((seen) => seen.replace(/^.*\//, ''));
    const validate = 'document-identification';
    assert.deepEqual(order.slice(1), [validate, validate, 'b', validate]);
  });
});
