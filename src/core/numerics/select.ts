/** Order statistics without sorting the rest (Hoare's quickselect for several ranks at once). O(n · log ranks) on average. */

/** Quantiles (type 7) at ascending `probs` of draws that may be moved about. */
export function selectedQuantiles(draws: Float64Array, probs: readonly number[]): number[] {
  const last = draws.length - 1;
  const ranks = probs.flatMap((p) => [Math.floor(p * last), Math.min(last, Math.floor(p * last) + 1)]);
  const wanted = Int32Array.from([...new Set(ranks)].sort((a, b) => a - b));
  settle(draws, 0, last, wanted, 0, wanted.length);
  return probs.map((p) => {
    const below = Math.floor(p * last);
    const low = draws[below] as number;
    return low + (p * last - below) * ((draws[Math.min(last, below + 1)] as number) - low);
  });
}

/** Puts every rank of wanted[from..to) in its place within x[low..high]. */
function settle(x: Float64Array, low: number, high: number, wanted: Int32Array, from: number, to: number): void {
  if (from >= to || low >= high) return;
  const pivot = middleOf(x[low] as number, x[(low + high) >> 1] as number, x[high] as number);
  let [i, j] = [low, high];
  while (i <= j) {
    while ((x[i] as number) < pivot) i++;
    while ((x[j] as number) > pivot) j--;
    if (i <= j) {
      const kept = x[i] as number;
      x[i++] = x[j] as number;
      x[j--] = kept;
    }
  }
  // x[low..j] <= pivot <= x[i..high]; what lies between is in place
  let split = from;
  while (split < to && (wanted[split] as number) <= j) split++;
  settle(x, low, j, wanted, from, split);
  while (split < to && (wanted[split] as number) < i) split++;
  settle(x, i, high, wanted, split, to);
}

const middleOf = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
