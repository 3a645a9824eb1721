/**
 * Where in the code an error stood, a line each, the nearest first. SECURITY: nothing of its message, which may
 * quote what it choked on, also over several lines that look like places.
 */
export function placesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const { message, stack = '' } = error;
  const messageAt = stack.indexOf(message);
  // An error whose message was exchanged has the old one in its stack.
  if (messageAt < 0) return [];
  const rest = stack.slice(messageAt + message.length);
  return rest
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
}
