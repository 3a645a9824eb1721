import type { CDPSession, Page } from 'playwright-core';

/** Attaches to the page's worker; gives what its own heap holds, in bytes, after everything that can go has gone. */
export async function openWorkerHeap(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  const attached = new Promise<string>((resolve) => {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') resolve(sessionId);
    });
  });
  // Not flat: only so can the messages of a worker go through the page's own session.
  const options = { autoAttach: true, waitForDebuggerOnStart: false, flatten: false };
  await session.send('Target.setAutoAttach', options);
  const sessionId = await attached;
  let id = 0;
  return async () => {
    for (const method of ['HeapProfiler.enable', 'HeapProfiler.collectGarbage']) {
      await ask(session, sessionId, (id += 1), method);
    }
    const answer = await ask(session, sessionId, (id += 1), 'Runtime.getHeapUsage');
    return (answer as { readonly usedSize: number }).usedSize;
  };
}

function ask(session: CDPSession, sessionId: string, id: number, method: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const take = ({ message }: { readonly message: string }) => {
      const answer = JSON.parse(message) as { readonly id?: number; readonly result?: unknown };
      if (answer.id !== id) return;
      session.off('Target.receivedMessageFromTarget', take);
      resolve(answer.result);
    };
    session.on('Target.receivedMessageFromTarget', take);
    const message = JSON.stringify({ id, method });
    session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
  });
}
