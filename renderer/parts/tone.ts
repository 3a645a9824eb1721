/** What a colour means; the colours themselves stand in look/tokens.css. */
export const tones = ['go', 'warn', 'stop', 'again', 'unsure', 'aside', 'demo'] as const;
export type Tone = (typeof tones)[number];
