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

export type Tracer = {
  readonly add: (shares: Shares, latents: Latents) => void;
  readonly trace: () => ChainTrace;
};

const ONE = ['hidden', 'report', 'swap', 'falseAlarm', 'concentration'] as const;
const LISTS = ['seeDestroyed', 'seeDamaged', 'destroyedIfHit', 'inView', 'hitShare', 'blind'] as const;

export function makeTracer({ cells, sites, types, images }: JointProblem): Tracer {
  const all = <T>(list: readonly T[], is: (item: T) => boolean = () => true): readonly number[] =>
    list.flatMap((item, i) => (is(item) ? [i] : []));
  const eyes = [0, 1, 2];
  const traced: Record<(typeof LISTS)[number], readonly number[]> = {
    seeDestroyed: eyes,
    seeDamaged: eyes,
    destroyedIfHit: all(types),
    inView: all(images, ({ isSingle }) => !isSingle),
    hitShare: all(sites),
    blind: all(sites, ({ isBlind }) => isBlind),
  };
  const ones = ONE.map((name) => ({ name, values: [] as number[] }));
  const lists = LISTS.flatMap((list) => traced[list].map((at) => ({ list, at, values: [] as number[] })));
  const destroyed = cells.map((): number[] => []);
  const hit = cells.map((): number[] => []);
  return {
    add: (shares, latents) => {
      for (const { name, values } of ones) values.push(shares[name]);
      for (const { list, at, values } of lists) values.push(shares[list][at] as number);
      for (let c = 0; c < cells.length; c++) {
        const D = latents.destroyed[c] as number;
        (destroyed[c] as number[]).push(D);
        (hit[c] as number[]).push(D + (latents.damaged[c] as number));
      }
    },
    trace: () => ({
      shares: new Map([
        ...ones.map(({ name, values }) => [name, Float64Array.from(values)] as const),
        ...lists.map(({ list, at, values }) => [`${list}/${at}`, Float64Array.from(values)] as const),
      ]),
      destroyed: destroyed.map((values) => Float64Array.from(values)),
      hit: hit.map((values) => Float64Array.from(values)),
    }),
  };
}
