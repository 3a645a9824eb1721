import { measureAppend } from './append.ts';
import { measureCaptures } from './captures.ts';
import { measureDecode } from './decode.ts';
import { measureKeys } from './keys.ts';
import { measureRoad } from './road.ts';
import { measureStart } from './start.ts';

// Figures for eyes and for comparing within one run; nothing is asserted, machines are noisy.
const measures = {
  append: measureAppend,
  captures: measureCaptures,
  decode: measureDecode,
  keys: measureKeys,
  road: measureRoad,
  start: measureStart,
};

const wanted = process.argv.slice(2);
for (const [name, measure] of Object.entries(measures)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n${await measure()}\n`);
}
