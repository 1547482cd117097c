/** What a claim says of the truth, by the record alone: P(T | y), the mean over draws. No image, no inventory, no other claim enters. */
import { claimCell, claimChance } from './claim-chance.js';
import { blockStarts, type TruthDistribution } from './truth-distribution.js';
import type { Voice } from './voice.js';

/** Truths beyond both are not weighed: a hundred times the claim, or this many. */
const [LARGEST, TIMES] = [1000, 100];

/** @param alone numbers whose own chance will be asked for; their blocks are theirs alone */
export function predictTruth(voice: Voice, claimed: number, alone: readonly number[] = []): TruthDistribution {
  const end = Math.max(LARGEST, TIMES * claimed, ...alone.map((number) => 2 * number)) + 1;
  const starts = blockStarts(end, [claimed, ...alone]);
  const n = starts.length - 1;
  const [logs, perUnit] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 1; i < n; i++) {
    const [from, to] = [starts[i] as number, starts[i + 1] as number];
    const middle = (from + to) / 2;
    logs[i] = Math.log(middle);
    perUnit[i] = (to - from) / middle;
  }
  const mass = new Float64Array(n);
  const own = new Float64Array(n);
  const cell = claimCell(claimed);
  const size = Math.log(claimed + 0.5);
  for (let d = 0; d < voice.b.length; d++) {
    const [b, sigma] = [voice.b[d] as number, voice.sigma[d] as number];
    const nothing = 1 / (1 + Math.exp((voice.kappa[d] as number) * size - (voice.z[d] as number)));
    let total = 0;
    for (let i = 1; i < n; i++) {
      own[i] = (perUnit[i] as number) * claimChance(cell, (logs[i] as number) + b, sigma);
      total += own[i] as number;
    }
    mass[0] = (mass[0] as number) + nothing;
    for (let i = 1; i < n; i++) mass[i] = (mass[i] as number) + ((1 - nothing) * (own[i] as number)) / total;
  }
  return { starts, mass: mass.map((x) => x / voice.b.length) };
}
