/** Wall times of repeated work, and the line a bench says about them. */
export type Times = {
  readonly median: number;
  readonly p95: number;
  readonly least: number;
  readonly most: number;
  readonly n: number;
};

/** Milliseconds of `rounds` calls, after `warm` that are not counted. What is returned is kept, so nothing is optimised away. */
export async function times(work: (round: number) => unknown, rounds: number, warm = 1): Promise<Times> {
  const taken: number[] = [];
  for (let round = -warm; round < rounds; round++) {
    const from = performance.now();
    kept = await work(round);
    if (round >= 0) taken.push(performance.now() - from);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number): number => taken[Math.min(taken.length - 1, Math.floor(share * taken.length))] as number;
  return { median: at(0.5), p95: at(0.95), least: at(0), most: taken.at(-1) as number, n: rounds };
}

/** The last result of any work measured. */
export let kept: unknown;

export const ms = (x: number): string => (x < 10 ? x.toFixed(1) : x.toFixed(0));

export const printTimes = ({ median, least, most, n }: Times): string =>
  `${ms(median)} ms (${ms(least)} to ${ms(most)}, ${n} rounds)`;

/** `0.65 of the limit of 2000 ms` */
export const ofLimit = (median: number, limit: number): string =>
  `${(median / limit).toFixed(2)} of the limit of ${limit} ms${median > limit ? ': TOO SLOW' : ''}`;
