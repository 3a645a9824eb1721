/** A camera to choose. The id changes with the browser's profile, the label with the system's language. */
export interface CameraChoice {
  readonly id: string;
  readonly label: string;
}

/** The cameras in the order to try them: the wanted one by id, then by label, then any that sees as people do. */
export function inOrder(
  cameras: readonly CameraChoice[],
  wanted: CameraChoice | undefined,
): readonly CameraChoice[] {
  return cameras.toSorted((a, b) => rankOf(a, wanted) - rankOf(b, wanted));
}

/** Whether this is the wanted camera, perhaps under a new id. */
export function isWanted(camera: CameraChoice, wanted: CameraChoice | undefined): boolean {
  return rankOf(camera, wanted) <= ranks.label;
}

const ranks = { id: 0, label: 1, any: 2, blind: 3 };

/** Infrared cameras of a face sign-in and other programs' made-up cameras: a last resort. */
const blind = /\b(?:IR|infrared|virtual|OBS)\b/iu;

function rankOf({ id, label }: CameraChoice, wanted: CameraChoice | undefined): number {
  if (wanted && id !== '' && id === wanted.id) return ranks.id;
  if (wanted && label !== '' && label === wanted.label) return ranks.label;
  return blind.test(label) ? ranks.blind : ranks.any;
}
