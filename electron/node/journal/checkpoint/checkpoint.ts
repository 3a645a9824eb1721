import {
  openNote,
  parseVerifierKey,
  type NoteSigner,
  type VerifierKey,
} from './checkpoint-note.ts';

/** The head of a journal's tree, as C2SP's tlog-checkpoint tells it. */
export interface Checkpoint {
  /** Whose journal it is. */
  readonly origin: string;
  /** How many entries it spans. */
  readonly size: number;
  /** Root of the Merkle tree over them, 32 bytes. */
  readonly root: Uint8Array;
}

/** The origin of a desk's journal, and the name of its key: what a key's name may not hold is percent-encoded. */
export function originOf(desk: string): string {
  const sound = desk.replace(/\p{Surrogate}/gu, '\u{fffd}');
  return `zvirka/${sound.replace(/[%+\p{White_Space}\p{Cc}]/gu, encodeURIComponent)}`;
}

/** The signed note of a head; the origin is the signer's name. */
export function signCheckpoint(
  { size, root }: Omit<Checkpoint, 'origin'>,
  signer: NoteSigner,
): string {
  const lines = [signer.key.name, String(size), Buffer.from(root).toString('base64')];
  return signer.sign(lines.map((line) => `${line}\n`).join(''));
}

/** The checkpoint of a note that a key has signed as its own; nothing for any other text. */
export function openCheckpoint(note: string, key: VerifierKey): Checkpoint | undefined {
  const text = openNote(note, key);
  const checkpoint = text === undefined ? undefined : parseCheckpoint(text);
  return checkpoint?.origin === key.name ? checkpoint : undefined;
}

/** What a note says, whoever has signed it: only for finding the one to look at. */
export function peekCheckpoint(note: string): Checkpoint | undefined {
  const end = note.lastIndexOf('\n\n');
  return end < 0 ? undefined : parseCheckpoint(note.slice(0, end + 1));
}

/** The key of a file that holds nothing else: one line. */
export function parseKeyFile(text: string): VerifierKey | undefined {
  return text.endsWith('\n') ? parseVerifierKey(text.slice(0, -1)) : undefined;
}

const rootBytes = 32;

function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', decimal = '', encoded = '', ...extensions] = text.slice(0, -1).split('\n');
  const root = Buffer.from(encoded, 'base64');
  const isRead =
    origin !== '' &&
    /^(?:0|[1-9]\d{0,15})$/.test(decimal) &&
    Number.isSafeInteger(Number(decimal)) &&
    root.length === rootBytes &&
    root.toString('base64') === encoded &&
    extensions.every((line) => line !== '');
  return isRead ? { origin, size: Number(decimal), root } : undefined;
}
