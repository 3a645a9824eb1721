import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAdmission } from '../../../renderer/capture/admission.ts';
import type { Read } from '../../../shared/capture/read-codes.ts';

const nowhere = { x: 0, y: 0 };

function read(text: string, format: Read['format']): Read {
  return { text, format, is2d: format === 'qr', corners: [nowhere, nowhere, nowhere, nowhere] };
}

test('a code counts once for as long as it is shown, and is told about once a second', () => {
  const { show, said } = openAdmission();
  for (let at = 0; at <= 2_500; at += 100) show(at, read('QR', 'qr'));
  assert.deepEqual(said, ['QR', 'again 1000', 'again 2000']);
});

test('a barcode counts with its second equal read', () => {
  const { show, said } = openAdmission();
  show(0, read('4006321331911', 'ean-13'));
  show(100, read('4006381333931', 'ean-13'));
  assert.deepEqual(said, []);
  show(200, read('4006381333931', 'ean-13'));
  assert.deepEqual(said, ['4006381333931']);
});

test('a new code counts at once while another one is still in view', () => {
  const { show, said } = openAdmission();
  show(0, read('FIRST', 'qr'));
  show(100, read('FIRST', 'qr'), read('SECOND', 'qr'));
  assert.deepEqual(said, ['FIRST', 'SECOND']);
});

function openAdmission({ isTaken = true } = {}) {
  const said: string[] = [];
  let now = 0;
  const admit = createAdmission(
    {
      onCode: (text) => {
        said.push(text);
        return isTaken;
      },
      onRepeated: (agoMs) => said.push(`again ${String(agoMs)}`),
    },
    () => 10_000 + now,
  );
  const show = (at: number, ...reads: readonly Read[]) => {
    now = at;
    admit({ reads });
  };
  return { show, said };
}

test('a code that became no check is offered once, and never called one that was just checked', () => {
  const { show, said } = openAdmission({ isTaken: false });
  for (let at = 0; at <= 2_500; at += 100) show(at, read('SOUGHT', 'qr'));
  assert.deepEqual(said, ['SOUGHT']);
});

test('a code in view counts anew when its last check never left', () => {
  const codes: string[] = [];
  let isAgain = false;
  const admit = createAdmission(
    { onCode: (text) => codes.push(text) > 0, mayRepeat: () => isAgain },
    () => 0,
  );
  for (const again of [false, false, true]) {
    isAgain = again;
    admit({ reads: [read('code', 'qr')] });
  }
  assert.deepEqual(codes, ['code', 'code']);
});
