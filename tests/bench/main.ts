import { measureAnswers } from './answers.ts';
import { measureAppend } from './append.ts';
import { measureAsk } from './ask.ts';
import { measureCaptures } from './captures.ts';
import { measureDecode } from './decode.ts';
import { measureDrops } from './drops.ts';
import { measureForward } from './forward.ts';
import { measureJournal } from './journal.ts';
import { measureKills, measureMutations } from './journal-harm.ts';
import { measureKeys } from './keys.ts';
import { measureLink } from './link.ts';
import { measureRoad } from './road.ts';
import { measureSoak } from './soak.ts';
import { measureStart } from './start.ts';

// Figures for eyes and for comparing within one run; nothing is asserted, machines are noisy.
const measures = {
  answers: measureAnswers,
  append: measureAppend,
  ask: measureAsk,
  captures: measureCaptures,
  decode: measureDecode,
  drops: measureDrops,
  forward: measureForward,
  journal: measureJournal,
  keys: measureKeys,
  kills: measureKills,
  mutations: measureMutations,
  link: measureLink,
  road: measureRoad,
  soak: measureSoak,
  start: measureStart,
};

const wanted = process.argv.slice(2);
for (const [name, measure] of Object.entries(measures)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n${await measure()}\n`);
}
