import { groupDigits } from '../../shared/capture/digits.ts';
import type { PhoneScreen } from '../../shared/contract/contract.ts';
import { symbol, type CodeSymbol } from '../demo/symbol.ts';
import { canvasOf, contextOf } from './demo-desk.ts';

/** What stands on the phone besides the code. */
export interface PhoneWords {
  title(document: PhoneScreen['document']): string;
  /** For a code that is no longer shown in time: `leftMs` is then 0. */
  countdown(leftMs: number): string;
}

/** The citizen's phone, drawn larger than the camera sees it. */
export interface PhonePicture {
  readonly canvas: HTMLCanvasElement;
  /** Draws anew when something that is visible has changed. */
  update(screen: PhoneScreen): Promise<void>;
}

const [phoneWidth, phoneHeight, rim] = [720, 1_440, 26];
const cardSide = 600;
const family = `'Onest Variable', 'Onest', system-ui, sans-serif`;

/** The countdown follows this PC's own clock. */
export function createPhonePicture(words: PhoneWords): PhonePicture {
  const canvas = canvasOf(phoneWidth, phoneHeight);
  const context = contextOf(canvas);
  const card = canvasOf(cardSide, cardSide);
  let drawnCode = '';
  let drawnWords = '';
  return {
    canvas,
    async update(screen) {
      const text = screen.shape === 'qr' ? screen.link : screen.digits;
      const countdown = words.countdown(Math.max(0, screen.expiresAt - Date.now()));
      const seen = [text, screen.document, countdown].join('\n');
      if (seen === drawnWords) return;
      // Softening a whole code takes a while: it is done once for each, not with every second of the countdown.
      if (text !== drawnCode) {
        drawCode(contextOf(card), await symbol(text, screen.shape === 'qr' ? 'qr' : 'ean13'));
      }
      [drawnCode, drawnWords] = [text, seen];
      drawBody(context);
      context.drawImage(card, (phoneWidth - cardSide) / 2, 280);
      write(context, words.title(screen.document), 190, 34, 500, '#41484f');
      write(context, groupDigits(screen.digits), 1_010, 62, 700, '#0b0d0f');
      write(context, countdown, 1_090, 34, 400, '#5b636b');
    },
  };
}

function drawBody(context: CanvasRenderingContext2D): void {
  context.clearRect(0, 0, phoneWidth, phoneHeight);
  context.fillStyle = '#0a0b0d';
  rounded(context, 0, phoneWidth, phoneHeight, 92);
  context.fillStyle = '#f7f9fa';
  rounded(context, rim, phoneWidth, phoneHeight, 68);
}

function rounded(
  context: CanvasRenderingContext2D,
  inset: number,
  width: number,
  height: number,
  radius: number,
): void {
  context.beginPath();
  context.roundRect(inset, inset, width - 2 * inset, height - 2 * inset, radius);
  context.fill();
}

/** A square code fills the card; a barcode is drawn high, as a phone shows it. The lens softens its edges. */
function drawCode(context: CanvasRenderingContext2D, code: CodeSymbol): void {
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, cardSide, cardSide);
  const isSquare = code.width === code.height;
  const [quiet, tall] = isSquare ? [4, cardSide] : [11, cardSide / 2];
  const module = cardSide / (code.width + 2 * quiet);
  const high = isSquare ? module : tall / code.height;
  const start = isSquare ? quiet * module : (cardSide - tall) / 2;
  context.beginPath();
  for (const [at, dark] of code.dark.entries()) {
    const [row, column] = [Math.floor(at / code.width), at % code.width];
    if (dark) context.rect((quiet + column) * module, start + row * high, module, high);
  }
  context.filter = 'blur(1px)';
  context.fillStyle = '#0b0d0f';
  context.fill();
  context.filter = 'none';
}

function write(
  context: CanvasRenderingContext2D,
  text: string,
  baseline: number,
  size: number,
  weight: number,
  colour: string,
): void {
  context.font = `${weight} ${size}px ${family}`;
  context.textAlign = 'center';
  context.fillStyle = colour;
  context.fillText(text, phoneWidth / 2, baseline, phoneWidth - 4 * rim);
}
