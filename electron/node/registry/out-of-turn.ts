import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/**
 * SECURITY: who speaks before he was asked can't mean our question. One whole turn of the event loop is
 * left to hear him: what a socket has received is read in the turn after it stood.
 */
export function whenSilent(socket: Socket, told: (isSilent: boolean) => void): void {
  let isSilent = true;
  const heard = () => (isSilent = false);
  socket.once('data', heard);
  setImmediate(() =>
    setImmediate(() => {
      socket.removeListener('data', heard);
      told(isSilent);
    }),
  );
}

/**
 * SECURITY: of two answers in one breath nobody knows which is ours. Node's parser destroys the socket at
 * the second one, in the very event that brought it; the listener here comes after the parser's.
 */
export function whenDoubled(request: ClientRequest, socket: Socket, told: () => void): void {
  let answer: IncomingMessage | undefined;
  request.once('response', (response) => (answer = response));
  request.once('socket', () =>
    socket.on('data', () => {
      if (answer?.complete && socket.destroyed) told();
    }),
  );
}
