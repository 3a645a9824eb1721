import assert from 'node:assert/strict';
import fs, { globSync } from 'node:fs';
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

test('an installer holds the native binaries of its own system and processor, and no others', () => {
  const require = createRequire(import.meta.url);
  const { minimatch } = createRequire(require.resolve('app-builder-lib'))('minimatch');
  const prebuilds = globSync(
    'node_modules/{better-sqlite3,node-hid,@serialport/bindings-cpp}/prebuilds/**/*.node',
  );
  const kept = (platform: 'linux' | 'win' | 'mac', arch: string) => {
    const rules = [configuration.files, configuration[platform]?.files].flat() as string[];
    const patterns = rules.map((rule) => rule.replaceAll('${arch}', arch));
    const left = prebuilds.filter((file) =>
      patterns.every(
        (rule) => !rule.startsWith('!') || !minimatch(file, rule.slice(1), { dot: true }),
      ),
    );
    return left.map((file) => file.split(/[\\/]/).slice(-2).join('/')).sort();
  };
  assert.deepEqual(
    { linux: kept('linux', 'x64'), win: kept('win', 'x64'), mac: kept('mac', 'arm64') },
    {
      linux: [
        'HID_hidraw-linux-x64/node-napi-v4.node',
        'linux-x64/@serialport+bindings-cpp.glibc.node',
        'linux-x64/@serialport+bindings-cpp.musl.node',
        'prebuilds/linux-x64.node',
      ],
      win: [
        'HID-win32-x64/node-napi-v4.node',
        'prebuilds/win32-x64.node',
        'win32-x64/@serialport+bindings-cpp.node',
      ],
      mac: [
        'HID-darwin-arm64/node-napi-v4.node',
        'darwin-x64+arm64/@serialport+bindings-cpp.node',
        'prebuilds/darwin-arm64.node',
      ],
    },
  );
});
