/**
 * Electron's own default app in few lines: it makes `electron FOLDER` run that folder's app.
 * An ES module with top-level await, because Electron then holds "ready" back until the app has loaded.
 */
import { app } from 'electron';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const args = process.argv.slice(1);
const loaders = [];
let folder = '';
while (!folder && args.length > 0) {
  const arg = args.shift() ?? '';
  // Playwright hooks itself in by `-r FILE`.
  if (arg === '-r' || arg === '--require') loaders.push(path.resolve(args.shift() ?? ''));
  else if (!arg.startsWith('-')) folder = path.resolve(arg);
}
if (!folder) throw new Error('usage: electron FOLDER');

for (const file of loaders) createRequire(import.meta.url)(file);
process.defaultApp = true;
const about = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
app.setVersion(about.version);
app.name = about.productName ?? about.name;
app.setDesktopName(about.desktopName ?? `${app.name}.desktop`);
app.setAppPath(folder);
app.setPath('userData', path.join(app.getPath('appData'), app.name));
try {
  await import(pathToFileURL(path.join(folder, about.main)).href);
} catch (error) {
  console.error(error);
  process.exit(1);
}
