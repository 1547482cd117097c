/**
 * Segmented regression of an interrupted series: a change of level and of slope at the event, by four ways of minding
 * autocorrelation, side by side. The first is taken: least squares under 12 rows, else restricted likelihood (Turner et al. 2021,
 * doi:10.1186/s12874-021-01306-w, who find the intervals of all of them too narrow). Assumption most likely to be wrong: the line
 * before the event would have gone on straight, and nothing else changed that day.
 */

import { tQuantile, tTwoSided } from '../../../numerics/student-t.js';
import { type Gap, gap, isGap } from '../../../problem.js';
import { checkSeries } from '../check-series.js';
import type { Placebo, SeriesInput } from '../effect.js';
import { DETECTABLE } from '../summary.js';
import { praisWinsten, restricted } from './autoregressive.js';
import { type Broken, brokenLine, TERMS } from './design.js';
import { durbinWatson, type LeastSquares, leastSquares } from './least-squares.js';
import { lagsFor, neweyWest } from './newey-west.js';
import { placeboBreaks } from './placebo-breaks.js';

export const METHODS = ['least-squares', 'restricted-likelihood', 'prais-winsten', 'newey-west'] as const;
export type MethodName = (typeof METHODS)[number];

/** In the unit of the series (a step); p two-sided. */
export type Coefficient = {
  readonly value: number;
  readonly se: number;
  readonly q025: number;
  readonly q975: number;
  readonly p: number;
};

export type SegmentedRow = {
  readonly name: MethodName;
  readonly intercept: Coefficient;
  readonly slopeBefore: Coefficient;
  readonly level: Coefficient;
  readonly slope: Coefficient;
  /** level and slope together at the last step */
  readonly atEnd: Coefficient;
  /** autocorrelation of the errors a step apart; null where the method has none */
  readonly rho: number | null;
};

export type Segmented = {
  /** the row a reader is given first */
  readonly chosen: MethodName;
  readonly rows: readonly SegmentedRow[];
  readonly durbinWatson: number;
  /** variance of the residuals of least squares */
  readonly variance: number;
  /** what the line before says of the last step */
  readonly counterfactualAtEnd: number;
  readonly placebo: Placebo | Gap;
  /** the change of level that 4 of 5 such series would have shown at the 5 % level */
  readonly smallestDetectable: number;
  readonly warnings: readonly string[];
};

/** Rows that a line needs on each side. */
export const LEAST_EACH_SIDE = 4;
const FEW = 12;

/** Controls are left out. @throws InputError as `seriesEffect` */
export function segmentedEffect(input: SeriesInput): Segmented | Gap {
  const checked = checkSeries({ ...input, controls: [] }, LEAST_EACH_SIDE);
  if (isGap(checked)) return checked;
  const { y, before } = checked;
  const after = y.subarray(before).filter((x) => !Number.isNaN(x)).length;
  if (after < LEAST_EACH_SIDE)
    return gap('too-few', `at least ${LEAST_EACH_SIDE} values after the event, got ${after}`);
  const line = brokenLine(y, before + 1);
  const plain = leastSquares(line.x, line.y);
  if (plain === null || plain.squares <= 1e-20 * sumOfSquares(line.y))
    return gap('outside-model', 'values off the line, got none: no error to measure an effect by');
  const ahead = y.length - before - 1;
  const rows = methodsOf(line, plain, ahead);
  const chosen: MethodName = line.y.length < FEW ? 'least-squares' : 'restricted-likelihood';
  const row = rows.find(({ name }) => name === chosen) ?? (rows[0] as SegmentedRow);
  const [intercept, slope] = plain.coefficients as unknown as [number, number];
  return {
    chosen: row.name,
    rows,
    durbinWatson: durbinWatson(plain.residuals, line.t),
    variance: plain.squares / (line.y.length - TERMS),
    counterfactualAtEnd: intercept + slope * y.length,
    placebo: placeboBreaks(checked, plain.coefficients[2] as number),
    smallestDetectable: DETECTABLE * row.level.se,
    warnings: [...checked.warnings, ...warningsOf(rows)],
  };
}

/** Degrees of freedom, and the quantile of them that an interval takes. */
type Student = { readonly df: number; readonly t975: number };

function methodsOf(line: Broken, plain: LeastSquares, ahead: number): readonly SegmentedRow[] {
  const df = line.y.length - TERMS;
  const student: Student = { df, t975: tQuantile(0.975, df) };
  const scaled = ({ inverse, squares }: LeastSquares): Float64Array => inverse.map((v) => (v * squares) / df);
  const rows = [rowOf('least-squares', plain.coefficients, scaled(plain), student, ahead, null)];
  for (const [name, made] of [
    ['restricted-likelihood', restricted(line)],
    ['prais-winsten', praisWinsten(line)],
  ] as const)
    if (made !== null) rows.push(rowOf(name, made.fit.coefficients, scaled(made.fit), student, ahead, made.rho));
  const robust = neweyWest(line.x, plain.residuals, line.t, plain.inverse, lagsFor(line.y.length));
  rows.push(rowOf('newey-west', plain.coefficients, robust, student, ahead, null));
  return rows;
}

function rowOf(
  name: MethodName,
  coefficients: Float64Array,
  covariance: Float64Array,
  student: Student,
  ahead: number,
  rho: number | null,
): SegmentedRow {
  const of = (i: number) => coefficientOf(coefficients[i] as number, covariance[TERMS * i + i] as number, student);
  const [level, slope] = [coefficients[2] as number, coefficients[3] as number];
  const [v22, v23, v33] = [10, 11, 15].map((at) => covariance[at] as number) as [number, number, number];
  return {
    name,
    intercept: of(0),
    slopeBefore: of(1),
    level: of(2),
    slope: of(3),
    atEnd: coefficientOf(level + ahead * slope, v22 + 2 * ahead * v23 + ahead * ahead * v33, student),
    rho,
  };
}

function coefficientOf(value: number, variance: number, { df, t975 }: Student): Coefficient {
  const se = Math.sqrt(Math.max(0, variance));
  const half = t975 * se;
  return { value, se, q025: value - half, q975: value + half, p: tTwoSided(value / se, df) };
}

function warningsOf(rows: readonly SegmentedRow[]): readonly string[] {
  const [plain, robust] = [rows[0] as SegmentedRow, rows.at(-1) as SegmentedRow];
  const lost = METHODS.filter((name) => !rows.some((row) => row.name === name));
  return [
    ...lost.map((name) => `${name}: no autocorrelation short of 1 fits, so it gives no row`),
    ...(robust.level.se < plain.level.se
      ? ['Newey–West gives the smaller error here, which warns of a bad estimate and is no comfort']
      : []),
  ];
}

function sumOfSquares(y: Float64Array): number {
  let sum = 0;
  for (const value of y) sum += value * value;
  return sum;
}
