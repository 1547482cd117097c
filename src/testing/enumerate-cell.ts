/**
 * One cell by enumeration over every outcome, and how far the columns of its posterior are from that: what the exact
 * cells are tested against. Cost: outcomes of a cell of three assets, times voices.
 */
import type { Given } from '../core/losses/joint/given.js';
import { exactAt } from '../core/losses/joint/kept.js';
import { fillAt, numbers } from '../core/losses/joint/kernel.js';
import * as place from '../core/losses/joint/kernel-layout.js';
import type { JointCell, JointProblem } from '../core/losses/joint/problem.js';
import { sharesFromPrior } from '../core/losses/joint/shares-from-prior.js';
import type { Shares } from '../core/losses/joint/state.js';
import { firstWindow } from '../core/losses/joint/window.js';
import { makeRng } from '../core/numerics/rng.js';
import { pmfOf } from './cell-pmf.js';
import {
  calledOf,
  type Outcome,
  outcomesOf,
  typedLikelihood,
  untypedLikelihood,
  type Voice,
  voicesOf,
} from './enumerate-joint.js';

/** False alarms far more often than they are, so that they weigh in the comparison. */
export const sharesOf = (problem: JointProblem, seed: number): Shares => ({
  ...sharesFromPrior(problem, makeRng(seed)),
  falseAlarm: 0.08,
});

export type Exactly = {
  readonly byOutcome: ReadonlyMap<string, number>;
  readonly evidence: number;
  readonly unhit: number;
};

/** One cell by enumeration; of untyped counts the sets of other cells are held, with `isHeld` its own too. */
export function enumerated({ problem, shares, sets, isHeld: ownIsHeld }: Given, cell: JointCell): Exactly {
  const voices = voicesOf(problem, cell);
  const isHeld = cell.spoken.map(({ sums }) => ownIsHeld && !cell.free && sums.length > 0);
  const beside = voices.map(({ sum, place }) => {
    if (sum === null) return calledOf(0, 0, shares);
    const slot = cell.spoken[place]?.slot as number;
    const others = (all: Int32Array, own: Int32Array): number => (all[sum] as number) - (own[slot] as number);
    return calledOf(others(sets.sumDestroyed, sets.seenDestroyed), others(sets.sumDamaged, sets.seenDamaged), shares);
  });
  const known = new Map<string, number>();
  const voiceSays = (voice: Voice, k: number, called: readonly [number, number]): number => {
    const key = `${k};${called}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    let value = 0;
    if (voice.sum === null) value = typedLikelihood(problem, cell, shares, voice, called);
    else
      for (const [pair, chance] of beside[k] as ReadonlyMap<string, number>) {
        const [i, j] = pair.split(',').map(Number) as [number, number];
        value += chance * untypedLikelihood(problem, shares, voice.sum, called[0] + i, called[1] + j);
      }
    known.set(key, value);
    return value;
  };
  const weigh = (outcome: Outcome): number => {
    let weight = outcome.chance;
    for (const [place, held] of isHeld.entries()) {
      const slot = cell.spoken[place]?.slot as number;
      const [d, m] = outcome.seen[place] as readonly [number, number];
      if (held && (d !== sets.seenDestroyed[slot] || m !== sets.seenDamaged[slot])) return 0;
    }
    for (const [k, voice] of voices.entries())
      if (!isHeld[voice.place]) weight *= voiceSays(voice, k, outcome.called[k] as readonly [number, number]);
    return weight;
  };
  const byOutcome = new Map<string, number>();
  let [evidence, unhit] = [0, 0];
  for (const outcome of outcomesOf(problem, cell, shares)) {
    const weight = weigh(outcome);
    const key = `${outcome.destroyed},${outcome.damaged}`;
    byOutcome.set(key, (byOutcome.get(key) ?? 0) + weight);
    evidence += weight;
    if (outcome.destroyed + outcome.damaged === 0) unhit = weight / outcome.chance;
  }
  return { byOutcome, evidence, unhit };
}

/** P(D, M) from the columns as the kernel left them: what was shown, then what was not. @param at of what there is to know of them */
function jointOf(cell: JointCell, at: number): ReadonlyMap<string, number> {
  const from = numbers();
  const known = (what: number): number => from[at + what] as number;
  const [w, chance, mass, hiddenDestroyed] = [place.W, place.OF_CHANCE, place.OF_MASS, place.OF_HIDDEN_DESTROYED].map(
    known,
  ) as [number, number, number, number];
  const [mostD, mostM] = [known(place.MOST_D), known(place.MOST_M)];
  const hits = from.slice(known(place.HITS) / 8, known(place.HITS) / 8 + cell.n + 1);
  const tableAt = (d: number, m: number): number =>
    d > mostD || m > mostM ? 0 : (from[known(place.TABLE) / 8 + d * (w + 1) + m] as number);
  const all = new Map<string, number>();
  for (let d = 0; d <= w; d++)
    for (let m = 0; d + m <= w; m++) {
      const v = d + m;
      const row = Array.from(hits, (p, h) => (h < v ? 0 : p * choose(h, v) * chance ** v * (1 - chance) ** (h - v)));
      const total = row.reduce((a, b) => a + b, 0);
      for (let h = v; h <= cell.n; h++)
        for (let x = 0; x <= h - v; x++) {
          const u = h - v;
          const ways = choose(u, x) * hiddenDestroyed ** x * (1 - hiddenDestroyed) ** (u - x);
          const weight = (tableAt(d, m) / mass) * ((row[h] as number) / total) * ways;
          const key = `${d + x},${m + u - x}`;
          if (total > 0) all.set(key, (all.get(key) ?? 0) + weight);
        }
    }
  return all;
}

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

/** How far a cell's posterior is from enumeration: the worst probability, and the two log-likelihoods. */
export type Errors = { readonly worst: number; readonly logMass: number; readonly logUnhit: number };

export function errorsOf(given: Given, c: number): Errors {
  const cell = given.problem.cells[c] as JointCell;
  const { byOutcome, evidence, unhit } = enumerated(given, cell);
  const { cells, logMass, logUnhit } = exactAt(given, given.problem.cells.map(firstWindow), new Set([c]), null);
  const joint = jointOf(cell, fillAt(c, given.isHeld, firstWindow(cell)));
  const [destroyed, hit] = [new Float64Array(cell.n + 1), new Float64Array(cell.n + 1)];
  let worst = 0;
  const note = (got: number | undefined, expected: number): void => {
    worst = Math.max(worst, Math.abs((got ?? 0) - expected));
  };
  for (const [key, weight] of byOutcome) {
    const [d, m] = key.split(',').map(Number) as [number, number];
    const chance = weight / evidence;
    note(joint.get(key), chance);
    destroyed[d] = (destroyed[d] as number) + chance;
    hit[d + m] = (hit[d + m] as number) + chance;
  }
  for (let k = 0; k <= cell.n; k++) {
    note(pmfOf(cells, c, 'destroyed')[k], destroyed[k] as number);
    note(pmfOf(cells, c, 'hit')[k], hit[k] as number);
  }
  return {
    worst,
    logMass: Math.abs((logMass[c] as number) - Math.log(evidence)),
    // −∞ on both sides is agreement, not a difference
    logUnhit: Object.is(logUnhit[c], Math.log(unhit)) ? 0 : Math.abs((logUnhit[c] as number) - Math.log(unhit)),
  };
}
