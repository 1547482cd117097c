import type { Figure } from './compare.js';

/** Section of the truth table → name of the row → what the product computes. */
export type Sections = Readonly<Record<string, Readonly<Record<string, Figure>>>>;
