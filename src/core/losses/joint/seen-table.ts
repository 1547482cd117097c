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
import { branchesOf, reachOf, type Size, saysZero, through, timesStatement } from './report-table.js';
import { chancesOf, seesDamaged, seesDestroyed } from './see.js';
import type { KeptSets, Shares } from './state.js';

export type Given = {
  readonly problem: JointProblem;
  readonly shares: Shares;
  readonly latents: KeptSets;
  /** sets detected in images of untyped counts are what they are taken to be, but for free cells */
  readonly fixed: boolean;
  /** statements taken out; of images of untyped counts only with `fixed` */
  readonly without?: ReadonlySet<Statement>;
};

/** Fills `out` with the product over images of one side of the sky. @returns ln of the factor it was lifted by */
export function seenTable(given: Given, cell: JointCell, fromGround: boolean, w: number, out: Float64Array): number {
  out.fill(1, 0, (w + 1) * (w + 1));
  const whole = { n: w, mostD: w, mostM: w };
  let lifted = 0;
  for (const spoken of cell.spoken) {
    if ((given.problem.images[spoken.image]?.isGround ?? false) !== fromGround) continue;
    timesImage(given, cell, spoken, whole, out);
    lifted += lift(out, w);
  }
  return lifted;
}

function timesImage(given: Given, cell: JointCell, spoken: Spoken, whole: Size, out: Float64Array): void {
  const { problem, shares, latents } = given;
  const { image, slot } = spoken;
  const { without } = given;
  const fixed = given.fixed && !cell.free;
  const sums = without ? spoken.sums.filter((place) => !without.has(sumAt(problem, place))) : spoken.sums;
  const statements = without ? spoken.statements.filter((s) => !without.has(s)) : spoken.statements;
  const [seeD, seeM] = [seesDestroyed(problem, shares, image), seesDamaged(problem, shares, image)];
  if (fixed && spoken.sums.length > 0) {
    timesSeen(out, whole.n, latents.seenDestroyed[slot] as number, latents.seenDamaged[slot] as number, seeD, seeM);
    return;
  }
  const [only] = statements;
  if (sums.length === 0 && only === undefined) return;
  if (sums.length === 0 && only && statements.length === 1) {
    const chances = through(chancesOf(problem, shares, image, cell.presentMean), seeD, seeM);
    timesStatement(out, whole, only, chances, uninformative(only, cell.n));
    return;
  }
  const [untyped] = sums;
  if (statements.length === 0 && untyped !== undefined && sums.length === 1) {
    timesSum(given, spoken, untyped, whole, seeD, seeM, out);
    return;
  }
  if (sums.length === 0 && statements.every(saysZero)) {
    timesZeros(given, cell, { ...spoken, statements, sums }, whole.n, seeD, seeM, out);
    return;
  }
  const said = { ...spoken, statements, sums };
  const isSingle = problem.images[image]?.isSingle ?? false;
  const reach = isSingle ? whole.n : reachIn(given, cell, said, whole.n);
  const side = reach + 1;
  if (reports.length < side * side) reports = new Float64Array(side * side);
  fillReports(given, cell, said, { n: reach, mostD: reach, mostM: reach }, reports);
  if (isSingle) for (let i = 0; i < side * side; i++) out[i] = (out[i] as number) * (reports[i] as number);
  else timesThinned(out, whole.n, reports, reach, settledAt(given, cell, said), seeD, seeM);
}

const sumAt = ({ sums }: JointProblem, place: number): Statement => (sums[place] as JointSum).statement;

let reports = new Float64Array(0);
let half = new Float64Array(0);

/** Detected in all, beyond which the reports of an image say no more than that it was too many. */
function reachIn({ problem, shares }: Given, cell: JointCell, spoken: Spoken, most: number): number {
  const chances = chancesOf(problem, shares, spoken.image, cell.presentMean);
  let reach = 0;
  for (const s of spoken.statements) reach = Math.max(reach, reachOf(s, chances, most));
  // Assets of other cells only bring the limit nearer.
  for (const place of spoken.sums)
    reach = Math.max(reach, reachOf((problem.sums[place] as JointProblem['sums'][number]).statement, chances, most));
  return reach;
}

/** What the reports of an image say beyond that number. */
function settledAt({ problem, shares }: Given, cell: JointCell, { statements, sums }: Spoken): number {
  let value = 1;
  const times = (s: Statement, most: number): void => {
    const { exact, sum, nothing } = branchesOf(s, shares.silence, uninformative(s, most));
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
  const { problem, shares } = given;
  out.fill(1, 0, (size.n + 1) * (size.n + 1));
  const chances = chancesOf(problem, shares, spoken.image, cell.presentMean);
  for (const s of spoken.statements) timesStatement(out, size, s, chances, uninformative(s, cell.n));
  for (const place of spoken.sums) timesSum(given, spoken, place, size, 1, 1, out);
}

/** An untyped count, the sets of its other cells being held. @param see chances of detection of the cell's own assets */
function timesSum(
  { problem, shares, latents }: Given,
  { image, slot }: Spoken,
  place: number,
  size: Size,
  seeD: number,
  seeM: number,
  out: Float64Array,
): void {
  const { statement, most, presentMean } = problem.sums[place] as JointProblem['sums'][number];
  const chances = chancesOf(problem, shares, image, presentMean);
  const beside = {
    destroyed: (latents.sumDestroyed[place] as number) - (latents.seenDestroyed[slot] as number),
    damaged: (latents.sumDamaged[place] as number) - (latents.seenDamaged[slot] as number),
    chances,
  };
  timesStatement(out, size, statement, through(chances, seeD, seeM), uninformative(statement, most), beside);
}

/**
 * Nobody saw a hit: Σ_k terms[k] · (1 − ρ)^(k · detected), k analysts having looked and missed, thins in closed form:
 * Σ_k terms[k] · (1 − see · (1 − (1 − ρ)^k))^there.
 */
function timesZeros(
  { problem, shares }: Given,
  cell: JointCell,
  { image, statements }: Spoken,
  w: number,
  seeD: number,
  seeM: number,
  out: Float64Array,
): void {
  const { alarms, silence } = chancesOf(problem, shares, image, cell.presentMean);
  const none = Math.exp(-alarms);
  const terms = new Float64Array(statements.length + 1);
  terms[0] = 1;
  for (const s of statements) {
    const heard = s.silent > 0 ? 1 - silence : 1;
    const said = heard * s.trust * none;
    const nothing = 1 - heard + heard * (1 - s.trust) * uninformative(s, cell.n);
    for (let k = terms.length - 1; k >= 0; k--)
      terms[k] = (terms[k] as number) * nothing + (k > 0 ? (terms[k - 1] as number) * said : 0);
  }
  const side = w + 1;
  if (half.length < side * side) half = new Float64Array(side * side);
  half.fill(0, 0, side * side);
  let missed = 1;
  for (let k = 0; k < terms.length; k++) {
    const [keepsD, keepsM] = [1 - seeD * (1 - missed), 1 - seeM * (1 - missed)];
    let row = terms[k] as number;
    for (let d = 0; d <= w; d++) {
      let value = row;
      for (let at = d * side; at <= d * side + w - d; at++) {
        half[at] = (half[at] as number) + value;
        value *= keepsM;
      }
      row *= keepsD;
    }
    missed *= 1 - shares.report;
  }
  for (let i = 0; i < side * side; i++) out[i] = (out[i] as number) * (half[i] as number);
}

/** Multiplies by P(sD, sM detected | D', M'), the sets being known. */
function timesSeen(out: Float64Array, w: number, seenD: number, seenM: number, chanceD: number, chanceM: number): void {
  const [wideD, wideM] = [seenD + 1, seenM + 1];
  if (keptD.length < (w + 1) * wideD) keptD = new Float64Array((w + 1) * wideD);
  if (keptM.length < (w + 1) * wideM) keptM = new Float64Array((w + 1) * wideM);
  fillKept(keptD, w, chanceD, seenD);
  fillKept(keptM, w, chanceM, seenM);
  for (let d = 0; d <= w; d++)
    for (let m = 0; d + m <= w; m++) {
      const at = d * (w + 1) + m;
      out[at] =
        d < seenD || m < seenM
          ? 0
          : (out[at] as number) * (keptD[d * wideD + seenD] as number) * (keptM[m * wideM + seenM] as number);
    }
}

let [keptD, keptM] = [new Float64Array(0), new Float64Array(0)];

/** out[D, M] *= Σ_d Σ_m P(d | D) P(m | M) given[d, m], `given` being `tail` where d + m > reach. O(w² · reach / 2). */
function timesThinned(
  out: Float64Array,
  w: number,
  given: Float64Array,
  reach: number,
  tail: number,
  seeD: number,
  seeM: number,
): void {
  const side = w + 1;
  const wide = reach + 1;
  if (half.length < side * wide) half = new Float64Array(side * wide);
  if (keptD.length < side * wide) keptD = new Float64Array(side * wide);
  if (keptM.length < side * wide) keptM = new Float64Array(side * wide);
  fillKept(keptD, w, seeD, reach);
  fillKept(keptM, w, seeM, reach);
  for (let at = 0; at < wide * wide; at++) given[at] = (given[at] as number) - tail;
  // half[M, d] = Σ_m P(m | M) · (given[d, m] − tail)
  for (let M = 0; M <= w; M++) {
    const weights = M * wide;
    const most = w - M < reach ? w - M : reach;
    for (let d = 0; d <= most; d++) {
      const row = d * wide;
      const last = M < reach - d ? M : reach - d;
      let sum = 0;
      for (let m = 0; m <= last; m++) sum += (keptM[weights + m] as number) * (given[row + m] as number);
      half[M * wide + d] = sum;
    }
  }
  for (let D = 0; D <= w; D++) {
    const most = D < reach ? D : reach;
    const weights = D * wide;
    for (let M = 0; D + M <= w; M++) {
      const row = M * wide;
      let sum = tail;
      for (let d = 0; d <= most; d++) sum += (keptD[weights + d] as number) * (half[row + d] as number);
      out[D * side + M] = (out[D * side + M] as number) * sum;
    }
  }
}

/** out[n · (cap + 1) + k] = P(k kept | n), k <= cap. */
function fillKept(out: Float64Array, most: number, chance: number, cap: number): void {
  const side = cap + 1;
  const lost = 1 - chance;
  out.fill(0, 0, side);
  out[0] = 1;
  for (let n = 1; n <= most; n++) {
    const [above, here] = [(n - 1) * side, n * side];
    out[here] = (out[above] as number) * lost;
    const last = n < cap ? n : cap;
    for (let k = 1; k <= last; k++)
      out[here + k] = (out[above + k] as number) * lost + (out[above + k - 1] as number) * chance;
    for (let k = last + 1; k < side; k++) out[here + k] = 0;
  }
}

/** Damage that shows from above: into[D, M] = Σ_m P(m shows | M) · from[D, m]. */
export function thinDamaged(into: Float64Array, from: Float64Array, w: number, shows: number): void {
  const side = w + 1;
  if (keptM.length < side * side) keptM = new Float64Array(side * side);
  fillKept(keptM, w, shows, w);
  for (let d = 0; d <= w; d++)
    for (let M = 0; d + M <= w; M++) {
      let sum = 0;
      for (let m = 0; m <= M; m++) sum += (keptM[M * side + m] as number) * (from[d * (w + 1) + m] as number);
      into[d * (w + 1) + M] = sum;
    }
}

/** Scale does not matter; what would underflow is lifted. @returns ln of the factor */
function lift(table: Float64Array, w: number): number {
  let largest = 0;
  const length = (w + 1) * (w + 1);
  for (let i = 0; i < length; i++) if ((table[i] as number) > largest) largest = table[i] as number;
  if (largest > 1e-60 || largest === 0) return 0;
  for (let i = 0; i < length; i++) table[i] = (table[i] as number) / largest;
  return -Math.log(largest);
}
