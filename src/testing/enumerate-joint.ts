/**
 * The losses model (`design/losses-model.md`) by brute force: asset by asset, every layer, every outcome. Slow and plain; it
 * shares no line with the sampler but the layout of a problem.
 */
import type { JointCell, JointImage, JointProblem, JointSum } from '../core/losses/joint/problem.js';
import type { Shares } from '../core/losses/joint/state.js';
import type { Statement } from '../core/losses/statements.js';

/** What became of the assets of one cell, and who called how many of them what. */
export type Outcome = {
  readonly destroyed: number;
  readonly damaged: number;
  /** detected, per `spoken` of the cell */
  readonly seen: readonly (readonly [destroyed: number, damaged: number])[];
  /** called destroyed and damaged, per statement and then per untyped count */
  readonly called: readonly (readonly [destroyed: number, damaged: number])[];
  readonly chance: number;
};

/** Who speaks of a cell: each has a place in `Outcome.called`. */
export type Voice = { readonly place: number; readonly statement: Statement; readonly sum: number | null };

export const voicesOf = ({ sums }: JointProblem, cell: JointCell): readonly Voice[] =>
  cell.spoken.flatMap((spoken, place) => [
    ...spoken.statements.map((statement) => ({ place, statement, sum: null })),
    ...spoken.sums.map((sum) => ({ place, statement: (sums[sum] as JointSum).statement, sum })),
  ]);

/** P(z = 1) */
const REACHED = 0.85;

/** Every outcome of a cell at a site that was struck. With q ~ Beta(μφ, (1 − μ)φ), h of n hit, the next is with (μφ + h) / (φ + n). */
export function outcomesOf(problem: JointProblem, cell: JointCell, shares: Shares): readonly Outcome[] {
  const hit = hitAsset(problem, cell, shares);
  const mean = shares.hitShare[cell.site] as number;
  const phi = shares.concentration;
  const none: Outcome = {
    destroyed: 0,
    damaged: 0,
    seen: cell.spoken.map(() => [0, 0]),
    called: voicesOf(problem, cell).map(() => [0, 0]),
    chance: 1,
  };
  const all = new Map<string, Outcome>();
  let assets: readonly Outcome[] = [none];
  for (let n = 0; n <= cell.n; n++) {
    const there = cell.present[n] as number;
    for (const one of assets) put(all, one, there * REACHED);
    put(all, none, there * (1 - REACHED));
    const next = new Map<string, Outcome>();
    for (const one of assets) {
      const chance = (mean * phi + one.destroyed + one.damaged) / (phi + n);
      put(next, one, 1 - chance);
      for (const event of hit) put(next, together(one, event), chance);
    }
    assets = [...next.values()];
  }
  return [...all.values()].filter(({ chance }) => chance > 0);
}

/** All that can become of one asset that was hit. */
function hitAsset(problem: JointProblem, cell: JointCell, shares: Shares): readonly Outcome[] {
  const voices = voicesOf(problem, cell);
  const r = shares.destroyedIfHit[cell.type] as number;
  const events: Outcome[] = [];
  for (const isDestroyed of [true, false])
    for (const isBlind of [true, false])
      for (const isHidden of [true, false]) {
        const state = isDestroyed ? r : 1 - r;
        const blind = isBlind ? (shares.blind[cell.site] as number) : 1 - (shares.blind[cell.site] as number);
        const hidden = isHidden ? shares.hidden : 1 - shares.hidden;
        const chance = state * blind * hidden;
        // Which images detect it: a bit each.
        for (let bits = 0; bits < 2 ** cell.spoken.length; bits++) {
          const isSeen = cell.spoken.map((_, place) => (bits & (1 << place)) !== 0);
          const seeing = cell.spoken.map(({ image }, place) => {
            const p = sees(problem.images[image] as JointImage, image, shares, isDestroyed, isBlind, isHidden);
            return isSeen[place] ? p : 1 - p;
          });
          const before = seeing.reduce((a, b) => a * b, chance);
          if (before === 0) continue;
          // Sets matter on their own only where an untyped count may hold them.
          const seen = isSeen.map((is, place): [number, number] =>
            !is || cell.spoken[place]?.sums.length === 0 ? [0, 0] : isDestroyed ? [1, 0] : [0, 1],
          );
          // What each voice makes of it: 0 not reported, 1 as it is, 2 with its state swapped.
          for (let code = 0; code < 3 ** voices.length; code++) {
            let all = before;
            const called = voices.map(({ place }, k): [number, number] => {
              const way = Math.floor(code / 3 ** k) % 3;
              all *= isSeen[place] ? reporting(way, shares) : way === 0 ? 1 : 0;
              if (way === 0) return [0, 0];
              return (way === 1) === isDestroyed ? [1, 0] : [0, 1];
            });
            if (all > 0)
              events.push({ destroyed: isDestroyed ? 1 : 0, damaged: isDestroyed ? 0 : 1, seen, called, chance: all });
          }
        }
      }
  const merged = new Map<string, Outcome>();
  for (const event of events) put(merged, event, 1);
  return [...merged.values()];
}

export const reporting = (way: number, { report, swap }: Shares): number =>
  way === 0 ? 1 - report : report * (way === 1 ? 1 - swap : swap);

/** Chance that one image lets a hit asset be detected. */
export function sees(
  { isGround, isSingle, eye, destroyedFactor, damagedFactor }: JointImage,
  image: number,
  shares: Shares,
  isDestroyed: boolean,
  isBlind: boolean,
  isHidden: boolean,
): number {
  if (isBlind || (!isDestroyed && isHidden && !isGround)) return 0;
  if (isSingle) return 1;
  const inView = shares.inView[image] as number;
  return isDestroyed
    ? inView * destroyedFactor * (shares.seeDestroyed[eye] as number)
    : inView * damagedFactor * (shares.seeDamaged[eye] as number);
}

const keyOf = ({ destroyed, damaged, seen, called }: Outcome): string => `${destroyed},${damaged};${seen};${called}`;

function put(into: Map<string, Outcome>, outcome: Outcome, times: number): void {
  const key = keyOf(outcome);
  into.set(key, { ...outcome, chance: (into.get(key)?.chance ?? 0) + outcome.chance * times });
}

type Pair = readonly [number, number];
const add = (a: readonly Pair[], b: readonly Pair[]): readonly Pair[] =>
  a.map(([x, y], i) => [x + (b[i] as Pair)[0], y + (b[i] as Pair)[1]]);

const together = (a: Outcome, b: Outcome): Outcome => ({
  destroyed: a.destroyed + b.destroyed,
  damaged: a.damaged + b.damaged,
  seen: add(a.seen, b.seen),
  called: add(a.called, b.called),
  chance: a.chance * b.chance,
});

/** All that can be called of one detected asset by one voice. */
export function calledOf(destroyed: number, damaged: number, shares: Shares): ReadonlyMap<string, number> {
  let ways = new Map([['0,0', 1]]);
  for (let asset = 0; asset < destroyed + damaged; asset++) {
    const next = new Map<string, number>();
    for (const [key, chance] of ways)
      for (const way of [0, 1, 2]) {
        const [x, y] = key.split(',').map(Number) as [number, number];
        const asDestroyed = (way === 1) === asset < destroyed;
        const to = way === 0 ? key : asDestroyed ? `${x + 1},${y}` : `${x},${y + 1}`;
        next.set(to, (next.get(to) ?? 0) + chance * reporting(way, shares));
      }
    ways = next;
  }
  return ways;
}

/** More false alarms than these have no weight at the means used here. */
const MOST_ALARMS = 12;
function poisson(k: number, mean: number): number {
  let value = Math.exp(-mean);
  for (let i = 1; i <= k; i++) value *= mean / i;
  return value;
}

/**
 * P(the statement | x and y detected assets were called destroyed and damaged): false alarms, its sum only, its trust and its
 * silence.
 * @param mean of false alarms @param n assets there may be
 */
export function saying(s: Statement, x: number, y: number, mean: number, n: number): number {
  let [exact, sum] = [0, 0];
  for (let i = 0; i <= MOST_ALARMS; i++)
    for (let j = 0; j <= MOST_ALARMS; j++) {
      const chance = poisson(i, mean / 2) * poisson(j, mean / 2);
      const [X, Y] = [x + i, y + j];
      if (s.atLeast ? X >= s.destroyed && Y >= s.damaged : X === s.destroyed && Y === s.damaged) exact += chance;
      if (s.atLeast ? X + Y >= s.destroyed + s.damaged : X + Y === s.destroyed + s.damaged) sum += chance;
    }
  let [fit, pairs] = [0, 0];
  for (let i = 0; i <= n; i++)
    for (let j = 0; i + j <= n; j++) {
      pairs++;
      if (s.atLeast ? i >= s.destroyed && j >= s.damaged : i === s.destroyed && j === s.damaged) fit++;
    }
  const heard = s.trust * (s.sumOnly * sum + (1 - s.sumOnly) * exact) + (1 - s.trust) * (fit / pairs);
  return s.silent + (1 - s.silent) * heard;
}

/** λ of a statement: nothing but its items lies in a single-item image. */
export const alarmsOf = (problem: JointProblem, shares: Shares, image: number, presentMean: number): number =>
  problem.images[image]?.isSingle ? 0 : shares.falseAlarm * (shares.inView[image] as number) * presentMean;

/** Likelihood of one typed statement of a cell, given an outcome. */
export function typedLikelihood(
  problem: JointProblem,
  cell: JointCell,
  shares: Shares,
  { statement, place }: Voice,
  [x, y]: readonly [number, number],
): number {
  const image = cell.spoken[place]?.image as number;
  return saying(statement, x, y, alarmsOf(problem, shares, image, cell.presentMean), cell.n);
}

/** Likelihood of an untyped count, given how many of all its cells were called what. */
export function untypedLikelihood(problem: JointProblem, shares: Shares, sum: number, x: number, y: number): number {
  const { statement, image, presentMean, most } = problem.sums[sum] as JointSum;
  return saying(statement, x, y, alarmsOf(problem, shares, image, presentMean), most);
}
