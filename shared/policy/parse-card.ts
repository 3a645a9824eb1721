import { z } from 'zod';
import { cardFields, masks } from '../verify/card.ts';

/** What of a certificate's data may be shown; everything and in full, unless it is said otherwise. */
export const shownCard = z.strictObject({
  show: z.partialRecord(z.enum(['certificate', ...cardFields, 'photo']), z.boolean()).default({}),
  mask: z.partialRecord(z.enum(cardFields), z.enum(masks)).default({}),
});
