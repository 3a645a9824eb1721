import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';

/**
 * The environment of a child that must find `node` first and our packages' commands next.
 * @param {string} node
 * @param {Record<string, string | undefined>} [more]
 */
export function environment(node, more = {}) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const first = [path.dirname(node), path.join(root, 'node_modules', '.bin')];
  const found = [...first, process.env[key] ?? ''].join(path.delimiter);
  return { ...process.env, [key]: found, ...more };
}

/** @typedef {{ readonly code: number, readonly signal: NodeJS.Signals | null }} End how a child ended */

/**
 * Runs a child as if it stood in our place: same stdin, stdout and stderr, and its signals.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [cwd]
 * @returns {Promise<End>}
 */
export function standIn(command, args, env, cwd = root) {
  const child = spawn(command, args, { cwd, env, stdio: 'inherit', windowsHide: false });
  const passed = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => {
    const signal = /** @type {NodeJS.Signals} */ (name);
    // A terminal gives Ctrl-C to the child as well; sent twice it would look like "at once!".
    const pass = () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    process.on(signal, pass);
    return () => process.off(signal, pass);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const forget of passed) forget();
      resolve({ code: code ?? 1, signal });
    });
  });
}

/**
 * Runs a tool and keeps what it prints.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ readonly code: number, readonly output: string }>}
 */
export function listen(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += String(text)));
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs npm to its end and lets it say only what is wrong. An npm script names its own npm in the
 * environment; otherwise it lies beside this Node.
 * @param {readonly string[]} args
 * @param {string} cwd
 * @throws {Error} when npm is missing or fails
 */
export function npm(args, cwd) {
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd, stdio: ['ignore', 'ignore', 'inherit'] };
  const script = npmScript();
  const ended = script
    ? spawnSync(process.execPath, [script, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (ended.error) throw ended.error;
  if (ended.status !== 0) throw new Error(`npm ${args.slice(0, 2).join(' ')} failed`);
}

function npmScript() {
  const bin = path.dirname(process.execPath);
  const places = [
    process.env['npm_execpath'] ?? '',
    path.join(bin, 'node_modules/npm/bin/npm-cli.js'),
    path.join(bin, '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  return places.find((file) => path.basename(file) === 'npm-cli.js' && fs.existsSync(file));
}
