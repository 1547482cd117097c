/** What a chain is judged by: after each sweep, every share, and the numbers drawn. */
import type { JointProblem } from './problem.js';
import type { Latents, Shares } from './state.js';

export type ChainTrace = {
  /** by name, one number per sweep */
  readonly shares: ReadonlyMap<string, Float64Array>;
  /** per cell, one number per sweep */
  readonly destroyed: readonly Float64Array[];
  readonly hit: readonly Float64Array[];
};

export function emptyTrace({ cells, sites, types, images }: JointProblem, sweeps: number): ChainTrace {
  const column = () => new Float64Array(sweeps);
  const listed = [
    ...ONE,
    ...EYE_NAMES.flatMap((eye) => [`seeDestroyed/${eye}`, `seeDamaged/${eye}`]),
    ...types.map((_, i) => `destroyedIfHit/${i}`),
    ...images.flatMap(({ isSingle }, i) => (isSingle ? [] : [`inView/${i}`])),
    ...sites.flatMap(({ isBlind }, i) => [`hitShare/${i}`, ...(isBlind ? [`blind/${i}`] : [])]),
  ];
  return {
    shares: new Map(listed.map((name) => [name, column()])),
    destroyed: cells.map(column),
    hit: cells.map(column),
  };
}

const ONE = ['hidden', 'report', 'swap', 'falseAlarm', 'concentration'] as const;
const LISTS = ['seeDestroyed', 'seeDamaged', 'destroyedIfHit', 'inView', 'hitShare', 'blind'] as const;
const EYE_NAMES = [0, 1, 2];

export function traceSweep(
  trace: ChainTrace,
  sweep: number,
  { cells }: JointProblem,
  shares: Shares,
  { destroyed, damaged }: Latents,
): void {
  const put = (name: string, value: number): void => {
    const column = trace.shares.get(name);
    if (column) column[sweep] = value;
  };
  for (const name of ONE) put(name, shares[name]);
  for (const name of LISTS)
    for (let i = 0; i < shares[name].length; i++) put(`${name}/${i}`, shares[name][i] as number);
  for (let c = 0; c < cells.length; c++) {
    (trace.destroyed[c] as Float64Array)[sweep] = destroyed[c] as number;
    (trace.hit[c] as Float64Array)[sweep] = (destroyed[c] as number) + (damaged[c] as number);
  }
}
