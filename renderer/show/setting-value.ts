import type { ShownPolicy } from '../../shared/contract/settings.ts';
import type { SettingPlace } from '../words/settings-words.ts';
import type { Words } from '../words/words.ts';
import { spanOf } from './span.ts';

/** A setting's value for people. */
export function placeValue(place: SettingPlace, policy: ShownPolicy, words: Words): string {
  const { settings, desk: said } = words;
  const { desk, registry, timings, scanners, capture } = policy;
  const yes = (is: boolean) => (is ? settings.yes : settings.no);
  const values: Readonly<Record<SettingPlace, string>> = {
    'desk.id': desk.id,
    'desk.centre': desk.centre,
    'desk.window': desk.window,
    operator: policy.operator,
    services: policy.services.join(', '),
    language: said.languages[policy.language],
    'registry.adapter': settings.adapters[registry.adapter],
    'registry.url': ('url' in registry ? registry.url : undefined) ?? settings.demoUrl,
    'timings.connectMs': spanOf(timings.connectMs, words.link),
    'timings.askMs': spanOf(timings.askMs, words.link),
    'timings.personalMs': spanOf(timings.personalMs, words.link),
    'timings.closeMs': spanOf(timings.closeMs, words.link),
    'timings.repeatMs': spanOf(timings.repeatMs, words.link),
    'scanners.serial': scanners.serial.map(({ path, vendorId }) => path ?? vendorId).join(', '),
    'scanners.hidPos': yes(scanners.hidPos),
    'capture.rebuildBookCodes': yes(capture.rebuildBookCodes),
  };
  return values[place] || settings.none;
}
