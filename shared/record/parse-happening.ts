import {
  type AnyFields,
  conforms,
  type Fields,
  isDigest,
  isInteger,
  isLike,
  isOneOf,
  isShort,
  isUuid,
  isWhole,
  isWord,
  mayLack,
} from './fits.ts';
import {
  anchorPlaces,
  exportFormats,
  type Happening,
  happenings,
  type ShiftCounts,
} from './happening.ts';

/** The checks of a kind's own fields; nothing for a kind that nobody writes. */
export function happeningFields(kind: unknown): AnyFields | undefined {
  const known = happenings.find((one) => one === kind);
  return known && { kind: isOneOf(known), ...fields[known] };
}

type Kind = Happening['kind'];
type OwnFields<K extends Kind> = Omit<Fields<Extract<Happening, { kind: K }>>, 'kind'>;

const isPhase = isOneOf('opened', 'closed');
const countFields: Fields<ShiftCounts> = {
  valid: isWhole,
  caution: isWhole,
  invalid: isWhole,
  stale: isWhole,
  unchecked: isWhole,
  foreign: isWhole,
  keyed: isWhole,
};

const fields: { readonly [K in Kind]: OwnFields<K> } = {
  started: { program: isLike(/^[\w.+-]{1,40}$/), digest: mayLack(isDigest) },
  stopped: {},
  offline: {
    phase: isPhase,
    because: isWord,
    since: isWhole,
    forMs: mayLack(isWhole),
    attempts: mayLack(isWhole),
  },
  shift: { phase: isPhase, since: mayLack(isWhole), counts: mayLack(conforms(countFields)) },
  setting: {
    key: isLike(/^[\w.-]{1,100}$/),
    was: mayLack(isShort(200)),
    now: mayLack(isShort(200)),
    by: isShort(200),
  },
  export: {
    format: isOneOf(...exportFormats),
    first: isWhole,
    last: isWhole,
    entries: isWhole,
    digest: mayLack(isDigest),
  },
  viewed: { by: isShort(200) },
  purged: { first: isWhole, last: isWhole, entries: isWhole, before: isWhole },
  'key-rotated': { year: isWhole },
  clock: { skewMs: isInteger, wasMs: mayLack(isInteger) },
  evidence: { requestId: isUuid, digest: isDigest, bytes: isWhole },
  anchored: { where: isOneOf(...anchorPlaces), size: isWhole },
  'set-aside': { because: isLike(/^[A-Za-z-]{1,40}$/), digest: isDigest, bytes: isWhole },
  restored: { size: isWhole },
};
