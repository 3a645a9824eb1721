import type { Source } from '../../shared/capture/capture.ts';
import type { CoachHint } from '../../shared/capture/coach.ts';
import type { PhoneCodeState, Trouble, ScannerTrouble } from '../../shared/contract/contract.ts';
import type { ClaimedType } from '../../shared/identify/document-type.ts';
import type { LooksLike, Repair } from '../../shared/identify/identified.ts';
import type { TypeIs } from '../../shared/record/entry.ts';
import type {
  CautionBecause,
  InvalidBecause,
  Outcome,
  StaleBecause,
  UncheckedBecause,
} from '../../shared/verdict/verdict.ts';
import type { SliderName } from '../capture/camera-controls.ts';
import type { CameraTrouble } from '../show/camera-view.ts';
import type { Advice } from './advice-words.ts';
import type { CardWords } from './card-words.ts';
import type { SelfTestWords } from './self-test-words.ts';
import type { LinkWords } from './link-words.ts';
import type {
  ExportWords,
  HappeningWords,
  JournalTroubles,
  JournalWords,
  ProofWords,
} from './journal-words.ts';
import type { ReceiptWords } from './receipt-words.ts';
import type { SettingsWords } from './settings-words.ts';
import type { ServiceWords, ShiftWords, SummaryWords } from './summary-words.ts';

export const languages = ['uk', 'en'] as const;
export type Language = (typeof languages)[number];

/** A closed list for each verdict: a cause without its words does not compile. */
export interface VerdictWords {
  readonly valid: Advice;
  readonly caution: Readonly<Record<CautionBecause, Advice>>;
  readonly invalid: Readonly<Record<InvalidBecause, Advice>>;
  readonly stale: Readonly<Record<StaleBecause, Advice>>;
  readonly unchecked: Readonly<Record<UncheckedBecause, Advice>>;
}

export interface CauseWords {
  readonly valid: Readonly<Record<never, string>>;
  readonly foreign: Readonly<Record<never, string>>;
  readonly caution: Readonly<Record<CautionBecause, string>>;
  readonly invalid: Readonly<Record<InvalidBecause, string>>;
  readonly stale: Readonly<Record<StaleBecause, string>>;
  readonly unchecked: Readonly<Record<UncheckedBecause, string>>;
}

/** A code that is not ours: its name, and what to do instead. */
export interface StrangerWords {
  readonly name: string;
  readonly advice: string;
}

export interface DeskWords {
  readonly check: string;
  readonly journal: string;
  readonly summary: string;
  readonly settings: string;
  readonly sections: string;
  readonly language: string;
  readonly languages: Readonly<Record<Language, string>>;
  readonly demo: string;
  readonly demoNote: string;
  readonly linkUp: (ms: number) => string;
  readonly linkDown: (time: string) => string;
  readonly linkUnknown: string;
  readonly journalBroken: string;
  readonly stateUnknown: string;
}

export interface WaitingWords {
  readonly camera: string;
  readonly cameraStarting: string;
  /** The built-in camera of the demo. */
  readonly cameraDemo: string;
  /** Released while nobody can be at the desk. */
  readonly cameraResting: string;
  /** The same, to whoever stands before it. */
  readonly cameraWake: string;
  readonly cameraChoose: string;
  readonly cameraNone: string;
  readonly cameraFrame: (size: string) => string;
  readonly cameraLowered: (size: string) => string;
  readonly torch: string;
  readonly controls: Readonly<Record<SliderName, string>>;
  readonly coach: Readonly<Record<CoachHint, string>>;
  readonly scanner: string;
  /** A scanner that has a port of its own, by its name. */
  readonly scannerOn: (device: string) => string;
  readonly scannerTrouble: Readonly<Record<ScannerTrouble, (device: string) => string>>;
  readonly present: string;
  readonly presentWithoutCamera: string;
  readonly trouble: Readonly<Record<CameraTrouble, string>>;
  readonly digits: string;
  readonly digitsHelp: string;
  readonly digitsLeft: (count: number) => string;
  readonly digitsRight: string;
  readonly digitsWrong: string;
  readonly digitsSwapped: (pair: string) => string;
  readonly digitsLeadingZero: string;
  readonly checkDigits: string;
  readonly file: string;
  readonly fileHelp: string;
  readonly chooseFile: string;
  readonly fileReading: string;
  readonly recent: string;
  readonly recentNone: string;
  readonly recentFailed: string;
  readonly holdPhone: string;
  readonly lowerPhone: string;
  readonly openPhone: string;
  readonly notOurs: string;
  readonly repeated: (seconds: number) => string;
  readonly noCodeInFile: string;
}

export interface ShowingWords {
  readonly checking: string;
  readonly checkingHint: string;
  readonly longer: string;
  readonly longerHint: string;
  readonly confirmedAt: (date: string, time: string) => string;
  readonly recorded: (number: number) => string;
  readonly notRecorded: string;
  readonly asked: (request: string, seconds: string) => string;
  readonly notAsked: (request: string) => string;
  readonly clears: (seconds: number) => string;
  readonly closes: (seconds: number) => string;
  readonly paused: string;
  readonly waits: Readonly<Record<'caution' | 'invalid' | 'unchecked', string>>;
  readonly pause: string;
  readonly goOn: string;
  readonly space: string;
  readonly next: Readonly<Record<Exclude<Outcome['kind'], 'foreign'>, string>>;
  readonly why: string;
  /** Direct speech in the language's own quotation marks. */
  readonly quoted: (speech: string) => string;
  readonly todo: string;
  readonly say: string;
  readonly support: string;
  readonly typeIs: Readonly<Record<TypeIs, string>>;
  /** What the desk has undone in the code, and the scanner's setting to change. */
  readonly repaired: Readonly<Record<Repair, string>>;
  readonly document: string;
  readonly cleared: string;
  readonly clearedNote: string;
  readonly checkedAt: string;
  readonly source: string;
  readonly demoRegistry: string;
  readonly registry: string;
}

export interface BrokenWords {
  readonly headline: string;
  readonly sentence: string;
  readonly steps: readonly string[];
  readonly incident: string;
  readonly restart: string;
}

/** When the desk could not be opened as it should, for those who install it. */
export interface TroubleWords {
  readonly headline: string;
  readonly causes: Readonly<Record<Trouble['because'], string>>;
  readonly steps: readonly string[];
  readonly file: string;
  readonly places: string;
}

export interface PhoneWords {
  readonly title: string;
  readonly documents: string;
  readonly back: string;
  readonly qr: string;
  readonly barcode: string;
  readonly refresh: string;
  readonly lives: (left: string) => string;
  readonly lapsed: string;
  readonly hold: string;
  readonly lower: string;
  readonly state: string;
  readonly states: Readonly<Record<PhoneCodeState, string>>;
  readonly stageNote: string;
}

/** Every text of one language. */
export interface Words {
  readonly product: string;
  /** The decimal mark. */
  readonly mark: ',' | '.';
  /** Short for "seconds". */
  readonly second: string;
  readonly desk: DeskWords;
  readonly card: CardWords;
  readonly selfTest: SelfTestWords;
  readonly link: LinkWords;
  readonly waiting: WaitingWords;
  readonly showing: ShowingWords;
  /** First words of each verdict, and its name in the journal. */
  readonly headlines: Readonly<Record<Outcome['kind'], string>>;
  readonly badges: Readonly<Record<Outcome['kind'], string>>;
  readonly verdicts: VerdictWords;
  /** Each cause in a few words, for the journal. */
  readonly causes: CauseWords;
  readonly strangers: Readonly<Record<LooksLike, StrangerWords>>;
  readonly documents: Readonly<Record<ClaimedType, string>>;
  readonly sources: Readonly<Record<Source, string>>;
  readonly journal: JournalWords;
  readonly proof: ProofWords;
  readonly exporting: ExportWords;
  readonly happenings: HappeningWords;
  readonly journalTroubles: JournalTroubles;
  readonly receipt: ReceiptWords;
  readonly summary: SummaryWords;
  readonly shift: ShiftWords;
  readonly service: ServiceWords;
  readonly settings: SettingsWords;
  readonly broken: BrokenWords;
  readonly trouble: TroubleWords;
  readonly phone: PhoneWords;
}
