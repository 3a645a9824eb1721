import type { Outcome } from '../../../shared/verdict/verdict.ts';

export const enHeadlines: Readonly<Record<Outcome['kind'], string>> = {
  valid: 'Document valid',
  caution: 'Attention needed',
  invalid: 'Invalid',
  stale: 'Refresh the code',
  unchecked: 'Not checked',
  foreign: 'Not a document code',
};
