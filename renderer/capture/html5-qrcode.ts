import type { Html5Qrcode, Html5QrcodeResult } from 'html5-qrcode';
import type { CodeFormat, Read } from '../../shared/capture/read-codes.ts';

/** A scanner of html5-qrcode's own, with the hidden element that it wants. It is a megabyte: loaded when needed. */
export async function createScanner(): Promise<{ scanner: Html5Qrcode; remove: () => void }> {
  const { Html5Qrcode: Scanner } = await import('html5-qrcode');
  const host = hiddenHost();
  const scanner = new Scanner(host.id, {
    verbose: false,
    formatsToSupport: Object.keys(formatNames).map(Number),
  });
  return { scanner, remove: () => host.remove() };
}

/** It gives no corners. */
export function readOf({ decodedText, result }: Html5QrcodeResult): Read {
  const family = Number(result.format?.format);
  const format = formatNames[family] ?? 'qr';
  const isUpcA = family === upcA && decodedText.length === 12;
  const nowhere = { x: 0, y: 0 };
  return {
    text: isUpcA ? `0${decodedText}` : decodedText,
    format,
    is2d: format === 'qr',
    corners: [nowhere, nowhere, nowhere, nowhere],
  };
}

const upcA = 14;

/** Keyed by `Html5QrcodeSupportedFormats`, whose values can't be had before the library is loaded. */
const formatNames: Readonly<Record<number, CodeFormat>> = {
  0: 'qr',
  2: 'codabar',
  3: 'code-39',
  4: 'code-93',
  5: 'code-128',
  8: 'itf',
  9: 'ean-13',
  10: 'ean-8',
  [upcA]: 'ean-13',
  15: 'upc-e',
};

let hosts = 0;

/** It decodes at the size of this element, not of the video: out of sight, but as wide as the picture. */
function hiddenHost(): HTMLElement {
  const host = document.createElement('div');
  hosts += 1;
  host.id = `html5-qrcode-${hosts}`;
  host.ariaHidden = 'true';
  host.style.cssText = 'position:fixed; left:-2000px; top:0; width:1280px; visibility:hidden';
  document.body.append(host);
  return host;
}
