import { globSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'electron-vite';
import react from '@vitejs/plugin-react';

const root = path.resolve(import.meta.dirname, '..');

// The oldest runtime that has to run the built code, see electron-fallback.mjs.
const oldestNode = 'node20.18';
const oldestChrome = 'chrome130';

/** Bundled to CommonJS: a sandboxed preload cannot be an ES module, and main keeps the same form. */
function nodeSide(input: Record<string, string>) {
  return {
    build: {
      target: oldestNode,
      rolldownOptions: {
        input,
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
        },
      },
    },
  } as const;
}

/** By name: electron-vite would add its own empty entry to a list. */
function pages(): Record<string, string> {
  const files = globSync('renderer/*.html', { cwd: root });
  return Object.fromEntries(
    files.map((file) => [path.basename(file, '.html'), path.resolve(root, file)]),
  );
}

export default defineConfig({
  main: nodeSide({
    main: path.join(root, 'electron/main.ts'),
    'export-worker': path.join(root, 'electron/node/journal/bundle/export-worker.ts'),
    'prove-worker': path.join(root, 'electron/node/journal/prove/prove-worker.ts'),
  }),
  preload: nodeSide({ preload: path.join(root, 'electron/preload.ts') }),
  renderer: {
    root: path.join(root, 'renderer'),
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: oldestChrome,
      outDir: path.join(root, 'out/renderer'),
      emptyOutDir: true,
      minify: true,
      // SECURITY: nothing becomes a data: URL, which the page's CSP forbids.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: pages() },
    },
  },
});
