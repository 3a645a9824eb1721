import type { AdapterName } from '../../shared/verify/registry.ts';

/** The settings that the screen tells, by their places in the file. */
export const settingPlaces = [
  'desk.id',
  'desk.centre',
  'desk.window',
  'operator',
  'services',
  'language',
  'registry.adapter',
  'registry.url',
  'network.proxy',
  'network.caFile',
  'network.client',
  'network.pins',
  'network.slowMs',
  'timings.connectMs',
  'timings.askMs',
  'timings.personalMs',
  'timings.closeMs',
  'timings.repeatMs',
  'scanners.serial',
  'scanners.hidPos',
  'capture.rebuildBookCodes',
  'journal.anchors',
  'forward',
] as const;
export type SettingPlace = (typeof settingPlaces)[number];

export interface SettingsWords {
  readonly groups: Readonly<
    Record<'desk' | 'registry' | 'network' | 'times' | 'devices' | 'journal' | 'here', string>
  >;
  readonly names: Readonly<Record<SettingPlace, string>>;
  readonly adapters: Readonly<Record<AdapterName, string>>;
  readonly demoUrl: string;
  /** The proxy of the system, and none at all. */
  readonly proxies: Readonly<Record<'system' | 'none', string>>;
  readonly withNeighbours: (folder: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly none: string;
  readonly own: string;
  readonly standard: string;
  readonly file: string;
  readonly noFile: string;
  readonly fileNote: string;
  readonly folder: string;
  readonly version: string;
  readonly language: string;
  readonly languageNote: string;
  readonly journalSize: string;
  readonly key: string;
  readonly anchors: string;
  readonly anchorNone: string;
  readonly anchorLaid: (number: string) => string;
  readonly anchorFailing: (date: string, time: string) => string;
  readonly retention: string;
  readonly retentionNone: string;
  readonly retentionNext: (entries: string, date: string) => string;
  readonly selfTest: string;
  readonly loading: string;
  readonly failed: string;
  readonly again: string;
}
