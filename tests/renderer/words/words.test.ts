import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from '../../../renderer/words/advice.ts';
import { languages, type Words } from '../../../renderer/words/words.ts';

/** Every text of a language by its place; texts with a blank are asked with figures. */
function textsOf(value: unknown, place = ''): (readonly [place: string, text: string])[] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value === 'function') return [[place, String(value('1', '2'))]];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    textsOf(inner, `${place}.${key}`),
  );
}

const figures = /^[\s\d№,.·:]*$/u;

for (const language of languages) {
  const texts = textsOf(wordsOf[language]);

  test(`every text of ${language} says something`, () => {
    for (const [place, text] of texts) {
      assert.ok(text.trim() === text && text !== '', place);
      assert.doesNotMatch(text, /TODO|TBD|XXX|undefined|\[object|\$\{|lorem/i, place);
      assert.doesNotMatch(text, / {2}|\.\.|«[^»]*$|'|"/u, place);
    }
  });

  test(`every step and sentence of ${language} ends like one`, () => {
    const sentences = texts.filter(([place]) =>
      /^\.(verdicts|strangers|link|card)\..*(sentence|why|say|steps\.\d+|advice)$/.test(place),
    );
    assert.ok(sentences.length > 150);
    for (const [place, text] of sentences) assert.match(text, /[.!?]$/u, place);
  });

  test(`in ${language} what was not checked is never called invalid`, () => {
    const { verdicts, link } = wordsOf[language];
    for (const [place, text] of textsOf([verdicts.unchecked, link])) {
      assert.doesNotMatch(text, /недійсн|invalid/i, place);
    }
  });

  test(`in ${language} whoever scans again for a search is sent to the search first: a scan is a check`, () => {
    const { codeFailed, findByCode } = wordsOf[language].journal;
    assert.ok(codeFailed.includes(findByCode), codeFailed);
  });

  test(`in ${language} no two outcomes share their first words`, () => {
    const headlines = Object.values(wordsOf[language].headlines);
    assert.equal(new Set(headlines).size, headlines.length);
  });
}

test('both languages have the same texts', () => {
  const places = (words: Words) => textsOf(words).map(([place]) => place.replace(/\.\d+$/, ''));
  assert.deepEqual(
    [...new Set(places(wordsOf.en))].sort(),
    [...new Set(places(wordsOf.uk))].sort(),
  );
});

test('Ukrainian holds no Latin look-alikes and no Russian letters', () => {
  for (const [place, text] of textsOf(wordsOf.uk)) {
    assert.doesNotMatch(text, /[ыэъё]/iu, place);
    for (const word of text.match(/[\p{L}]+/gu) ?? []) {
      assert.ok(!(/[a-z]/i.test(word) && /\p{Script=Cyrillic}/u.test(word)), `${place}: ${word}`);
    }
  }
});

test('English holds no Cyrillic but the names of the languages', () => {
  for (const [place, text] of textsOf(wordsOf.en)) {
    if (!place.startsWith('.desk.languages'))
      assert.doesNotMatch(text, /\p{Script=Cyrillic}/u, place);
  }
});

test('the first words of each verdict are those of the house', () => {
  assert.deepEqual(wordsOf.uk.headlines, {
    valid: 'Документ дійсний',
    caution: 'Потрібна увага',
    invalid: 'Недійсний',
    stale: 'Оновіть код',
    unchecked: 'Не перевірено',
    foreign: 'Це не код документа',
  });
});

test('counting figures alone are no text', () => {
  for (const language of languages) {
    for (const [place, text] of textsOf(wordsOf[language])) {
      if (place !== '.mark' && place !== '.journal.number')
        assert.doesNotMatch(text, figures, place);
    }
  }
});

test('what is quoted within a quoted speech has inner quotes', () => {
  assert.equal(wordsOf.uk.showing.quoted('Натисніть «Оновити код».'), '«Натисніть „Оновити код“.»');
});
