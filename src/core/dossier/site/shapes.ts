/** Parts of the assessment document that the pages draw. */
import type { Assessment } from '../assessment.js';

export type Losses = Exclude<Assessment['losses'], { readonly gap: unknown }>;
export type Cost = Exclude<Assessment['cost'], { readonly gap: unknown }>;
export type Verdict = Assessment['verdicts'][number];
export type Quantity = 'destroyed' | 'hit';

export const stateOf = (quantity: Quantity) => (quantity === 'destroyed' ? 'DESTROYED' : 'DAMAGED_OR_DESTROYED');
