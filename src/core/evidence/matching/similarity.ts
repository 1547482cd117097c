/**
 * How alike two texts are: 1 − Levenshtein distance / length of the longer (`fastest-levenshtein`, bit-parallel after Myers 1999,
 * doi:10.1145/316542.316550). 1 is equal, 0 shares nothing. What a value is worth is learned (fellegi-sunter.ts), not assumed.
 */
import { distance } from 'fastest-levenshtein';

export const similarity = (a: string, b: string): number =>
  a === b ? 1 : 1 - distance(a, b) / Math.max(a.length, b.length);
