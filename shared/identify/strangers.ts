import type { LooksLike } from './identified.ts';
import { stranger, type Recognised } from './recognised.ts';

/**
 * Beginnings that name a stranger; the first that fits wins. All are anchored and bounded.
 * Reserve+: the content of its QR is not public; what can be told is its ministry's host and its name.
 * Payments: the National Bank of Ukraine's link and its "BCD" text (resolution 97 of 2025), the
 * European "BCD", EMVCo merchant codes, the Swiss and Russian transfer texts, and coins.
 */
const beginnings: readonly (readonly [RegExp, LooksLike])[] = [
  [/^https?:\/\/(?:[a-z0-9-]{1,63}\.)?reserveplus\.mod\.gov\.ua(?=[/?#:]|$)/i, 'reserve-plus'],
  [/^(?:reserveplus|rezervplus):/i, 'reserve-plus'],
  [/^https:\/\/(?:qr\.bank\.gov\.ua\/|bank\.gov\.ua\/qr\/)/i, 'payment'],
  [/^(?:BCD|SPC)\r?\n/, 'payment'],
  [/^0002010[12]/, 'payment'],
  [/^ST0001[12]\|/, 'payment'],
  [/^(?:bitcoin|bitcoincash|ethereum|litecoin|monero|tron|ton|lightning|solana):/i, 'payment'],
  [/^WIFI:/i, 'wifi'],
  [/^(?:BEGIN:VCARD|MECARD:|BIZCARD:)/i, 'contact'],
  [/^(?:BEGIN:VCALENDAR|BEGIN:VEVENT)/i, 'event'],
  [/^(?:tel:|\+[0-9][0-9 ()-]{8,20}$)/i, 'phone'],
  [/^(?:mailto:|MATMSG:|SMTP:)/i, 'email'],
  [/^(?:sms|smsto|mms|mmsto):/i, 'message'],
  [/^geo:/i, 'place'],
];

/** `scheme://…` of any scheme (RFC 3986 §3.1), or an address without one. */
const address = /^(?:[a-z][a-z0-9+.-]{0,30}:\/\/|www\.)/i;
const reservePlusName = /Резерв(?:\s?\+|\s?ID)/i;

/** Everything that is not Diia's and not digits. Always answers. */
export function recogniseStranger(text: string): Recognised {
  const head = text.slice(0, 512);
  const named = beginnings.find(([shape]) => shape.test(head))?.[1];
  if (named) return stranger(named);
  if (address.test(head)) return stranger('url');
  if (isBinary(text)) return stranger('binary');
  return stranger(reservePlusName.test(head) ? 'reserve-plus' : 'text');
}

/** Bytes, not words: a control mark other than Tab and line ends, or one mark in ten that can't be shown. */
function isBinary(text: string): boolean {
  if (/[^\P{Cc}\t\n\r]/u.test(text)) return true;
  const unshown = text.match(/[\uFFFD\p{Cs}\p{Co}\p{Cn}]/gu)?.length ?? 0;
  return unshown * 10 > text.length;
}
