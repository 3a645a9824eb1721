import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listed } from '../../../shared/policy/listed.ts';

test('names stand in a sentence in quotes, the last after «і»', () => {
  assert.deepEqual(
    [listed(['diia']), listed(['diia', 'http']), listed(['demo', 'diia', 'http', 'trembita'])],
    ['«diia»', '«diia» і «http»', '«demo», «diia», «http» і «trembita»'],
  );
});
