import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Frame } from '../../../shared/capture/frame.ts';
import { nextReport, quietHidPos } from '../../../shared/capture/hid-pos.ts';
import { identify } from '../../../shared/identify/identify.ts';
import { barcodeText, linkText } from '../../fixtures/document-codes.ts';
import { reportsOf, type HidPosLayout } from '../../fixtures/hid-pos-reports.ts';

function heardFrom(reports: readonly Uint8Array[], gapMs = 2): readonly Frame[] {
  let state = quietHidPos;
  return reports.flatMap((report, index) => {
    const step = nextReport(state, report, index * gapMs);
    state = step.state;
    return step.heard ? [step.heard] : [];
  });
}

const hex = (text: string) =>
  Uint8Array.from(text.split(/\s+/), (byte) => Number.parseInt(byte, 16));
const padded = (head: string, tail: string) => {
  const [start, end] = [hex(head), hex(tail)];
  const report = new Uint8Array(64);
  report.set(start);
  report.set(end, 64 - end.length);
  return report;
};

test("Honeywell: an EAN-13 and a link in two reports, with the maker's own symbology behind the data", () => {
  // The shape of the published Voyager 1602g dump: 02, length, ]X0, 56 bytes, maker's mark, 0, continued.
  const barcode = padded('02 0d 5d 45 30 32 38 35 38 33 36 34 31 37 30 38 36 34', '64 00 00');
  assert.deepEqual(heardFrom([barcode]), [
    { kind: 'text', text: '2858364170864', symbology: ']E0' },
  ]);
  const reports = reportsOf(linkText, 'aim', ']Q1');
  assert.deepEqual(
    reports.map((report) => [report.length, report[1], report[63]]),
    [
      [64, 56, 1],
      [64, linkText.length - 56, 0],
    ],
  );
  for (const report of reports) report[61] = 0x73;
  assert.deepEqual(heardFrom(reports), [{ kind: 'text', text: linkText, symbology: ']Q1' }]);
});

test('Honeywell: the published dump of a six-report answer is read whole', () => {
  // https://github.com/HenkVanAsselt/python_hon_usbhid, its first and its sixth report.
  const first = padded(
    '02 38 5d 58 30 50 72 6f 64 75 63 74 20 4e 61 6d 65 3a 20 56 6f 79 61 67 65 72 20 31 36 30 32 67 0d 0a 42 6f 6f 74 20 52 65 76 69 73 69 6f 6e 3a 20 3a 20 38 39 39 32 0d 0a 53 6f 66 74',
    '3f 00 01',
  );
  const last = padded('02 09 5d 58 30 75 6d 3a 20 4e 2f 41 0d 0a', '3f 00 00');
  assert.deepEqual(heardFrom([first, last]), [
    {
      kind: 'text',
      text: 'Product Name: Voyager 1602g\r\nBoot Revision: : 8992\r\nSoftum: N/A\r\n',
      symbology: ']X0',
    },
  ]);
});

test('Zebra: the data stand behind the AIM identifier, with a line end or without', () => {
  const barcode = padded('02 0e 5d 45 30 32 38 35 38 33 36 34 31 37 30 38 36 34 0d', '00');
  const [heard] = heardFrom([barcode]);
  assert.deepEqual(heard, { kind: 'text', text: `${barcodeText}\r`, symbology: ']E0' });
  assert.equal(heard.kind === 'text' && identify(heard.text).kind, 'document');
});

test('Datalogic: the identifier and the data stand one byte later', () => {
  const barcode = padded('02 0d 00 5d 45 30 32 38 35 38 33 36 34 31 37 30 38 36 34', '00');
  assert.deepEqual(heardFrom([barcode]), [{ kind: 'text', text: barcodeText, symbology: ']E0' }]);
  assert.deepEqual(heardFrom(reportsOf(linkText, 'later-aim', ']Q1')), [
    { kind: 'text', text: linkText, symbology: ']Q1' },
  ]);
});

test('Newland, ID TECH: the data begin at once, also when the scanner puts an AIM mark among them', () => {
  assert.deepEqual(heardFrom(reportsOf(linkText, 'bare')), [{ kind: 'text', text: linkText }]);
  assert.deepEqual(heardFrom(reportsOf(`]E0${barcodeText}`, 'bare')), [
    { kind: 'text', text: `]E0${barcodeText}` },
  ]);
});

test('a scanner that tells no symbology is heard all the same', () => {
  assert.deepEqual(heardFrom(reportsOf(barcodeText, 'aim', '\u0000\u0000\u0000')), [
    { kind: 'text', text: barcodeText },
  ]);
});

test('every text comes whole through every layout, in one report or in many', () => {
  const layout = fc.constantFrom<HidPosLayout>('aim', 'later-aim', 'bare');
  const text = fc.string({
    unit: fc.constantFrom(...'0123456789abcdef/:.-]QE \u0444'),
    minLength: 4,
    maxLength: 300,
  });
  fc.assert(
    fc.property(
      layout,
      text.filter((one) => one.trim().replace(/^\].{2}/, '').length >= 4),
      (known, sent) => {
        const heard = heardFrom(reportsOf(sent, known, ']Q1'));
        assert.deepEqual(
          heard.map((one) => one.kind === 'text' && one.text),
          [sent],
        );
      },
    ),
    { numRuns: 1_000 },
  );
});

test('any bytes at all are taken, and nothing comes of broken reports', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 70 }), { maxLength: 20 }), (reports) => {
      heardFrom(reports);
    }),
  );
  const [report] = reportsOf(barcodeText, 'aim', ']E0');
  assert.ok(report);
  assert.deepEqual(
    heardFrom([report.subarray(0, 12), new Uint8Array(), Uint8Array.of(2), Uint8Array.of(2, 0)]),
    [],
  );
});

test('a code whose rest never came is dropped, and a status report in between is not its end', () => {
  const reports = reportsOf(linkText, 'aim', ']Q1');
  const [begun, ...rest] = reports;
  assert.ok(begun);
  const [barcode] = reportsOf(barcodeText, 'aim', ']E0');
  assert.ok(barcode);
  assert.deepEqual(heardFrom([begun, barcode], 1_001), [
    { kind: 'text', text: barcodeText, symbology: ']E0' },
  ]);
  assert.deepEqual(heardFrom([begun, Uint8Array.of(7, 1), ...rest]), [
    { kind: 'text', text: linkText, symbology: ']Q1' },
  ]);
});

test('more than any code holds is told as too long', () => {
  assert.deepEqual(heardFrom(reportsOf('7'.repeat(4_297), 'aim', ']Q1')), [{ kind: 'too-long' }]);
});
