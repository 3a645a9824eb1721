import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { makeAuthority } from '../fakes/certificates.ts';
import { openDesk, temporary } from './open-desk.ts';

const folder = temporary();
const authority = makeAuthority();
const written = (name: string, text: string) => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};
const certFile = written('cert.pem', authority.issue().cert);
const keyFile = written('key.pem', authority.issue().key);

const http = { adapter: 'http', url: 'https://gateway.example.org' };
const badSettings: readonly (readonly [string, unknown, RegExp])[] = [
  [
    'an unknown adapter',
    { registry: { adapter: 'sms' } },
    /^registry\.adapter: такого адаптера немає/,
  ],
  [
    'a bad address',
    { registry: { ...http, url: 'gateway' } },
    /^registry\.url: тут має бути повна адреса/,
  ],
  [
    'a missing certificate file',
    { registry: http, network: { caFile: path.join(folder, 'nowhere.pem') } },
    /^network\.caFile: такого файлу немає\.$/,
  ],
  [
    'a key of another certificate',
    { registry: http, network: { client: { certFile, keyFile } } },
    /^network\.client: сертифікат і ключ не підходять/,
  ],
  ['a file that is no JSON', '{"registry":', /^файл: це не JSON\.$/],
];

for (const [what, settings, sentence] of badSettings) {
  test(`with ${what} the desk starts, says so in one sentence, and checks nothing`, async (t) => {
    const { page, picture } = await openDesk(t, { settings });
    const places = page.locator('.stopped li');
    await places.first().waitFor();
    const said = await places.allInnerTexts();
    assert.equal(said.filter((text) => sentence.test(text)).length, 1, said.join('\n'));
    const text = await page.locator('body').innerText();
    assert.doesNotMatch(text, /\bat .*\.(?:ts|js|cjs):\d|Error:/);
    if (what === 'an unknown adapter') await picture('settings-trouble');
  });
}
