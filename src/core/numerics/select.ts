/**
 * Order statistics without sorting the rest. Few values are parted around pivots (Hoare 1961); many are counted into buckets of
 * equal width, and only the buckets that hold a wanted rank are sorted. Most likely wrong in use: values so skewed that one bucket
 * holds them all, which costs a sort. O(n).
 */
const BUCKETS = 8192;
const FEW = 4096;

/** Quantiles (type 7) at `probs` of draws that are numbers; their order is left alone. */
export function selectedQuantiles(draws: Float64Array, probs: readonly number[]): number[] {
  const last = draws.length - 1;
  const at = orderStatistics(
    draws,
    probs.flatMap((p) => [Math.floor(p * last), Math.min(last, Math.floor(p * last) + 1)]),
  );
  return probs.map((p, i) => {
    const [low, high] = [at[2 * i] as number, at[2 * i + 1] as number];
    return low + (p * last - Math.floor(p * last)) * (high - low);
  });
}

/** The values at `ranks`, 0 the smallest. */
function orderStatistics(draws: Float64Array, ranks: readonly number[]): readonly number[] {
  const last = draws.length - 1;
  let [least, most] = [draws[0] as number, draws[0] as number];
  for (let i = 0; i < draws.length; i++) {
    const x = draws[i] as number;
    if (x < least) least = x;
    if (x > most) most = x;
  }
  if (draws.length <= FEW) {
    const parted = draws.slice();
    partAt(
      parted,
      [...ranks].sort((a, b) => a - b),
      0,
      last,
    );
    return ranks.map((rank) => parted[rank] as number);
  }
  if (!(most > least) || !Number.isFinite(most - least)) {
    const sorted = draws.slice().sort();
    return ranks.map((rank) => sorted[rank] as number);
  }
  const scale = (BUCKETS - 1) / (most - least);
  const counts = new Int32Array(BUCKETS);
  for (let i = 0; i < draws.length; i++) {
    const bucket = (((draws[i] as number) - least) * scale) | 0;
    counts[bucket] = (counts[bucket] as number) + 1;
  }
  const before = new Int32Array(BUCKETS + 1);
  for (let b = 0; b < BUCKETS; b++) before[b + 1] = (before[b] as number) + (counts[b] as number);
  const bucketOf = (rank: number): number => {
    let [low, high] = [0, BUCKETS - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((before[middle + 1] as number) > rank) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const wanted = new Int32Array(BUCKETS);
  const held: Float64Array[] = [];
  for (const bucket of new Set(ranks.map(bucketOf))) {
    held.push(new Float64Array(counts[bucket] as number));
    wanted[bucket] = held.length;
  }
  const filled = new Int32Array(held.length);
  for (let i = 0; i < draws.length; i++) {
    const x = draws[i] as number;
    const which = wanted[((x - least) * scale) | 0] as number;
    if (which === 0) continue;
    const place = filled[which - 1] as number;
    (held[which - 1] as Float64Array)[place] = x;
    filled[which - 1] = place + 1;
  }
  for (const values of held) values.sort();
  return ranks.map((rank) => {
    const bucket = bucketOf(rank);
    return (held[(wanted[bucket] as number) - 1] as Float64Array)[rank - (before[bucket] as number)] as number;
  });
}

/** Parts x so that each of the ascending `ranks` within left..right holds its order statistic: the middle one first, then each side. */
function partAt(x: Float64Array, ranks: readonly number[], left: number, right: number): void {
  if (ranks.length === 0) return;
  const rank = ranks[ranks.length >> 1] as number;
  partAround(x, rank, left, right);
  partAt(
    x,
    ranks.filter((other) => other < rank),
    left,
    rank - 1,
  );
  partAt(
    x,
    ranks.filter((other) => other > rank),
    rank + 1,
    right,
  );
}

/** Nothing greater stands before `rank` and nothing smaller behind; in place, between left and right. */
function partAround(x: Float64Array, rank: number, from: number, to: number): void {
  let [left, right] = [from, to];
  while (right > left) {
    const pivot = middleOf(x[left] as number, x[(left + right) >> 1] as number, x[right] as number);
    let [i, j] = [left, right];
    while (i <= j) {
      while ((x[i] as number) < pivot) i++;
      while ((x[j] as number) > pivot) j--;
      if (i > j) break;
      const held = x[i] as number;
      x[i++] = x[j] as number;
      x[j--] = held;
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else return;
  }
}

const middleOf = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
