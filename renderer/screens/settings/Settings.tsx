import type { ReactNode } from 'react';
import type { DeskState } from '../../../shared/contract/contract.ts';
import type { AnchorState, SettingsView } from '../../../shared/contract/settings.ts';
import { Button } from '../../parts/Button.tsx';
import { dateOf, hourOf } from '../../show/format.ts';
import { placeValue } from '../../show/setting-value.ts';
import { figureOf } from '../../words/plural.ts';
import type { SettingPlace } from '../../words/settings-words.ts';
import { useWords } from '../../words/use-words.ts';
import { languages, type Language } from '../../words/words.ts';

export type SettingsRead =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly view: SettingsView }
  | { readonly kind: 'failed' };

export interface SettingsProps {
  readonly read: SettingsRead;
  readonly state: DeskState | undefined;
  readonly version: string;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly onAgain: () => void;
  /** The way to the test of scanner and camera, where there is one. */
  readonly onSelfTest?: (() => void) | undefined;
}

/** The groups in which settings are told, and the places in each. */
const groups = {
  desk: ['desk.id', 'desk.centre', 'desk.window', 'operator', 'services', 'language'],
  registry: ['registry.adapter', 'registry.url'],
  network: ['network.proxy', 'network.caFile', 'network.client', 'network.pins', 'network.slowMs'],
  times: [
    'timings.connectMs',
    'timings.askMs',
    'timings.personalMs',
    'timings.closeMs',
    'timings.repeatMs',
  ],
  devices: ['scanners.serial', 'scanners.hidPos', 'capture.rebuildBookCodes'],
  journal: ['journal.anchors', 'forward'],
} as const satisfies Readonly<Record<string, readonly SettingPlace[]>>;

/** What this desk was told to do and by whom. Only what is this desk's own choice can be changed here. */
export function Settings(props: SettingsProps) {
  const { read } = props;
  const words = useWords().settings;
  if (read.kind !== 'read') {
    return (
      <section className="settings">
        <p className={read.kind === 'failed' ? 'note bad' : 'note'} role="status">
          {read.kind === 'failed' ? words.failed : words.loading}
        </p>
        {read.kind === 'failed' && (
          <Button look="plain" onPress={props.onAgain}>
            {words.again}
          </Button>
        )}
      </section>
    );
  }
  const { view } = read;
  return (
    <section className="settings">
      <p className="note settings-file">
        {view.file === undefined ? words.noFile : `${words.file}: `}
        {view.file !== undefined && <span className="selectable">{view.file}</span>}
        {view.file !== undefined && ` · ${words.fileNote}`}
      </p>
      <div className="settings-cards" tabIndex={0} role="group" aria-label={words.file}>
        {(['desk', 'network', 'registry', 'times', 'devices'] as const).map((group) => (
          <Group
            key={group}
            title={words.groups[group]}
            isWide={group === 'desk' && view.policy.services.length > fewServices}
          >
            <dl>
              <Places places={groups[group]} view={view} />
            </dl>
          </Group>
        ))}
        <JournalGroup view={view} state={props.state} />
        <OwnGroup {...props} />
      </div>
    </section>
  );
}

/** More of them would leave the other columns empty. */
const fewServices = 6;

interface GroupProps {
  readonly title: string;
  /** Across all columns, with the services below the rest. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

function Group({ title, isWide = false, children }: GroupProps) {
  return (
    <section className={`card settings-card ${isWide ? 'wide' : ''}`}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Places({
  places,
  view,
}: {
  readonly places: readonly SettingPlace[];
  readonly view: SettingsView;
}) {
  const words = useWords();
  return (
    <>
      {places.map((place) => (
        <div key={place} className={place === 'services' ? 'long' : undefined}>
          <dt>{words.settings.names[place]}</dt>
          <dd className="selectable">
            {placeValue(place, view.policy, words)}
            <span className="row-note">
              {view.own.some((own) => own === place || own.startsWith(`${place}.`))
                ? words.settings.own
                : words.settings.standard}
            </span>
          </dd>
        </div>
      ))}
    </>
  );
}

function JournalGroup({
  view,
  state,
}: Pick<SettingsProps, 'state'> & { readonly view: SettingsView }) {
  const words = useWords().settings;
  const { retention } = view;
  const size = state?.journal.kind === 'kept' ? figureOf(state.journal.size) : words.none;
  return (
    <Group title={words.groups.journal}>
      <dl>
        <div>
          <dt>{words.journalSize}</dt>
          <dd>{size}</dd>
        </div>
        <div>
          <dt>{words.folder}</dt>
          <dd className="selectable">{view.folder}</dd>
        </div>
        <div>
          <dt>{words.key}</dt>
          <dd className="selectable">{view.key ?? words.none}</dd>
        </div>
        <Anchors anchors={view.anchors} />
        <div>
          <dt>{words.retention}</dt>
          <dd>
            {retention && retention.entries > 0
              ? words.retentionNext(String(retention.entries), dateOf(retention.before))
              : words.retentionNone}
          </dd>
        </div>
        <Places places={groups.journal} view={view} />
      </dl>
    </Group>
  );
}

/** Where copies of the signed head lie; a folder that is away shows: nothing else at a desk would tell. */
function Anchors({ anchors }: Pick<SettingsView, 'anchors'>) {
  const words = useWords().settings;
  if (anchors.length === 0) return null;
  const noteOf = ({ size, failingSince }: AnchorState) => {
    if (failingSince !== undefined)
      return words.anchorFailing(dateOf(failingSince), hourOf(failingSince));
    return size === undefined ? words.anchorNone : words.anchorLaid(figureOf(size));
  };
  return (
    <div>
      <dt>{words.anchors}</dt>
      {anchors.map((anchor) => (
        <dd key={anchor.folder} className="selectable">
          {anchor.folder}
          <span className="row-note">{noteOf(anchor)}</span>
        </dd>
      ))}
    </div>
  );
}

function OwnGroup({ version, language, onLanguage, onSelfTest }: SettingsProps) {
  const { desk, settings: words } = useWords();
  return (
    <Group title={words.groups.here}>
      <div className="settings-own" role="group" aria-label={words.language}>
        <span>{words.language}</span>
        {languages.map((one) => (
          <Button
            key={one}
            look={one === language ? 'primary' : 'plain'}
            pressed={one === language}
            onPress={() => onLanguage(one)}
          >
            {desk.languages[one]}
          </Button>
        ))}
      </div>
      <p className="note">{words.languageNote}</p>
      {onSelfTest && (
        <Button look="plain" onPress={onSelfTest}>
          {words.selfTest}
        </Button>
      )}
      <p className="note">
        {words.version}: {version}
      </p>
    </Group>
  );
}
