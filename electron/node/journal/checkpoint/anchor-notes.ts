/**
 * The signed notes in a text that people may have handled: several in a row, with other line ends, with
 * empty lines around them. What is no note is left out.
 */
export function notesIn(text: string): readonly string[] {
  const lines = text
    .replace(/^\u{feff}/u, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const notes: string[] = [];
  let note: string[] = [];
  lines.forEach((line, at) => {
    note.push(line);
    const isLast = isSignature(line) && !isSignature(lines[at + 1] ?? '');
    if (!isLast) return;
    notes.push(`${note.join('\n').replace(/^\n+/, '')}\n`);
    note = [];
  });
  return notes;
}

function isSignature(line: string): boolean {
  return line.startsWith('— ');
}
