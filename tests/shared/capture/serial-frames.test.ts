import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { longestCapture } from '../../../shared/capture/capture.ts';
import type { Frame } from '../../../shared/capture/frame.ts';
import { idleFrames, quietFrames, takeBytes } from '../../../shared/capture/serial-frames.ts';
import { identify } from '../../../shared/identify/identify.ts';
import { barcodeText, linkText } from '../../fixtures/document-codes.ts';

/** What comes of these chunks, a millisecond apart, and the silence after them. */
function framesOf(chunks: readonly (string | Uint8Array)[], gapMs = 1): readonly Frame[] {
  let state = quietFrames;
  let at = 1_000;
  const frames: Frame[] = [];
  const idle = (until: number) => {
    while (state.dueAt !== undefined && state.dueAt <= until) {
      const step = idleFrames(state, state.dueAt);
      state = step.state;
      frames.push(...step.frames);
    }
  };
  for (const chunk of chunks) {
    idle(at);
    const step = takeBytes(state, typeof chunk === 'string' ? bytesOf(chunk) : chunk, at);
    state = step.state;
    frames.push(...step.frames);
    at += gapMs;
  }
  idle(Infinity);
  return frames;
}

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const texts = (...expected: string[]) => expected.map((text) => ({ kind: 'text', text }));

test('every line end and silence end a code, and a pair of them ends it once', () => {
  for (const end of ['\r', '\n', '\r\n', '\t', '\u0003', '\u0003\r\n', '\n\n', '']) {
    assert.deepEqual(framesOf([linkText + end]), texts(linkText), JSON.stringify(end));
  }
});

test('codes that arrive merged are told apart', () => {
  const merged = `\u0002${linkText}\u0003\u0002]E0${barcodeText}\u0003\r\n${linkText}\r`;
  const frames = framesOf([merged]);
  assert.deepEqual(
    frames.map((frame) => (frame.kind === 'text' ? identify(frame.text).kind : frame.kind)),
    ['document', 'document', 'document'],
  );
});

test('however the bytes are cut, the same codes come of them', () => {
  const letter = fc.constantFrom(...'0123456789', ...'htps:/diaа', '\u0000', '\u0011', 'і', '€');
  const code = fc.string({ unit: letter, maxLength: 40 });
  const end = fc.constantFrom('\r', '\n', '\r\n', '\t', '\u0003');
  const stream = fc.array(fc.tuple(code, end), { minLength: 1, maxLength: 5 });
  const cuts = fc.array(fc.nat(400), { maxLength: 30 });
  fc.assert(
    fc.property(stream, fc.boolean(), cuts, (codes, hasLastEnd, places) => {
      const whole = new TextEncoder().encode(codes.flat().join(''));
      const bytes = hasLastEnd ? whole : whole.subarray(0, -1);
      const at = [0, ...places.filter((place) => place < bytes.length), bytes.length];
      at.sort((a, b) => a - b);
      const chunks = at.slice(1).map((to, index) => bytes.subarray(at[index], to));
      assert.deepEqual(framesOf(chunks), framesOf([bytes]));
    }),
    { numRuns: 500 },
  );
});

test('whatever bytes come, each code is at most as long as a code can be', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 6_000 }), { maxLength: 4 }), (chunks) => {
      for (const frame of framesOf(chunks)) {
        assert.ok(frame.kind === 'too-long' || frame.text.length <= longestCapture);
      }
    }),
    { numRuns: 60 },
  );
});

test('a code that is too long is told once, and the next one is heard', () => {
  const long = '7'.repeat(longestCapture + 1);
  assert.deepEqual(framesOf([`${long}${long}\r`, `${linkText}\r`]), [
    { kind: 'too-long' },
    ...texts(linkText),
  ]);
  assert.deepEqual(
    framesOf([`${'7'.repeat(longestCapture)}\r`]),
    texts('7'.repeat(longestCapture)),
  );
});

test('a slow scanner that ends its codes may pause inside one', () => {
  const slow = [...`${barcodeText}\r`, ...`${barcodeText}\r`];
  assert.deepEqual(framesOf(slow, 50), texts(barcodeText, barcodeText));
  assert.deepEqual(
    framesOf([`${barcodeText}\r`, ...slow], 400),
    texts(...Array<string>(3).fill(barcodeText)),
  );
});

test('without a line end a pause is the end', () => {
  assert.deepEqual(framesOf([barcodeText, linkText], 61), texts(barcodeText, linkText));
});

test('a timer that comes late lets the bytes behind it come first', () => {
  const begun = takeBytes(quietFrames, bytesOf(barcodeText.slice(0, 6)), 0).state;
  const late = idleFrames(begun, 300);
  assert.deepEqual([late.frames, late.state.dueAt], [[], 320]);
  const rest = takeBytes(late.state, bytesOf(`${barcodeText.slice(6)}\r`), 310);
  assert.deepEqual(rest.frames, texts(barcodeText));
  assert.deepEqual(idleFrames(late.state, 400).frames, texts(barcodeText.slice(0, 6)));
});

test('noise on the line is no code and spoils none', () => {
  assert.deepEqual(
    framesOf(['\u0000\u00ff\u0011', '\r', 'x\r', '\u0002\u0003', ' \r\n', ']Q1\r']),
    [],
  );
  const noisy = [...barcodeText].join('\u0000\u0013');
  assert.deepEqual(framesOf([`\u0000${noisy}\u0000\r`]), texts(barcodeText));
});

test('a text in Windows-1251 is read, and a garbled link in it still is the document', () => {
  const alphabet =
    'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕїАБВ';
  const upper = Uint8Array.from({ length: 128 }, (_, index) => 0x80 + index);
  const [frame] = framesOf([upper, '\r']);
  assert.ok(
    frame?.kind === 'text' && frame.text.startsWith(alphabet) && frame.text.endsWith('эюя'),
  );
  const windows = new TextDecoder('windows-1251');
  assert.equal(frame.text, windows.decode(upper));
  const garbled = Uint8Array.from(
    garble(linkText),
    (letter) => upper[frame.text.indexOf(letter)] ?? letter.charCodeAt(0),
  );
  const [heard] = framesOf([garbled, '\r']);
  assert.ok(heard?.kind === 'text' && heard.text === garble(linkText));
  assert.equal(identify(heard.text).kind, 'document');
});

/** As a keyboard under the Ukrainian layout types it. */
function garble(text: string): string {
  const latin = 'abcdefghijklmnopqrstuvwxyz:/.?';
  const cyrillic = 'фисвуапршолдьтщзйкіегмцчняЖ.ю,';
  return Array.from(text, (letter) => {
    const index = latin.indexOf(letter);
    return index < 0 ? letter : cyrillic.charAt(index);
  }).join('');
}
