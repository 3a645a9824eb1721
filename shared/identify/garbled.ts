import { clean } from '../capture/clean.ts';
import { flipCase, ungarble } from '../capture/layout.ts';
import { recogniseBarcode } from './barcode.ts';
import { longestLink, recogniseDiiaLink } from './diia-link.ts';
import { recogniseDiiaStranger } from './diia-strangers.ts';
import type { Recognised } from './recognised.ts';

/** `https://` and `diia://` as the Ukrainian and Russian layouts write them, after an AIM mark or not. */
const garbledLink = /^(?:[їъ][а-яєіїґ][0-9])?(?:реез[іы]ж|вшшфж)\.\./i;
/** The AIM mark of a barcode, `]E0`, before its digits: those no layout changes. */
const garbledAim = /^[їъ][а-яєіїґ][0-9](?=[0-9])/i;

/**
 * A Diia code that a keyboard scanner typed under a Cyrillic layout, Caps Lock on or off. Only a text that begins with a
 * tell-tale is turned back, so that a sentence never becomes a code by accident.
 */
export function recogniseGarbled(text: string): Recognised | undefined {
  if (text.length > longestLink) return undefined;
  if (!garbledLink.test(text) && !garbledAim.test(text)) return undefined;
  return recogniseRestored(ungarble(text)) ?? recogniseRestored(ungarble(flipCase(text)));
}

function recogniseRestored(text: string): Recognised | undefined {
  const code = clean(text);
  return recogniseDiiaLink(code) ?? recogniseDiiaStranger(code) ?? recogniseBarcode(code);
}
