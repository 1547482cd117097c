/** Round sums from below `low` to above `high`: where a curve is read when nobody claimed a sum. */
const STEPS = [1, 1.5, 2, 3, 5, 7];

/** @param low at least 0 @param high at least low */
export function roundSums(low: number, high: number): readonly number[] {
  if (!(high > 0)) return [0];
  const from = Math.max(low, high * 1e-3);
  let decade = 1;
  while (decade > from) decade /= 10;
  while (decade * 10 <= from) decade *= 10;
  const sums: number[] = [];
  for (; decade <= high; decade *= 10) for (const step of STEPS) sums.push(Number((step * decade).toPrecision(3)));
  const first = sums.findLastIndex((sum) => sum <= from);
  const last = sums.findIndex((sum) => sum >= high);
  return sums.slice(Math.max(0, first), last < 0 ? undefined : last + 1);
}
