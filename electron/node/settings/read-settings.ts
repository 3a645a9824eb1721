import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Trouble } from '../../../shared/contract/contract.ts';
import { failed, type Result } from '../../../shared/lib/result.ts';
import { ambiguityIn } from '../registry/parse-json.ts';
import { parsePolicy, type DeskPolicy } from './parse-policy.ts';

/**
 * The desk's settings: the named file, else `settings.json` in its data folder, else the defaults. A desk
 * that was live before never becomes a demo by losing its file.
 */
export function readDeskSettings(
  named: string | undefined,
  directory: string,
): Result<DeskPolicy, Trouble> {
  if (named !== undefined) return readSettings(named);
  const own = readSettings(path.join(directory, 'settings.json'));
  const isFirst = !own.ok && own.fault.because === 'settings-absent' && !wasLive(directory);
  return isFirst ? readSettings(undefined) : own;
}

function wasLive(directory: string): boolean {
  return ['live', 'secrets.sealed', 'secrets.plain'].some((name) =>
    existsSync(path.join(directory, name)),
  );
}

/**
 * Reads a settings file (JSON, UTF-8, a byte-order mark allowed).
 * Without `file` everything has its default: the demo.
 */
export function readSettings(file: string | undefined): Result<DeskPolicy, Trouble> {
  const text = file === undefined ? '{}' : readText(file);
  if (typeof text !== 'string') return failed(text);
  const from = file ?? '';
  let settings: unknown;
  try {
    settings = JSON.parse(text);
  } catch {
    return failed({ because: 'settings-wrong', file: from, places: ['файл: це не JSON.'] });
  }
  const ambiguous = ambiguityIn(text);
  if (ambiguous !== undefined)
    return failed({ because: 'settings-wrong', file: from, places: [sayAmbiguous(ambiguous)] });
  const policy = parsePolicy(settings);
  return policy.ok
    ? policy
    : failed({ because: 'settings-wrong', file: from, places: policy.fault });
}

/** Which of two values is meant can't be known: one may be the demo, the other the registry. */
function sayAmbiguous(ambiguous: NonNullable<ReturnType<typeof ambiguityIn>>): string {
  if (ambiguous === 'too-deep') return 'файл: забагато дужок одна в одній.';
  return `файл: налаштування «${ambiguous.member.slice(0, 60)}» записано двічі.`;
}

function readText(file: string): string | Trouble {
  try {
    // Windows' Notepad writes a byte-order mark.
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { because: absent ? 'settings-absent' : 'settings-unreadable', file, places: [] };
  }
}
