import { worldCode } from '../errors.ts';

/** Why nothing was exported. Closed: the screens and the command line have a sentence for each. */
export type ExportFault =
  | 'exists' // something is there already, and nothing is ever written over
  | 'no-room'
  | 'no-access' // the place is not there, or may not be written
  | 'too-large' // for a .zip: a folder has no such bound
  | 'unsigned' // no checkpoint is kept, and none can be signed here
  | 'altered' // an entry is not as it was written: only proving tells more
  | 'journal' // the journal could not be read
  | 'cancelled';

/** Ends an export. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly because: ExportFault;

  constructor(because: ExportFault, cause?: unknown) {
    super(because, { cause });
    this.because = because;
  }
}

/** What an error met while exporting means; nothing for a bug. */
export function exportFaultOf(error: unknown): ExportFault | undefined {
  if (error instanceof ExportError) return error.because;
  const code = worldCode(error);
  if (code === undefined) return undefined;
  return faults[code] ?? (/^(?:SQLITE|Journal|Key)/.test(code) ? 'journal' : 'no-access');
}

const faults: Readonly<Record<string, ExportFault>> = {
  EEXIST: 'exists',
  ENOTEMPTY: 'exists',
  ENOSPC: 'no-room',
  EDQUOT: 'no-room',
  EFBIG: 'no-room',
  JournalAltered: 'altered',
};
