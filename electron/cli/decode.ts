import { readFile } from 'node:fs/promises';
import { decodePicture } from '../node/decoder.ts';
import { BadUsage, exits, parseWords, say } from './usage.ts';

/** `decode`: the codes in pictures, through the same decoder as the camera's. */
export async function decode(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, { json: { type: 'boolean' } });
  if (positionals.length === 0) throw new BadUsage('decode needs a FILE');
  let unread = 0;
  for (const file of positionals) {
    const startedAt = performance.now();
    const bytes = await readFile(file).catch(() => undefined);
    const decoded = bytes && (await decodePicture(bytes));
    const tookMs = Math.round((performance.now() - startedAt) * 10) / 10;
    if (!decoded?.ok) unread += 1;
    const reads = decoded?.ok ? decoded.value.map(({ text, format }) => ({ text, format })) : [];
    const error = decoded?.ok ? {} : { error: bytes ? 'not-a-picture' : 'unreadable' };
    if (values.json === true) say(JSON.stringify({ file, reads, tookMs, ...error }));
    else for (const { text, format } of reads) say(`${file}\t${format}\t${text}`);
  }
  return unread > 0 ? exits.broken : exits.valid;
}
