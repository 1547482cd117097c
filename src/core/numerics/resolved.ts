/**
 * What may be printed of a probability known with a Monte Carlo error: below one in a thousand, a number whose error is more
 * than a fifth of it has no digit that means anything, so a bound is printed in its place.
 */
const LARGEST_RELATIVE_ERROR = 0.2;
const SMALL = 0.001;
/** Nothing of the kind was ever drawn: that much, and no more, is known. */
const LEAST_OF_NONE = 4;
const FINEST = 12;

/**
 * The power of ten that the probability is below, two errors above it; null where the number itself may be printed.
 * @param mcse Monte Carlo standard error of `probability`
 */
export function boundOf(probability: number, mcse: number): number | null {
  if (probability >= SMALL || (probability > 0 && mcse <= LARGEST_RELATIVE_ERROR * probability)) return null;
  const reach = probability + 2 * mcse;
  for (let k = probability === 0 ? LEAST_OF_NONE : FINEST; k > 1; k--) {
    const bound = Number(`1e-${k}`);
    if (bound >= reach) return bound;
  }
  return 0.1;
}
