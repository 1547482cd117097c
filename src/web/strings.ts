import { CLAIMS_STRINGS } from './strings/claims.js';
import { EVIDENCE_STRINGS } from './strings/evidence.js';
import { FRAME_STRINGS } from './strings/frame.js';
import { FRONT_STRINGS } from './strings/front.js';
import { MONEY_STRINGS } from './strings/money.js';
import { NUMBERS_STRINGS } from './strings/numbers.js';

/**
 * Every word of the interface, once. `{name}` is a hole, `{n}` chooses the plural form; a sentence is one entry, never
 * glued from two, so that a translator may reorder it. Words that come from a case or from the model are not here.
 */
export const STRINGS = {
  ...FRAME_STRINGS,
  ...FRONT_STRINGS,
  ...CLAIMS_STRINGS,
  ...EVIDENCE_STRINGS,
  ...MONEY_STRINGS,
  ...NUMBERS_STRINGS,
} as const;
