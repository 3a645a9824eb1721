import type { Outcome } from '../../../shared/verdict/verdict.ts';

export const ukHeadlines: Readonly<Record<Outcome['kind'], string>> = {
  valid: 'Документ дійсний',
  caution: 'Потрібна увага',
  invalid: 'Недійсний',
  stale: 'Оновіть код',
  unchecked: 'Не перевірено',
  foreign: 'Це не код документа',
};
