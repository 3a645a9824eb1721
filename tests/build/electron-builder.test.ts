import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import configuration from '../../build/electron-builder.ts';

const file = 'build/electron-builder.ts';

test('electron-builder takes the configuration of every platform', async () => {
  const require = createRequire(import.meta.url);
  const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config');
  const { DebugLogger } = require('builder-util');
  await validateConfiguration(await getConfig(process.cwd(), file, null), new DebugLogger(false));
  const typo = await getConfig(process.cwd(), file, { nsis: { oneClik: false } });
  await assert.rejects(validateConfiguration(typo, new DebugLogger(false)), /configuration\.nsis/);
});

test('every file that the installers name is there', () => {
  const { linux, win, mac } = configuration;
  const named = [linux?.icon, win?.icon, mac?.icon, mac?.entitlements, mac?.entitlementsInherit];
  assert.deepEqual(
    named.filter((name) => typeof name !== 'string' || !fs.existsSync(name)),
    [],
  );
});

test('no fuse opens the installed desk to another program', () => {
  assert.deepEqual(configuration.electronFuses, {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});
