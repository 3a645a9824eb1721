import type { LooksLike } from './identified.ts';
import { stranger, type Recognised } from './recognised.ts';

/** Diia's own hosts: nobody but Diia can give out a name under diia.app. */
const diiaHost = /^(?:https?|diia):\/\/(?:[a-z0-9-]{1,63}\.)?diia\.app(?=[/?#]|$)/i;

/** Paths that the Diia app itself opens (its open-source navigation); the first that fits wins. */
const paths: readonly (readonly [RegExp, LooksLike])[] = [
  [/^\/acquirers\/offer-request(?:\/|$)/i, 'diia-offer'],
  [/^\/acquirers\/document-request(?:\/|$)/i, 'diia-document-request'],
  [/^\/acquirers\/identification(?:\/|$)/i, 'diia-identification'],
  [/^\/acquirers\/branch(?:\/|$)/i, 'diia-qr'],
  [/^\/residence-registration(?:\/|$)/i, 'diia-residence'],
  [/^\/penalty(?:\/|$)/i, 'diia-penalty'],
  [/^\/message(?:\/|$)/i, 'diia-message'],
];

/** Links of Diia that show no document, and document links whose shape is broken. */
export function recogniseDiiaStranger(text: string): Recognised | undefined {
  const host = diiaHost.exec(text)?.[0];
  if (host === undefined) return undefined;
  const path = text.slice(host.length, host.length + 64);
  return stranger(paths.find(([shape]) => shape.test(path))?.[1] ?? 'diia-other');
}
