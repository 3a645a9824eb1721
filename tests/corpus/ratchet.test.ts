import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLuma } from '../../electron/node/decoder.ts';
import { climb } from '../../shared/capture/ladder.ts';
import { blankLuma, pixelsOf } from '../../shared/capture/views/luma.ts';
import { draw, families, seeds } from './families.ts';

for (const family of families) {
  test(`${family.name}: at least ${String(family.least)} of ${String(seeds)} drawn pictures are read, none wrongly`, async () => {
    let read = 0;
    for (let seed = 0; seed < seeds; seed += 1) {
      const { picture, texts } = await draw(family, seed);
      const luma = blankLuma(picture.width, picture.height);
      pixelsOf(luma).set(picture.pixels);
      const found = (await climb(readLuma, luma)).map(({ text }) => text);
      const strange = found.filter((text) => !texts.includes(text));
      assert.deepEqual(strange, []);
      if (texts.every((text) => found.includes(text))) read += 1;
    }
    assert.ok(read >= family.least, `only ${String(read)} were read`);
  });
}
