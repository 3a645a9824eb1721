/**
 * The hashing, the tree, the notes and the signatures of the verifier page, in a text of its own: it shares
 * no code with the program, so that a fault of one shows in the other.
 */
export const verifierCrypto = String.raw`'use strict';
const NAMES = ['entries.jsonl', 'leaves.bin', 'checkpoint.txt', 'key.txt', 'verifier.html', 'manifest.json'];
const LONGEST_LINE = 16384;

// SHA-256 (FIPS 180-4); WebCrypto would need a promise for each leaf, and takes ten times as long.
const PRIMES = [];
for (let n = 2; PRIMES.length < 64; n += 1) if (PRIMES.every((p) => n % p !== 0)) PRIMES.push(n);
const ROUND = new Int32Array(PRIMES.map((p) => Math.cbrt(p) % 1 * 4294967296 | 0));
const START = new Int32Array(PRIMES.slice(0, 8).map((p) => Math.sqrt(p) % 1 * 4294967296 | 0));
const WORDS = new Int32Array(64);
class Sha256 {
  constructor() {
    this.state = START.slice();
    this.block = new Uint8Array(64);
    this.used = 0;
    this.length = 0;
  }
  update(bytes) {
    this.length += bytes.length;
    let at = 0;
    while (at < bytes.length) {
      if (this.used === 0 && bytes.length - at >= 64) {
        this.compress(bytes, at);
        at += 64;
        continue;
      }
      const count = Math.min(64 - this.used, bytes.length - at);
      this.block.set(bytes.subarray(at, at + count), this.used);
      this.used += count;
      at += count;
      if (this.used === 64) {
        this.compress(this.block, 0);
        this.used = 0;
      }
    }
    return this;
  }
  compress(bytes, at) {
    const w = WORDS;
    for (let i = 0; i < 16; i += 1, at += 4)
      w[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    for (let i = 16; i < 64; i += 1) {
      const x = w[i - 15], y = w[i - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
    }
    const s = this.state;
    let a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
    for (let i = 0; i < 64; i += 1) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i] + w[i]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    s[0] += a; s[1] += b; s[2] += c; s[3] += d; s[4] += e; s[5] += f; s[6] += g; s[7] += h;
  }
  digest() {
    const bits = this.length * 8;
    const end = new Uint8Array((this.used < 56 ? 64 : 128) - this.used);
    end[0] = 128;
    const view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(bits / 4294967296));
    view.setUint32(end.length - 4, bits >>> 0);
    this.update(end);
    const out = new Uint8Array(32);
    const words = new DataView(out.buffer);
    this.state.forEach((word, i) => words.setInt32(i * 4, word));
    return out;
  }
}
const LEAF = new Uint8Array([0]), NODE = new Uint8Array([1]);
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), new Sha256()).digest();

// The Merkle tree of RFC 6962: full subtrees, the largest first.
class Tree {
  constructor() { this.size = 0; this.full = []; }
  append(leaf) {
    let node = leaf;
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2) node = sha256(NODE, this.full.pop(), node);
    this.full.push(node);
    this.size += 1;
  }
  root() {
    return this.full.length === 0 ? sha256() : this.full.reduceRight((right, left) => sha256(NODE, left, right));
  }
}
/** RFC 9162, 2.1.3.2. */
function rootFrom(index, size, leaf, path) {
  let node = leaf, last = size - 1;
  for (const step of path) {
    if (last === 0) return undefined;
    if (index % 2 === 1 || index === last) {
      node = sha256(NODE, step, node);
      while (index % 2 === 0 && index > 0) { index /= 2; last = Math.floor(last / 2); }
    } else node = sha256(NODE, node, step);
    index = Math.floor(index / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? node : undefined;
}

// Texts.
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
const utf8 = (text) => new TextEncoder().encode(text);
const same = (one, other) => one !== undefined && one.length === other.length && one.every((byte, i) => byte === other[i]);
function fromBase64(text) {
  try {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    return btoa(String.fromCharCode(...bytes)) === text ? bytes : undefined;
  } catch { return undefined; }
}
function textOf(bytes) {
  try { return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes); } catch { return undefined; }
}

/** RFC 8785: one way to write each thing, and no name twice. */
function canonical(value) {
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return '{' + Object.keys(value).sort().map((name) => JSON.stringify(name) + ':' + canonical(value[name])).join(',') + '}';
}

// C2SP signed-note and tlog-checkpoint.
function readKey(text) {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text);
  const typed = match && fromBase64(match[3]);
  if (!typed || typed.length !== 33 || typed[0] !== 1) return undefined;
  const id = sha256(utf8(match[1] + '\n'), typed).slice(0, 4);
  return hex(id) === match[2] ? { name: match[1], id, bytes: typed.slice(1), text } : undefined;
}
async function openCheckpoint(note, key) {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, end + 1);
  let signed = false;
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const match = /^\u2014 (\S+) (\S+)$/.exec(line);
    const blob = match && fromBase64(match[2]);
    if (!blob || blob.length < 5) return undefined;
    if (match[1] !== key.name || !same(blob.slice(0, 4), key.id)) continue;
    if (!(await isSigned(key.bytes, utf8(text), blob.slice(4)))) return undefined;
    signed = true;
  }
  const lines = text.slice(0, -1).split('\n');
  const root = fromBase64(lines[2] || '');
  const isRead = lines[0] === key.name && /^(0|[1-9]\d{0,14})$/.test(lines[1]) && root && root.length === 32;
  return signed && isRead ? { origin: lines[0], size: Number(lines[1]), root } : undefined;
}

// Ed25519 (RFC 8032): the browser's own where it has one, else by whole numbers.
async function isSigned(key, message, signature) {
  if (signature.length !== 64) return false;
  try {
    const imported = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, message);
  } catch { return isSignedByNumbers(key, message, signature); }
}
const P = 2n ** 255n - 19n, ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (a) => ((a % P) + P) % P;
function power(base, exponent) {
  let result = 1n;
  for (base = mod(base); exponent > 0n; exponent >>= 1n, base = mod(base * base))
    if (exponent & 1n) result = mod(result * base);
  return result;
}
const D = mod(-121665n * power(121666n, P - 2n)), I = power(2n, (P - 1n) / 4n);
const number = (bytes) => BigInt('0x' + hex(bytes.slice().reverse()));
function point(bytes) {
  const copy = bytes.slice();
  const odd = BigInt(copy[31] >> 7);
  copy[31] &= 127;
  const y = number(copy);
  if (y >= P) return undefined;
  const u = mod(y * y - 1n), v = mod(D * y * y + 1n);
  let x = mod(u * power(v, 3n) * power(u * power(v, 7n), (P - 5n) / 8n));
  if (mod(v * x * x) === mod(-u)) x = mod(x * I);
  else if (mod(v * x * x) !== u) return undefined;
  if (x === 0n && odd === 1n) return undefined;
  if ((x & 1n) !== odd) x = P - x;
  return [x, y, 1n, mod(x * y)];
}
function add([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const a = mod((y1 - x1) * (y2 - x2)), b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * t1 * t2 * D), d = mod(2n * z1 * z2);
  const e = b - a, f = d - c, g = d + c, h = b + a;
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}
function times(scalar, base) {
  let result = [0n, 1n, 1n, 0n];
  for (; scalar > 0n; scalar >>= 1n, base = add(base, base)) if (scalar & 1n) result = add(result, base);
  return result;
}
async function isSignedByNumbers(key, message, signature) {
  const base = point(Uint8Array.from([0x58, ...Array(31).fill(0x66)]));
  const a = point(key), r = point(signature.slice(0, 32)), s = number(signature.slice(32));
  if (!a || !r || s >= ORDER) return false;
  const all = new Uint8Array([...signature.slice(0, 32), ...key, ...message]);
  const k = number(new Uint8Array(await crypto.subtle.digest('SHA-512', all))) % ORDER;
  const left = times(s, base), right = add(r, times(k, a));
  return mod(left[0] * right[2]) === mod(right[0] * left[2]) && mod(left[1] * right[2]) === mod(right[1] * left[2]);
}
`;
