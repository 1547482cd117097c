/**
 * Rising least-squares fit by pooling adjacent violators (Ayer et al. 1955). O(n).
 * @param values in the order they should rise in @param weights how many each stands for, above 0
 */
export function isotonic(values: readonly number[], weights: readonly number[]): readonly number[] {
  const blocks: { mean: number; weight: number; count: number }[] = [];
  for (const [i, value] of values.entries()) {
    let last = { mean: value, weight: weights[i] as number, count: 1 };
    for (let before = blocks.at(-1); before && before.mean >= last.mean; before = blocks.at(-1)) {
      const weight = before.weight + last.weight;
      last = {
        mean: (before.mean * before.weight + last.mean * last.weight) / weight,
        weight,
        count: before.count + last.count,
      };
      blocks.pop();
    }
    blocks.push(last);
  }
  return blocks.flatMap(({ mean, count }) => Array.from({ length: count }, () => mean));
}
