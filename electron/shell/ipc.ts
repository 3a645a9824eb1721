import { ipcMain } from 'electron/main';
import { Refused } from '../../shared/contract/server.ts';
import type { Transport } from '../../shared/contract/transport.ts';
import { newIncident, type Log } from './log.ts';
import { transportFor } from './sender.ts';

/** The only `ipcMain`. A refusal and a bug reject; their texts hold nothing but an incident number. */
export function serveIpc(pages: Readonly<Record<string, Transport>>, log: Log): void {
  ipcMain.handle('desk', async ({ senderFrame }, method: unknown, request: unknown) => {
    const sender = senderFrame
      ? { url: senderFrame.url, isMainFrame: senderFrame.parent === null }
      : undefined;
    const transport = transportFor(sender, pages);
    if (!transport || typeof method !== 'string') {
      log({ kind: 'refused', what: 'sender' });
      throw new Error('refused');
    }
    return answer(transport, method, request, log);
  });
}

async function answer(
  transport: Transport,
  method: string,
  request: unknown,
  log: Log,
): Promise<unknown> {
  try {
    return await transport(method, request);
  } catch (error) {
    if (error instanceof Refused) {
      log({ kind: 'refused', what: 'call' });
      // SECURITY: without its cause, which Electron would print with all that it quotes.
      // eslint-disable-next-line preserve-caught-error -- see above
      throw new Error('refused');
    }
    const number = newIncident();
    log({ kind: 'incident', number, error });
    // eslint-disable-next-line preserve-caught-error -- see above
    throw new Error(`incident ${number}`);
  }
}
