/** Shares and the prior of hits in the language of JAGS, and where a chain may start: common to both ways of writing the model. */
import { EYES, type JointCell, type JointProblem } from '../../src/core/losses/joint/problem.js';
import * as v from '../../src/core/losses/visibility.js';
import type { Rng } from '../../src/core/numerics/rng.js';

export const SHARES = [
  'hidden',
  'report',
  'swap',
  'falseAlarm',
  'inView',
  'seeDestroyed',
  'seeDamaged',
  'hitShare',
  'destroyedIfHit',
  'concentration',
];

export const vector = (values: readonly number[]): string =>
  values.length === 1 ? number(values[0] as number) : `c(${values.map(number).join(',')})`;
/** Integers without a point; R's dump format and JAGS both read 1e-05. */
export const number = (x: number): string => (Number.isInteger(x) && Math.abs(x) < 1e9 ? `${x}` : x.toExponential(16));
const beta = ([a, b]: readonly [number, number]): string => `dbeta(${number(a)}, ${number(b)})`;

export function sharesText(
  { scenario, sites, types, images }: JointProblem,
  say: (line: string) => void,
  data: Map<string, readonly number[]>,
): void {
  say(`hidden ~ ${beta(v.beta(v.HIDDEN, scenario))}`);
  say(`report ~ ${beta(v.ANALYST.report)}`);
  say(`swap ~ ${beta(v.ANALYST.swap)}`);
  say('falseAlarm ~ dbeta(1, 400)');
  say('lReport <- log(report)');
  say('lSwap <- log(swap)');
  say('lKeep <- log(1 - swap)');
  data.set('phis', v.PRIOR.concentration);
  data.set('third', [1, 1, 1]);
  say('which ~ dcat(third[])');
  say('concentration <- phis[which]');
  for (const [e, eye] of EYES.entries()) {
    say(`seeDestroyed[${e + 1}] ~ ${beta(v.beta(v.DETECT_DESTROYED[eye], scenario))}`);
    say(`seeDamaged[${e + 1}] ~ ${beta(v.beta(v.DETECT_DAMAGED[eye], scenario))}`);
  }
  for (let t = 1; t <= types.length; t++) say(`destroyedIfHit[${t}] ~ ${beta(v.PRIOR.destroyedIfHit)}`);
  for (const [i, image] of images.entries()) {
    say(`inView[${i + 1}] ~ ${beta(image.coverage)}`);
    if (image.isSingle) continue;
    say(`seeD[${i + 1}] <- inView[${i + 1}] * ${number(image.destroyedFactor)} * seeDestroyed[${image.eye + 1}]`);
    say(`seeM[${i + 1}] <- inView[${i + 1}] * ${number(image.damagedFactor)} * seeDamaged[${image.eye + 1}]`);
  }
  for (const [s, { struck, isBlind }] of sites.entries()) {
    say(`hitShare[${s + 1}] ~ ${beta(v.PRIOR.hitShare)}`);
    say(`a[${s + 1}] <- hitShare[${s + 1}] * concentration`);
    say(`b[${s + 1}] <- (1 - hitShare[${s + 1}]) * concentration`);
    if (struck < 1) say(`struck[${s + 1}] ~ dbern(${number(struck)})`);
    if (isBlind) say(`blind[${s + 1}] ~ ${beta(v.beta(v.BLIND, scenario))}`);
  }
}

export const logFactorial = (n: number): number => {
  let sum = 0;
  for (let i = 2; i <= n; i++) sum += Math.log(i);
  return sum;
};

/** P(H = h) of a cell, N, q and z summed out. @returns the name of that vector */
export function hitsText(
  { sites }: JointProblem,
  index: number,
  cell: JointCell,
  say: (line: string) => void,
  data: Map<string, readonly number[]>,
): string {
  const [c, s, n] = [index + 1, cell.site + 1, cell.n];
  const struck = (sites[cell.site]?.struck ?? 1) < 1 ? `struck[${s}]` : null;
  const counts = `to${n}`;
  data.set(
    counts,
    Array.from({ length: n + 1 }, (_, h) => h),
  );
  data.set(
    `none${n}`,
    Array.from({ length: n + 1 }, (_, h) => (h === 0 ? 1 : 0)),
  );
  say(`ga${c}[1:${n + 1}] <- loggam(${counts}[] + a[${s}])`);
  const parts: string[] = [];
  for (let N = 0; N <= n; N++) {
    const weight = cell.present[N] as number;
    if (weight === 0) continue;
    data.set(
      `lc${c}_${N}`,
      Array.from({ length: n + 1 }, (_, h) =>
        h > N ? -1e5 : Math.log(weight * v.PRIOR.reached) + logFactorial(N) - logFactorial(h) - logFactorial(N - h),
      ),
    );
    parts.push(
      `E^(lc${c}_${N}[] + ga${c}[] + loggam(abs(${N} - ${counts}[]) + b[${s}]) - loggam(${N} + a[${s}] + b[${s}]) + norm[${c}])`,
    );
  }
  say(`norm[${c}] <- loggam(a[${s}] + b[${s}]) - loggam(a[${s}]) - loggam(b[${s}])`);
  say(`ph${c}[1:${n + 1}] <- ${parts.join(' + ')} + ${number(1 - v.PRIOR.reached)} * none${n}[]`);
  if (struck === null) return `ph${c}`;
  say(`ps${c}[1:${n + 1}] <- ${struck} * ph${c}[] + (1 - ${struck}) * none${n}[]`);
  return `ps${c}`;
}
export function startShares({ sites, images, types }: JointProblem, rng: Rng): Map<string, readonly number[]> {
  const between = (low: number, high: number): number => low + (high - low) * rng.uniform();
  const shares = (list: readonly unknown[]): readonly number[] => list.map(() => between(0.2, 0.8));
  const start = new Map<string, readonly number[]>([
    ['hidden', [between(0.1, 0.6)]],
    ['report', [between(0.7, 0.99)]],
    ['swap', [between(0.05, 0.3)]],
    ['falseAlarm', [between(0.0005, 0.005)]],
    ['which', [1 + Math.floor(3 * rng.uniform())]],
    ['seeDestroyed', shares(EYES)],
    ['seeDamaged', shares(EYES)],
    ['inView', shares(images)],
    ['destroyedIfHit', shares(types)],
    ['hitShare', shares(sites).map((x) => x / 2)],
  ]);
  start.set(
    'struck',
    sites.map(({ struck }) => (struck < 1 ? 1 : Number.NaN)),
  );
  start.set(
    'blind',
    sites.map(({ isBlind }) => (isBlind ? between(0.05, 0.4) : Number.NaN)),
  );
  return start;
}

export const printInits = (start: ReadonlyMap<string, readonly number[]>): string =>
  [...start]
    .filter(([, values]) => values.some((x) => !Number.isNaN(x)))
    .map(([name, values]) => {
      let last = values.length;
      while (Number.isNaN(values[last - 1])) last--;
      const text = values.slice(0, last).map((x) => (Number.isNaN(x) ? 'NA' : number(x)));
      return `"${name}" <- ${SCALARS.has(name) ? text[0] : `c(${text.join(',')})`}\n`;
    })
    .join('');

const SCALARS = new Set(['hidden', 'report', 'swap', 'falseAlarm', 'which']);
