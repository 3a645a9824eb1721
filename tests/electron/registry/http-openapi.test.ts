import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { httpOpenApi } from '../../../electron/node/registry/http-openapi.ts';

const file = path.resolve(
  import.meta.dirname,
  '../../../electron/node/registry/http-registry.openapi.json',
);
const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));

test('the kept document is what the adapter’s own schemas say', () => {
  // `npm run --silent cli -- openapi` makes it anew.
  assert.deepEqual(kept, JSON.parse(JSON.stringify(httpOpenApi())));
});

test('the document is OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(
    structuredClone(kept) as Record<string, unknown>,
  );
  assert.deepEqual([valid, errors, validator.version], [true, undefined, '3.1']);
});

test('a document that is none is told', async () => {
  const broken = {
    ...(kept as Record<string, unknown>),
    paths: { '/v1/checks': { post: { responses: 7 } } },
  };
  assert.equal((await new Validator().validate(broken)).valid, false);
});
