import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, dialog, type FileFilter } from 'electron/main';
import { deskWindows } from './window.ts';

/** Asks in the system's window where a new file goes; nothing when the person thought better of it. */
export async function askWhereTo(name: string, filter: FileFilter): Promise<string | undefined> {
  const options = {
    defaultPath: path.join(app.getPath('documents'), `${name}${endingOf(filter)}`),
    filters: [filter],
  };
  const [window] = deskWindows();
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? undefined : filePath;
}

/** Writes a file of one's own to where the system's window said, and tells what came of it. */
export async function saveAs(
  name: string,
  filter: FileFilter,
  make: () => Promise<Uint8Array | string>,
): Promise<
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed' }
> {
  const file = await askWhereTo(name, filter);
  if (file === undefined) return { kind: 'cancelled' };
  const content = await make();
  try {
    await writeFile(file, content);
    return { kind: 'saved', path: file };
  } catch {
    // A full disk or a folder that may not be written: the page says so.
    return { kind: 'failed' };
  }
}

/** A folder's filter has no ending. */
function endingOf({ extensions: [ending] }: FileFilter): string {
  return ending === undefined || ending === '*' ? '' : `.${ending}`;
}
