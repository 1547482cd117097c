/**
 * What this machine is worth just now against the one on which peers that cannot be installed here were measured: a fixed loop
 * of plain arithmetic whose CPU time there is noted. Peers' published CPU seconds are multiplied by the ratio.
 */

/**
 * CPU seconds of the loop on that machine (2 shared cores of an AMD EPYC, Node 20.20.2): the least of many runs, others being
 * at work on the same cores. Its own noise is a fifth, so a ratio under 1.3 says nothing.
 */
const NOTED_SECONDS = 0.125;
const ROUNDS = 5;
const TURNS = 2e7;

export type Calibration = {
  readonly seconds: number /** this machine's time over the noted one */;
  readonly factor: number;
};

/** The median of a few loops: the speed the work beside it meets, neighbours on the same core and all. */
export function calibrate(): Calibration {
  const taken = Array.from({ length: ROUNDS }, () => cpuSeconds(loop)).sort((a, b) => a - b);
  const seconds = taken[ROUNDS >> 1] as number;
  return { seconds, factor: seconds / NOTED_SECONDS };
}

/** User and system time of the work, in seconds. */
export function cpuSeconds(work: () => unknown): number {
  const from = process.cpuUsage();
  kept = work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6;
}

/** The last result of any work measured, so that nothing is optimised away. */
export let kept: unknown;

/** Multiplications, divisions and exponentials over a short array, about as sampling mixes them. */
function loop(): number {
  const table = Float64Array.from({ length: 64 }, (_, i) => 1 + i / 64);
  let sum = 0;
  for (let i = 0; i < TURNS; i++) {
    const x = table[i & 63] as number;
    sum = (sum * 0.999 + x) / (1 + 0.001 * x);
    if ((i & 15) === 0) sum += Math.exp(-x);
  }
  return sum;
}

export const printCalibration = ({ seconds, factor }: Calibration): string =>
  `calibration loop ${seconds.toFixed(3)} CPU s, ${NOTED_SECONDS} on the machine of the peers' figures: their times are taken × ${factor.toFixed(2)}`;
