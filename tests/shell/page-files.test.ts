import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { fileOf, typeOf } from '../../electron/shell/page-files.ts';

const root = path.resolve('/pages');

test('a page’s files are served from their folder', () => {
  assert.deepEqual(
    ['app://desk/', 'app://desk/phone.html?x#y', 'app://desk/assets/a%20b.js'].map((url) =>
      fileOf(url, root),
    ),
    ['index.html', 'phone.html', 'assets/a b.js'].map((file) => path.join(root, file)),
  );
});

test('nothing above the folder is served, however it is spelt', () => {
  const urls = [
    'app://desk/../main/main.cjs',
    'app://desk/%2e%2e/main/main.cjs',
    'app://desk/..%2fmain%2fmain.cjs',
    'app://desk/a/..%2f..%2fmain.cjs',
    'app://desk/..%5cmain.cjs',
    'app://desk/%00',
    'app://desk/%E0%A4%A',
    'app://other/index.html',
    'file:///etc/passwd',
  ];
  const escaped = urls.map((url) => fileOf(url, root)).filter((file) => file !== undefined);
  assert.deepEqual(
    escaped.filter((file) => !file.startsWith(root + path.sep)),
    [],
  );
  assert.equal(fileOf('app://desk/..%2fmain%2fmain.cjs', root), undefined);
});

test('only the kinds of file that pages need have a type', () => {
  const files = ['a.html', 'a.js', 'a.wasm', 'a.woff2', 'a.cjs', 'a.db', 'a', 'a.map'];
  assert.deepEqual(
    files.map((file) => typeOf(file) !== undefined),
    [true, true, true, true, false, false, false, false],
  );
});
