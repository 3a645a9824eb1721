import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transportFor } from '../../electron/shell/sender.ts';
import type { Transport } from '../../shared/contract/transport.ts';

const desk: Transport = () => Promise.resolve('desk');
const phone: Transport = () => Promise.resolve('phone');
const pages = { '/index.html': desk, '/phone.html': phone };

test('each page of ours reaches its own contract', () => {
  const senders = ['app://desk/', 'app://desk/phone.html'].map((url) => ({
    url,
    isMainFrame: true,
  }));
  assert.deepEqual(
    senders.map((sender) => transportFor(sender, pages)),
    [desk, phone],
  );
});

test('an inner frame, another origin, another page and nobody at all reach nothing', () => {
  const senders = [
    { url: 'app://desk/', isMainFrame: false },
    { url: 'https://desk/', isMainFrame: true },
    { url: 'app://desk/gallery.html', isMainFrame: true },
    { url: 'app://desk/constructor', isMainFrame: true },
    undefined,
  ];
  assert.deepEqual(
    senders.map((sender) => transportFor(sender, pages)),
    senders.map(() => undefined),
  );
});
