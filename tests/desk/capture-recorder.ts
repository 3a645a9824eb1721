import type { ElectronApplication } from 'playwright-core';

interface Recorded {
  readonly text: string;
  readonly source: string;
}

/** What the page has sent down the road so far. */
export interface Recorder {
  readonly captures: readonly Recorded[];
  /** Resolves when there are more than so many, or after `ms`. */
  moreThan(count: number, ms: number): Promise<void>;
}

/**
 * Listens where the page's calls arrive in main, before they are served as ever. The journal keeps no
 * texts, so nothing after this point could tell which text was captured.
 */
export async function recordCaptures(app: ElectronApplication): Promise<Recorder> {
  const captures: Recorded[] = [];
  let wake = () => {};
  app.on('console', (message) => {
    const [mark, text = '', source = ''] = JSON.parse(message.text()) as string[];
    if (mark !== 'capture') return;
    captures.push({ text, source });
    wake();
  });
  await app.evaluate(({ ipcMain }) => {
    type Handler = (event: unknown, method: string, request: unknown) => unknown;
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, Handler>;
    const serve = handlers.get('desk');
    if (!serve) throw new Error('nobody serves the desk');
    handlers.set('desk', (event, method, request) => {
      const { text, source } = request as Partial<Recorded>;
      // The one way out of this process that needs no asking.
      if (method === 'serve') console.log(JSON.stringify(['capture', text, source]));
      return serve(event, method, request);
    });
  });
  return {
    captures,
    moreThan: async (count, ms) => {
      const until = performance.now() + ms;
      while (captures.length <= count && performance.now() < until) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, until - performance.now());
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
  };
}
