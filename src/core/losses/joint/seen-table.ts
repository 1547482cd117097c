/**
 * Likelihood of everything said of one cell over what there was to see of it, given the shares:
 *
 *   sD, sM  = what one image lets be detected           thinned by coverage × detection
 *   reports = of all its analysts, given sD and sM      `report-table.ts`
 *
 * A table is a triangle D' + M' <= w in a square of side w + 1. O(w²) where one analyst read an image, O(w³ / 6) else. Of an
 * untyped count the sets of the other cells are held; with `fixed` its own set too: given that, cells are independent.
 */
import { uninformative } from '../report.js';
import type { Statement } from '../statements.js';
import type { JointCell, JointProblem, JointSum, Spoken } from './problem.js';
import { branchesOf, reachOf, saysZero, timesStatement } from './report-table.js';
import type { Size } from './reported.js';
import { type Sight, sightsOf } from './see.js';
import type { KeptSets, Shares } from './state.js';
import { fillOne, lift, timesSeen, timesTable, timesThinned } from './thin-table.js';

export type Given = {
  readonly problem: JointProblem;
  readonly shares: Shares;
  /** of each image, for these shares */
  readonly sights: readonly Sight[];
  readonly latents: KeptSets;
  /** sets detected in images of untyped counts are what they are taken to be, but for free cells */
  readonly fixed: boolean;
  /** statements taken out; of images of untyped counts only with `fixed` */
  readonly without?: ReadonlySet<Statement>;
};

/** Everything a table rests on. */
export const givenOf = (problem: JointProblem, shares: Shares, latents: KeptSets, fixed: boolean): Given => ({
  problem,
  shares,
  sights: sightsOf(problem, shares),
  latents,
  fixed,
});

/** Fills `out` with the product over images of one side of the sky. @returns ln of the factor it was lifted by */
export function seenTable(given: Given, cell: JointCell, fromGround: boolean, whole: Size, out: Float64Array): number {
  fillOne(out, whole);
  let lifted = 0;
  for (const spoken of cell.spoken) {
    if ((given.problem.images[spoken.image]?.isGround ?? false) !== fromGround) continue;
    timesImage(given, cell, spoken, whole, out);
    if (cell.spoken.length > FEW_IMAGES) lifted += lift(out, whole);
  }
  return lifted;
}

function timesImage(given: Given, cell: JointCell, spoken: Spoken, whole: Size, out: Float64Array): void {
  const { problem, latents } = given;
  const { image, slot } = spoken;
  const { without } = given;
  const fixed = given.fixed && !cell.free;
  const sums = without ? spoken.sums.filter((place) => !without.has(sumAt(problem, place))) : spoken.sums;
  const statements = without ? spoken.statements.filter((s) => !without.has(s)) : spoken.statements;
  const { destroyed: seeD, damaged: seeM, through, alarms } = given.sights[image] as Sight;
  if (fixed && spoken.sums.length > 0) {
    timesSeen(out, whole, latents.seenDestroyed[slot] as number, latents.seenDamaged[slot] as number, seeD, seeM);
    return;
  }
  const [only] = statements;
  if (sums.length === 0 && only === undefined) return;
  if (sums.length === 0 && only && statements.length === 1) {
    timesStatement(out, whole, only, through, alarms * cell.presentMean, uninformative(only, cell.n));
    return;
  }
  const [untyped] = sums;
  if (statements.length === 0 && untyped !== undefined && sums.length === 1) {
    timesSum(given, spoken, untyped, whole, true, out);
    return;
  }
  if (sums.length === 0 && statements.every(saysZero)) {
    timesZeros(given, cell, { ...spoken, statements, sums }, whole, seeD, seeM, out);
    return;
  }
  const said = { ...spoken, statements, sums };
  const isSingle = problem.images[image]?.isSingle ?? false;
  const reach = isSingle ? whole.n : reachIn(given, said, whole.n);
  const side = reach + 1;
  if (reports.length < side * side) reports = new Float64Array(side * side);
  const size = { n: reach, mostD: Math.min(reach, whole.mostD), mostM: Math.min(reach, whole.mostM) };
  fillReports(given, cell, said, size, reports);
  if (isSingle) timesTable(out, reports, whole);
  else timesThinned(out, whole, reports, size, settledAt(given, cell, said), seeD, seeM);
}

const sumAt = ({ sums }: JointProblem, place: number): Statement => (sums[place] as JointSum).statement;

/** So few images cannot take a likelihood below what a number holds: each statement leaves at least a millionth. */
const FEW_IMAGES = 8;

let reports = new Float64Array(0);
let zeros = new Float64Array(0);

/** Detected in all, beyond which the reports of an image say no more than that it was too many. */
function reachIn({ problem, sights }: Given, spoken: Spoken, most: number): number {
  const { reported: chances } = sights[spoken.image] as Sight;
  let reach = 0;
  for (const s of spoken.statements) reach = Math.max(reach, reachOf(s, chances, most));
  // Assets of other cells only bring the limit nearer.
  for (const place of spoken.sums)
    reach = Math.max(reach, reachOf((problem.sums[place] as JointProblem['sums'][number]).statement, chances, most));
  return reach;
}

/** What the reports of an image say beyond that number. */
function settledAt({ problem }: Given, cell: JointCell, { statements, sums }: Spoken): number {
  let value = 1;
  const times = (s: Statement, most: number): void => {
    const { exact, sum, nothing } = branchesOf(s, uninformative(s, most));
    value *= s.atLeast ? exact + sum + nothing : nothing;
  };
  for (const s of statements) times(s, cell.n);
  for (const place of sums) {
    const { statement, most } = problem.sums[place] as JointProblem['sums'][number];
    times(statement, most);
  }
  return value;
}

/** Likelihood of the reports on one cell in one image over what it let be detected. */
export function fillReports(given: Given, cell: JointCell, spoken: Spoken, size: Size, out: Float64Array): void {
  fillOne(out, size);
  const { reported, alarms } = given.sights[spoken.image] as Sight;
  for (const s of spoken.statements)
    timesStatement(out, size, s, reported, alarms * cell.presentMean, uninformative(s, cell.n));
  for (const place of spoken.sums) timesSum(given, spoken, place, size, false, out);
}

/** An untyped count, the sets of its other cells being held. @param there over what was there, not over what was detected */
function timesSum(
  { problem, sights, latents }: Given,
  { image, slot }: Spoken,
  place: number,
  size: Size,
  there: boolean,
  out: Float64Array,
): void {
  const { statement, most, presentMean } = problem.sums[place] as JointProblem['sums'][number];
  const { reported, through, alarms } = sights[image] as Sight;
  const beside = {
    destroyed: (latents.sumDestroyed[place] as number) - (latents.seenDestroyed[slot] as number),
    damaged: (latents.sumDamaged[place] as number) - (latents.seenDamaged[slot] as number),
    chances: reported,
  };
  const own = there ? through : reported;
  timesStatement(out, size, statement, own, alarms * presentMean, uninformative(statement, most), beside);
}

/**
 * Nobody saw a hit: Σ_k terms[k] · (1 − ρ)^(k · detected), k analysts having looked and missed, thins in closed form:
 * Σ_k terms[k] · (1 − see · (1 − (1 − ρ)^k))^there.
 */
function timesZeros(
  { sights, shares }: Given,
  cell: JointCell,
  { image, statements }: Spoken,
  { n: w, mostD, mostM }: Size,
  seeD: number,
  seeM: number,
  out: Float64Array,
): void {
  const none = Math.exp(-(sights[image] as Sight).alarms * cell.presentMean);
  const terms = new Float64Array(statements.length + 1);
  terms[0] = 1;
  for (const s of statements) {
    const heard = 1 - s.silent;
    const said = heard * s.trust * none;
    const nothing = 1 - heard + heard * (1 - s.trust) * uninformative(s, cell.n);
    for (let k = terms.length - 1; k >= 0; k--)
      terms[k] = (terms[k] as number) * nothing + (k > 0 ? (terms[k - 1] as number) * said : 0);
  }
  const side = w + 1;
  if (zeros.length < side * side) zeros = new Float64Array(side * side);
  zeros.fill(0, 0, (mostD + 1) * side);
  let missed = 1;
  for (let k = 0; k < terms.length; k++) {
    const [keepsD, keepsM] = [1 - seeD * (1 - missed), 1 - seeM * (1 - missed)];
    let row = terms[k] as number;
    for (let d = 0; d <= mostD; d++) {
      let value = row;
      const last = d * side + (mostM < w - d ? mostM : w - d);
      for (let at = d * side; at <= last; at++) {
        zeros[at] = (zeros[at] as number) + value;
        value *= keepsM;
      }
      row *= keepsD;
    }
    missed *= 1 - shares.report;
  }
  timesTable(out, zeros, { n: w, mostD, mostM });
}
