/**
 * Places of the numbers that are written for the kernel and found in its answers. Read by both sides: kernel/ compiles this file too,
 * so it holds whole numbers and nothing else.
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
/** of its problem: these decide nothing of its tables */
export const SITE = 14;
export const TYPE = 15;
export const IS_COUPLED = 16;
export const PRESENT_MEAN = 17;
export const CELL = 18;

export const VIEW_NONE = 0;
export const VIEW_ABOVE = 1;
export const VIEW_GROUND = 2;
export const VIEW_BOTH = 3;

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
/** places among the images, and the pairs of cell and image, of its problem */
export const IMAGE_AT = 18;
export const SLOT = 19;
/** an untyped count runs over the cell, and its own set may be given */
export const CAN_BE_HELD = 20;
/** what its reports say, if the tables of its cell were the last to be filled: where, and up to how many detected; −1: not at hand */
export const HEARD_FROM = 21;
export const HEARD_REACH = 22;
export const IMAGE = 23;

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
/** its place among those of its problem */
export const SUM_AT = 10;
/** weight that it was silence */
export const SILENT = 11;
export const STATEMENT = 12;

/** What there is to know of columns just filled: their size, the size to fill next, and what they weigh. */
export const W = 0;
export const MOST_D = 1;
export const MOST_M = 2;
export const THEN_N = 3;
export const THEN_D = 4;
export const THEN_M = 5;
export const OF_MASS = 6;
export const LIFTED = 7;
export const UNHIT = 8;
export const OF_CHANCE = 9;
export const OF_HIDDEN_DESTROYED = 10;
export const HIDDEN_BLIND = 11;
/** and the addresses of the columns */
export const HITS = 12;
export const SHOWN = 13;
export const TABLE = 14;
export const BY_SHOWN = 15;
export const ABOVE = 16;
export const KNOWN = 17;
