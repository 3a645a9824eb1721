import { verifierCrypto } from './bundle-verifier-crypto.ts';

/**
 * What the verifier page does. It runs from a file in any browser of the last years, and asks no network.
 * `verifyBundle(files, key, receipt, tell)` takes a Map from names to Blobs and gives a report.
 */
export const verifierScript = String.raw`${verifierCrypto}
// Reading.
async function* piecesOf(blob, seen) {
  const reader = blob.stream().getReader();
  const hash = new Sha256();
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    hash.update(value);
    bytes += value.length;
    yield value;
  }
  if (seen) { seen.bytes = bytes; seen.sha256 = hex(hash.digest()); }
}
function joined(one, other) {
  if (one.length === 0) return other;
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}
async function* linesOf(blob, seen) {
  let rest = new Uint8Array(0);
  for await (const piece of piecesOf(blob, seen)) {
    let from = 0;
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, from)) {
      yield joined(rest, piece.subarray(from, end + 1));
      rest = new Uint8Array(0);
      from = end + 1;
    }
    rest = joined(rest, piece.slice(from));
    if (rest.length > LONGEST_LINE) break;
  }
  if (rest.length > 0) yield rest;
}
async function* leavesOf(blob, seen) {
  let rest = new Uint8Array(0);
  for await (const piece of piecesOf(blob, seen)) {
    const all = joined(rest, piece);
    const whole = all.length - (all.length % 32);
    for (let at = 0; at < whole; at += 32) yield all.subarray(at, at + 32);
    rest = all.slice(whole);
  }
  if (rest.length > 0) yield rest;
}
/** A line's number and leaf; nothing for what is no entry. */
function readLine(line) {
  if (line.length > LONGEST_LINE || line[line.length - 1] !== 10) return undefined;
  const bytes = line.subarray(0, -1);
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  const purged = /^\{"leaf":"([A-Za-z0-9+/=]{44})","number":([1-9]\d{0,14}),"purged":true\}$/.exec(text);
  if (purged) return { number: Number(purged[2]), leaf: fromBase64(purged[1]), purged: true };
  try {
    const entry = JSON.parse(text);
    if (canonical(entry) !== text) return undefined;
    return { number: entry.number, leaf: sha256(LEAF, bytes), purged: false, entry };
  } catch { return undefined; }
}

// A .zip, by its directory at the end.
async function unzip(blob) {
  const end = new DataView(await blob.slice(Math.max(0, blob.size - 22)).arrayBuffer());
  if (end.byteLength < 22 || end.getUint32(0, true) !== 0x06054b50) throw new Error('zip');
  const files = new Map();
  const at = end.getUint32(16, true);
  const directory = new DataView(await blob.slice(at, at + end.getUint32(12, true)).arrayBuffer());
  for (let place = 0, n = 0; n < end.getUint16(10, true); n += 1) {
    if (directory.getUint32(place, true) !== 0x02014b50) throw new Error('zip');
    const size = directory.getUint16(place + 28, true);
    const name = textOf(new Uint8Array(directory.buffer, place + 46, size));
    const method = directory.getUint16(place + 10, true);
    const packed = directory.getUint32(place + 20, true);
    const start = directory.getUint32(place + 42, true);
    const header = new DataView(await blob.slice(start, start + 30).arrayBuffer());
    const from = start + 30 + header.getUint16(26, true) + header.getUint16(28, true);
    const bytes = blob.slice(from, from + packed);
    if (files.has(name)) throw new Error('zip');
    files.set(name, method === 8 ? { stream: () => bytes.stream().pipeThrough(new DecompressionStream('deflate-raw')) } : bytes);
    place += 46 + size + directory.getUint16(place + 30, true) + directory.getUint16(place + 32, true);
  }
  return files;
}

async function verifyBundle(files, givenKey, receipt, tell) {
  const faults = [];
  const add = (kind, where) => { if (faults.filter((one) => one.kind === kind).length < 10) faults.push({ kind, ...where }); };
  const seen = new Map(NAMES.map((name) => [name, {}]));
  for (const name of NAMES) if (!files.has(name)) add('file-missing', { file: name });
  for (const name of files.keys()) if (!NAMES.includes(name)) add('file-unknown', { file: name });
  const read = async (name) => {
    if (!files.has(name)) return undefined;
    let all = new Uint8Array(0);
    for await (const piece of piecesOf(files.get(name), seen.get(name))) {
      all = joined(all, piece);
      if (all.length > 2000000) { add('file-too-long', { file: name }); return undefined; }
    }
    return textOf(all) || '';
  };
  const keyText = await read('key.txt');
  const key = keyText && keyText.endsWith('\n') ? readKey(keyText.slice(0, -1)) : undefined;
  if (keyText !== undefined && !key) add('key-unreadable');
  if (key && givenKey && givenKey !== key.text) add('key-differs');
  const note = await read('checkpoint.txt');
  const head = key && note ? await openCheckpoint(note, key) : undefined;
  if (note !== undefined && !head) add('checkpoint-unsigned');
  const leaves = head && files.has('leaves.bin') && (await vouched(files.get('leaves.bin'), seen.get('leaves.bin'), head));
  if (head && files.has('leaves.bin') && !leaves) add('leaves-differ', { file: 'leaves.bin' });
  const lines = files.has('entries.jsonl')
    ? await readEntries(files, seen.get('entries.jsonl'), head, leaves, receipt, add, tell)
    : { entries: 0, purged: 0 };
  await read('verifier.html');
  const manifest = await read('manifest.json');
  if (manifest !== undefined) checkManifest(manifest, head, lines, seen, add);
  const receiptIs = receipt ? await checkReceipt(receipt, key, lines.wanted) : undefined;
  return {
    holds: faults.length === 0 && receiptIs !== 'broken', faults, entries: lines.entries, purged: lines.purged, receipt: receiptIs,
    origin: head && head.origin, root: head && hex(head.root), key: key && key.text, keyIs: givenKey ? (key && key.text === givenKey ? 'given' : 'another') : 'its-own',
  };
}
async function vouched(blob, seen, head) {
  const tree = new Tree();
  for await (const leaf of leavesOf(blob, seen)) {
    if (leaf.length !== 32 || tree.size === head.size) return false;
    tree.append(leaf.slice());
  }
  return tree.size === head.size && same(tree.root(), head.root);
}
async function readEntries(files, seen, head, isVouched, receipt, add, tell) {
  const due = isVouched ? leavesOf(files.get('leaves.bin')) : undefined;
  const tree = new Tree();
  let purged = 0, wrong = 0, wanted, at = 0;
  for await (const line of linesOf(files.get('entries.jsonl'), seen)) {
    if (head && at === head.size) { add('lines-left-over', { line: at + 1 }); wrong += 1; break; }
    at += 1;
    const read = readLine(line);
    if (!read) add(line.length > LONGEST_LINE ? 'line-too-long' : 'line-unreadable', { line: at });
    else if (read.number !== at) add('number-differs', { line: at });
    const leaf = due && (await due.next()).value;
    if (read && leaf && !same(leaf, read.leaf)) { add('line-differs', { line: at }); wrong += 1; }
    if (!read || read.number !== at) wrong += 1;
    if (read && read.purged) purged += 1;
    if (read && receipt && receipt.number === at) wanted = read;
    tree.append(read ? read.leaf : sha256(line));
    if (at % 5000 === 0 && tell) tell(at, head ? head.size : 0);
    if (wrong > 20) break;
  }
  if (head && at < head.size) { add('lines-missing', { line: at + 1 }); wrong += 1; }
  if (head && wrong === 0 && !same(tree.root(), head.root)) add('root-differs', { file: 'entries.jsonl' });
  return { entries: at, purged, wanted };
}
function checkManifest(text, head, lines, seen, add) {
  let manifest;
  try { manifest = JSON.parse(text); if (canonical(manifest) + '\n' !== text) manifest = undefined; } catch { manifest = undefined; }
  if (!manifest || !Array.isArray(manifest.files)) { add('manifest-unreadable'); return; }
  const due = { format: 'zvirka-bundle', version: 1, filter: 'none', entries: lines.entries, first: Math.min(1, lines.entries), last: lines.entries, purged: lines.purged, origin: head && head.origin };
  if (Object.keys(due).some((name) => manifest[name] !== due[name])) add('manifest-differs', { file: 'manifest.json' });
  for (const name of NAMES) {
    const found = seen.get(name);
    const row = manifest.files.find((one) => one && one.name === name);
    const isSame = row && (found.sha256 === undefined || (row.bytes === found.bytes && row.sha256 === found.sha256));
    if (name !== 'manifest.json' && !isSame) add('manifest-differs', { file: name });
  }
}
/** Whether a receipt is of this very journal: signed by its key, included, and of the entry that it names. */
async function checkReceipt(receipt, key, line) {
  const head = key && receipt.key === key.text && (await openCheckpoint(receipt.checkpoint, key));
  const path = Array.isArray(receipt.path) ? receipt.path.map(fromHex) : [];
  const isIncluded = head && same(rootFrom(receipt.number - 1, head.size, fromHex(receipt.leaf), path), head.root);
  if (!isIncluded || !line || hex(line.leaf) !== receipt.leaf) return 'broken';
  if (line.purged) return 'leaf-only';
  const facts = ['number', 'recordedAt', 'outcome', 'because', 'desk'];
  return facts.every((name) => line.entry[name] === receipt[name]) ? 'holds' : 'broken';
}
`;
