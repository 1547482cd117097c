/** The smoother draws what the model says: compared with the exact normal distribution, its linear map read off unit by unit. */
import { describe, expect, test } from 'vitest';
import { makeRng } from '../../../numerics/rng.js';
import { makeLocalLevel } from './local-level.js';
import { INITIAL_SPREAD } from './prior.js';
import type { StateSampler } from './state.js';
import { makeStateSpace } from './state-space.js';

const ROWS = 9;
const START = 0.4;
const NOISE = 0.3;
const rng = makeRng(11);
const Y = Float64Array.from({ length: ROWS }, () => rng.normal());
/** rows 0, 3 and 4 have no value */
const SEEN = Uint8Array.from([0, 1, 1, 0, 0, 1, 1, 1, 1]);

type Matrix = number[][];

/** T written out in full, from the definition of the components. */
function transition(hasSlope: boolean, season: number | null): { t: Matrix; moved: number[]; seen: number[] } {
  const first = hasSlope ? 2 : 1;
  const m = first + (season === null ? 0 : season - 1);
  const t: Matrix = Array.from({ length: m }, () => new Array(m).fill(0));
  const set = (i: number, j: number, x: number) => {
    (t[i] as number[])[j] = x;
  };
  set(0, 0, 1);
  if (hasSlope) {
    set(0, 1, 1);
    set(1, 1, 1);
  }
  for (let i = first; i < m; i++) {
    set(first, i, -1);
    if (i > first) set(i, i - 1, 1);
  }
  if (season === 2) set(first, first, -1);
  return {
    t,
    moved: [0, ...(hasSlope ? [1] : []), ...(season === null ? [] : [first])],
    seen: season === null ? [0] : [0, first],
  };
}

const times = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) =>
    (b[0] as number[]).map((_, j) => row.reduce((sum, x, k) => sum + x * ((b[k] as number[])[j] as number), 0)),
  );
const turned = (a: Matrix): Matrix => (a[0] as number[]).map((_, j) => a.map((row) => row[j] as number));
const at = (a: Matrix, i: number, j: number): number => (a[i] as number[])[j] as number;

function inverse(a: Matrix): Matrix {
  const n = a.length;
  const work = a.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < n; k++) {
    const pivot = at(work, k, k);
    work[k] = (work[k] as number[]).map((x) => x / pivot);
    for (let i = 0; i < n; i++)
      if (i !== k) {
        const share = at(work, i, k);
        work[i] = (work[i] as number[]).map((x, j) => x - share * at(work, k, j));
      }
  }
  return work.map((row) => row.slice(n));
}

/** Mean and covariance of the signal given the rows seen, by conditioning the whole normal at once. */
function exact(hasSlope: boolean, season: number | null, spreads: readonly number[]) {
  const { t, moved, seen } = transition(hasSlope, season);
  const m = t.length;
  const identity: Matrix = t.map((_, i) => t.map((__, j) => (i === j ? 1 : 0)));
  const variances: Matrix[] = [identity.map((row) => row.map((x) => x * INITIAL_SPREAD * INITIAL_SPREAD))];
  for (let r = 1; r < ROWS; r++) {
    const next = times(times(t, variances[r - 1] as Matrix), turned(t));
    moved.forEach((i, k) => {
      (next[i] as number[])[i] = at(next, i, i) + (spreads[k] as number) ** 2;
    });
    variances.push(next);
  }
  const see = (a: Matrix): number => seen.reduce((sum, i) => sum + seen.reduce((s, j) => s + at(a, i, j), 0), 0);
  const prior: Matrix = Array.from({ length: ROWS }, () => new Array(ROWS).fill(0));
  for (let c = 0; c < ROWS; c++) {
    let cross = variances[c] as Matrix;
    for (let r = c; r < ROWS; r++) {
      if (r > c) cross = times(t, cross);
      (prior[r] as number[])[c] = (prior[c] as number[])[r] = see(cross);
    }
  }
  // the level starts at START and stays there in expectation; slope and seasons start at 0
  const rows = [...SEEN.keys()].filter((r) => SEEN[r] === 1);
  const gain = times(
    prior.map((row) => rows.map((r) => row[r] as number)),
    inverse(rows.map((r) => rows.map((c) => at(prior, r, c) + (r === c ? NOISE : 0)))),
  );
  const mean = prior.map(
    (_, r) => START + rows.reduce((sum, c, k) => sum + at(gain, r, k) * ((Y[c] as number) - START), 0),
  );
  const covariance = prior.map((row, i) =>
    row.map((x, j) => x - rows.reduce((sum, r, k) => sum + at(gain, i, k) * at(prior, r, j), 0)),
  );
  return { mean, covariance, m };
}

/** The draw is linear in its normals: its mean at none of them, its covariance from each alone. */
function drawn(sampler: StateSampler) {
  const normals = new Float64Array(sampler.perDraw);
  const draw = (): number[] => {
    sampler.draw(Y, SEEN, NOISE, normals, 0);
    return [...sampler.signal];
  };
  const mean = draw();
  const map = Array.from({ length: sampler.perDraw }, (_, k) => {
    normals.fill(0);
    normals[k] = 1;
    return draw().map((x, r) => x - (mean[r] as number));
  });
  return { mean, covariance: times(turned(map), map) };
}

const SPREADS = [0.5, 0.2, 0.3];

describe.each([
  ['a level, by the scalar filter', false, null, () => makeLocalLevel(ROWS, START)],
  ['a level, by the matrix filter', false, null, () => makeStateSpace(ROWS, START, false, null)],
  ['level and slope', true, null, () => makeStateSpace(ROWS, START, true, null)],
  ['level and a round of three', false, 3, () => makeStateSpace(ROWS, START, false, 3)],
  ['level and a round of two', false, 2, () => makeStateSpace(ROWS, START, false, 2)],
  ['level, slope and a round of four', true, 4, () => makeStateSpace(ROWS, START, true, 4)],
] as const)('%s', (_, hasSlope, season, make) => {
  test('has the exact mean and covariance given the rows seen', () => {
    const sampler = make();
    const spreads = sampler.components.map((__, k) => SPREADS[k] as number);
    sampler.spreads.set(spreads);
    const truth = exact(hasSlope, season, spreads);
    const { mean, covariance } = drawn(sampler);
    // nine rows: rounding alone
    mean.forEach((x, r) => {
      expect(x).toBeCloseTo(truth.mean[r] as number, 10);
    });
    covariance.forEach((row, i) => {
      row.forEach((x, j) => {
        expect(x).toBeCloseTo(at(truth.covariance, i, j), 10);
      });
    });
  });
});

test('run on without chance, the state keeps its level, its slope and its seasons', () => {
  const sampler = makeStateSpace(ROWS, START, true, 3);
  sampler.draw(Y, SEEN, NOISE, new Float64Array(sampler.perDraw), 0);
  const into = new Float64Array(12);
  sampler.forecast(into, 0, 12, new Float64Array(sampler.perForecast(12)), 0);
  // a round of three later the seasons are back, and three slopes have been added
  const gained = (into[3] as number) - (into[0] as number);
  for (let i = 0; i + 3 < 12; i++) expect((into[i + 3] as number) - (into[i] as number)).toBeCloseTo(gained, 10);
});
