/**
 * What only one place may import. The message names the door, so that who is refused knows where to go.
 * `dependency-rules.cjs` guards the layers; these guard single names and packages inside a layer.
 */
const guarded = [
  {
    door: ['electron/shell/ipc.ts'],
    ban: { name: 'electron/main', importNames: ['ipcMain'] },
    message: 'The one door for ipcMain is electron/shell/ipc.ts.',
  },
  {
    door: ['electron/preload.ts'],
    ban: { name: 'electron/renderer' },
    message:
      'The one door for electron/renderer (ipcRenderer, contextBridge) is electron/preload.ts.',
  },
  {
    door: ['electron/node/journal/**'],
    ban: { name: 'better-sqlite3' },
    message: 'The one door for better-sqlite3 is electron/node/journal/.',
  },
  {
    door: ['electron/node/scanner/*serial.ts'],
    ban: { name: 'serialport' },
    message: 'The one door for serialport is electron/node/scanner/.',
  },
  {
    door: ['electron/node/scanner/hid-pos.ts'],
    ban: { name: 'node-hid' },
    message: 'The one door for node-hid is electron/node/scanner/.',
  },
  {
    door: [
      'shared/contract/guards.ts',
      'shared/contract/server.ts',
      'shared/policy/**',
      'electron/node/settings/**',
      'electron/node/registry/**',
    ],
    ban: { name: 'zod' },
    message:
      'zod parses at the edges only: contract/guards, contract/server, policy, settings and registry.',
  },
];

const always = [
  { name: 'electron', message: "Say which side: 'electron/main' or 'electron/renderer'." },
  { name: 'node:sqlite', message: 'The journal is better-sqlite3: Electron has its own Node.' },
];

const everywhere = ['{shared,electron,renderer}/**/*.{ts,tsx}'];

/** ESLint settings: every guarded name is banned everywhere, then allowed again at its own door. */
export function doors() {
  const all = { files: everywhere, rules: banned(guarded) };
  const own = guarded.map((one) => ({
    files: one.door,
    rules: banned(guarded.filter((other) => other !== one)),
  }));
  return [all, ...own];
}

/**
 * @param {typeof guarded} list
 * @returns {import('eslint').Linter.RulesRecord}
 */
function banned(list) {
  const paths = [...always, ...list.map(({ ban, message }) => ({ ...ban, message }))];
  return { 'no-restricted-imports': ['error', { paths }] };
}
