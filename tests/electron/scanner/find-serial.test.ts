import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePolicy } from '../../../electron/node/settings/parse-policy.ts';
import { isMeant, nameOf, type SerialSeen } from '../../../electron/node/scanner/find-serial.ts';

const scanner: SerialSeen = {
  path: 'COM3',
  vendorId: '0C2E',
  productId: '0B6A',
  serialNumber: 'S1',
};
const printer: SerialSeen = { path: 'COM1', vendorId: '04b8', productId: '0202' };
const bare: SerialSeen = { path: 'COM7' };

test('a port is meant when all that the settings name is equal, in either case of letters', () => {
  const meant = (serial: unknown) => {
    const policy = parsePolicy({ scanners: { serial: [serial] } });
    assert.ok(policy.ok);
    const [wanted] = policy.value.scanners.serial;
    assert.ok(wanted);
    return [scanner, printer, bare].filter((seen) => isMeant(wanted, seen)).map(({ path }) => path);
  };
  assert.deepEqual(
    [
      meant({ vendorId: '0c2e' }),
      meant({ vendorId: '0C2E', productId: '0b6a', serialNumber: 'S1' }),
      meant({ vendorId: '0c2e', productId: '0b6b' }),
      meant({ serialNumber: 'S2' }),
      meant({ path: 'COM3', vendorId: '04b8' }),
      meant({ path: 'COM7' }),
    ],
    [['COM3'], ['COM3'], [], [], [], ['COM7']],
  );
});

test('a scanner is called by the end of its port', () => {
  assert.deepEqual(['COM3', '/dev/ttyACM0'].map(nameOf), ['COM3', 'ttyACM0']);
});
