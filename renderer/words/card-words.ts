import type { CardField, Certificate } from '../../shared/verify/card.ts';
import type { Advice } from './advice-words.ts';

/** A certificate's data on the screen: the names that KMU-139 gives them. */
export interface CardWords {
  readonly certificates: Readonly<Record<Certificate, string>>;
  readonly fields: Readonly<Record<CardField, string>>;
  /** For who can't see that a name stands there. */
  readonly person: string;
  /** What a green verdict says when the registry told of the certificate. */
  readonly valid: Pick<Advice, 'steps' | 'why'>;
  /** For who can't see the photo. */
  readonly photo: string;
}
