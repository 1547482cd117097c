/**
 * What the host writes of one cell, number after number, and what it finds afterwards. `cell-input.ts` and `cell-posterior.ts`
 * of the losses engine write and read the same places.
 */

/** A cell: these, then the chance of each number present (0..n), then its images. */
export const N = 0;
export const LEAST = 1;
export const VIEW = 2;
export const REACHED = 3;
export const HIT_SHARE = 4;
export const CONCENTRATION = 5;
export const DESTROYED_IF_HIT = 6;
export const FRAMED = 7;
export const HIDDEN = 8;
export const REPORT = 9;
export const NEXT_N = 10;
export const NEXT_D = 11;
export const NEXT_M = 12;
export const IMAGES = 13;
export const CELL = 14;

export const VIEW_NONE: i32 = 0;
export const VIEW_ABOVE: i32 = 1;
export const VIEW_GROUND: i32 = 2;
export const VIEW_BOTH: i32 = 3;

/** An image: these, then its statements on the cell, then its untyped counts. */
export const FROM_GROUND = 0;
export const IS_SINGLE = 1;
/** its set is given */
export const IS_HELD = 2;
export const SEEN_D = 3;
export const SEEN_M = 4;
export const SEE_D = 5;
export const SEE_M = 6;
/** chances that a destroyed asset is reported as destroyed, as damaged, a damaged one likewise: of those detected, of those there */
export const REPORTED = 7;
export const THROUGH = 11;
/** mean number of false alarms in the cell */
export const ALARMS = 15;
export const STATEMENTS = 16;
export const SUMS = 17;
export const IMAGE = 18;

/** A statement, or an untyped count: its numbers and the weights of its readings. */
export const X = 0;
export const Y = 1;
export const AT_LEAST = 2;
export const EXACT = 3;
export const SUM = 4;
export const NOTHING = 5;
/** weight that it says what was seen */
export const SAID = 6;
/** of an untyped count: false alarms over all its cells, and detected sets of its other cells */
export const SUM_ALARMS = 7;
export const BESIDE_D = 8;
export const BESIDE_M = 9;
export const STATEMENT = 10;

/** Columns filled before: these, then P(H = h), P(V = v), the weight of each V, and the table as far as `FILLED_D`. */
export const FILLED_N = 0;
export const FILLED_W = 1;
export const FILLED_D = 2;
export const FILLED_M = 3;
export const MASS = 4;
export const CHANCE = 5;
export const HIDDEN_DESTROYED = 6;
export const FILLED = 7;
