import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPermitted } from '../../electron/shell/permissions.ts';
import { contentSecurityPolicy, isOurs, pageOf } from '../../electron/shell/security-policy.ts';

/** The directives of CSP Level 3 that Chromium knows: a misspelt one enforces nothing. */
const known = new Set([
  'default-src',
  'script-src',
  'worker-src',
  'style-src',
  'font-src',
  'img-src',
  'media-src',
  'connect-src',
  'base-uri',
  'form-action',
  'frame-ancestors',
  'object-src',
  'frame-src',
  'child-src',
]);

test('the content security policy starts from nothing and knows no remote host', () => {
  const directives = new Map(
    contentSecurityPolicy.split('; ').map((directive) => {
      const [name, ...sources] = directive.split(' ');
      return [name ?? '', sources];
    }),
  );
  assert.deepEqual(directives.get('default-src'), ["'none'"]);
  assert.deepEqual(directives.get('script-src'), ["'self'", "'wasm-unsafe-eval'"]);
  for (const [name, sources] of directives) {
    assert.ok(known.has(name), name);
    for (const source of sources)
      assert.doesNotMatch(source, /'unsafe-inline'|'unsafe-eval'|https?:|\*/, name);
  }
});

test('only our own scheme and host are ours', () => {
  const urls = {
    'app://desk/': true,
    'app://desk/phone.html': true,
    'app://desk.evil/': false,
    'app://other/': false,
    'https://desk/': false,
    'file:///etc/passwd': false,
    'app://desk@evil/': false,
    '': false,
    nonsense: false,
  };
  assert.deepEqual(Object.fromEntries(Object.keys(urls).map((url) => [url, isOurs(url)])), urls);
});

test('a frame’s page is known by its path', () => {
  assert.deepEqual(
    ['app://desk/', 'app://desk/index.html#x', 'app://desk/phone.html?a', 'https://x/'].map(pageOf),
    ['/index.html', '/index.html', '/phone.html', undefined],
  );
});

test('a page of ours may see the camera, and nobody may do anything else', () => {
  const url = 'app://desk/';
  assert.equal(isPermitted({ permission: 'media', url, media: ['video'] }), true);
  const refused = [
    { permission: 'media', url, media: ['audio'] },
    { permission: 'media', url, media: ['video', 'audio'] },
    { permission: 'media', url: 'https://example.org/', media: ['video'] },
    ...[
      'geolocation',
      'notifications',
      'clipboard-read',
      'hid',
      'serial',
      'usb',
      'openExternal',
      'display-capture',
    ].map((permission) => ({ permission, url, media: [] })),
  ];
  assert.deepEqual(
    refused.map(isPermitted),
    refused.map(() => false),
  );
});
