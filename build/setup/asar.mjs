/**
 * Electron's archive: four sizes (Chromium's pickle of a pickle), a JSON index padded to 4, then the files.
 * @param {Readonly<Record<string, string>>} texts by file name, no folders
 * @returns {Buffer}
 */
export function asar(texts) {
  const bodies = Object.values(texts).map((text) => Buffer.from(text));
  let offset = 0;
  const files = Object.fromEntries(
    Object.keys(texts).map((name, at) => {
      const size = bodies[at]?.length ?? 0;
      offset += size;
      return [name, { size, offset: String(offset - size) }];
    }),
  );
  const index = Buffer.from(JSON.stringify({ files }));
  const padded = index.length + ((4 - (index.length % 4)) % 4);
  const head = Buffer.alloc(16 + padded);
  [4, 8 + padded, 4 + padded, index.length].forEach((n, at) => head.writeUInt32LE(n, at * 4));
  index.copy(head, 16);
  return Buffer.concat([head, ...bodies]);
}
