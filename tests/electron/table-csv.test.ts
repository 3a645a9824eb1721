import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tableCsv } from '../../electron/node/table-csv.ts';

test('a table opens in Ukrainian Excel, and nothing in it is taken for a formula', () => {
  const text = tableCsv([
    ['Послуга', 'Разом'],
    ['=1+1', '@SUM(A1)'],
    ['a;b', 'він сказав "так"'],
  ]);
  assert.equal(text, '\ufeffПослуга;Разом\r\n\'=1+1;\'@SUM(A1)\r\n"a;b";"він сказав ""так"""\r\n');
});
