import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import type { TestContext } from 'node:test';

/** A disk that does one thing in its own way, for as long as the test lasts. */
export function onDisk<Name extends 'linkSync' | 'fsyncSync' | 'copyFileSync' | 'renameSync'>(
  t: TestContext,
  name: Name,
  way: (typeof fs)[Name],
): void {
  t.mock.method(fs, name, way);
  syncBuiltinESMExports();
  t.after(() => {
    t.mock.restoreAll();
    syncBuiltinESMExports();
  });
}
