import type { Configuration } from 'electron-builder';

type Fuses = Required<
  Omit<NonNullable<Configuration['electronFuses']>, 'resetAdHocDarwinSignature'>
>;

// SECURITY: every fuse is named. `satisfies` would not let one be forgotten.
const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} satisfies Fuses;

/**
 * Installers, made on each system by `electron-builder -c build/electron-builder.ts`. An Electron from npm
 * (see setup/electron-fallback.mjs) is for tests: releases are made where Electron can be downloaded.
 */
const configuration: Configuration = {
  appId: 'ua.zvirka.desk',
  productName: 'Zvirka',
  copyright: 'Zvirka, EUPL-1.2',
  directories: { output: 'release', buildResources: 'build' },
  files: [
    'out/**',
    '!out/.built',
    'package.json',
    '!**/*.map',
    '!**/node_modules/better-sqlite3/{build,deps,src}/**',
    '!**/node_modules/better-sqlite3/binding.gyp',
    '!**/node_modules/node-addon-api/**',
    '!**/node_modules/node-hid/{build,hidapi,src}/**',
    '!**/node_modules/node-hid/binding.gyp',
    '!**/node_modules/@serialport/bindings-cpp/{build,src}/**',
    '!**/node_modules/@serialport/bindings-cpp/binding.gyp',
  ],
  asar: true,
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  electronFuses: fuses,
  publish: null,
  // A .deb must name where its project lives.
  extraMetadata: { homepage: 'https://zvirka.example' },
  linux: {
    files: ownBinary('linux'),
    target: ['deb'],
    category: 'Office',
    icon: 'build/icons/icon.png',
    maintainer: 'Zvirka <desk@zvirka.example>',
    syncDesktopName: true,
  },
  // The first is electron-builder's own; the second is what HID-POS scanners need, and only they.
  deb: { recommends: ['libappindicator3-1', 'libusb-1.0-0'] },
  win: { files: ownBinary('win32'), target: ['nsis', 'msi'], icon: 'build/icons/icon.ico' },
  nsis: { oneClick: false, perMachine: true, deleteAppDataOnUninstall: false },
  msi: {
    perMachine: true,
    oneClick: true,
    upgradeCode: '6C1B6F52-0B7E-4C0C-9A55-3E1B0A7D5D21',
    runAfterFinish: false,
  },
  mac: {
    files: ownBinary('darwin'),
    target: ['dmg', 'zip'],
    icon: 'build/icons/icon.icns',
    category: 'public.app-category.business',
    hardenedRuntime: true,
    entitlements: 'build/entitlements.mac.plist',
    entitlementsInherit: 'build/entitlements.mac.plist',
    extendInfo: {
      NSCameraUsageDescription:
        'Камера зчитує код з екрана телефону відвідувача. Зображення не зберігаються.',
    },
  },
};

export default configuration;

/**
 * Only the target's own native binaries. Named by hand, because `${platform}` is the building machine's; with a
 * positive pattern beside them, because electron-builder adds all files to a list that only excludes.
 */
function ownBinary(platform: 'linux' | 'win32' | 'darwin'): string[] {
  const prebuilds = (name: string) => `!**/node_modules/${name}/prebuilds/`;
  const hid = platform === 'linux' ? 'HID_hidraw' : 'HID';
  // serialport has one binary for both kinds of Mac.
  const serial = platform === 'darwin' ? 'darwin-x64+arm64' : `${platform}-\${arch}`;
  return [
    'package.json',
    `${prebuilds('better-sqlite3')}!(${platform}-\${arch}).node`,
    `${prebuilds('node-hid')}!(${hid}-${platform}-\${arch})/**`,
    `${prebuilds('@serialport/bindings-cpp')}!(${serial})/**`,
  ];
}
