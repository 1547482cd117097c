/**
 * Places of the numbers a sweep reads and leaves in the kernel: the problem, written once, and the state of a chain, written before
 * and read after. Read by both sides, as `kernel-layout.ts`: whole numbers and nothing else.
 */

/** A problem: these; then its sites, images, untyped counts, images by eye, cells by site, and its cells, each as `kernel-layout.ts` has it. */
export const CELLS = 0;
export const SITES = 1;
export const TYPES = 2;
export const IMAGES = 3;
export const SUMS = 4;
export const SLOTS = 5;
/** (a, b) of the priors of shares */
export const HIDDEN_PRIOR = 6;
export const REPORT_PRIOR = 8;
export const SWAP_PRIOR = 10;
export const FALSE_ALARM_PRIOR = 12;
export const DESTROYED_IF_HIT_PRIOR = 14;
export const BLIND_PRIOR = 16;
export const HIT_SHARE_PRIOR = 18;
/** one pair for each eye */
export const SEE_D_PRIOR = 20;
export const SEE_M_PRIOR = 26;
export const REACHED_PRIOR = 32;
/** each as likely as the others */
export const CONCENTRATION_PRIOR = 33;
/** where each list begins, from the beginning of the problem */
export const SITES_FROM = 36;
export const IMAGES_FROM = 37;
export const SUMS_FROM = 38;
export const EYES_FROM = 39;
/** where each cell begins, one number a cell */
export const CELLS_FROM = 40;
export const PROBLEM = 41;

export const EYES = 3;
export const CONCENTRATIONS = 3;

/** A site; its cells stand in their order from there on. */
export const STRUCK_CHANCE = 0;
export const IS_BLIND = 1;
export const SITE_CELLS = 2;
export const SITE_CELLS_FROM = 3;
export const SITE = 4;

/** An image. */
export const EYE = 0;
export const IMAGE_IS_SINGLE = 1;
export const FACTOR_D = 2;
export const FACTOR_M = 3;
export const COVERAGE_A = 4;
export const COVERAGE_B = 5;
export const IMAGE_OF_PROBLEM = 6;

/** An untyped count: these, then its statement. */
export const SUM_IMAGE = 0;
export const SUM_PRESENT_MEAN = 1;
export const SUM_OF_PROBLEM = 2;

/** Images of an eye, single items left out: how many, and where they stand. */
export const EYE_IMAGES = 0;
export const EYE_IMAGES_FROM = 1;
export const EYE_OF_PROBLEM = 2;

/** A chain: these shares, then lists in this order; counts are whole numbers. */
export const CONCENTRATION = 0;
export const HIDDEN = 1;
export const REPORT = 2;
export const SWAP = 3;
export const FALSE_ALARM = 4;
export const STATE = 5;
/** numbers of the window of a cell */
export const WINDOW = 3;

/** Joint draws asked for, site after site: the chance that it was struck, how many of its cells are drawn, and which. */
export const ASKED_STRUCK = 0;
export const ASKED_CELLS = 1;
export const ASKED = 2;
