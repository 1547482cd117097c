/**
 * The exact distribution of one cell's losses (D, M) given the shares: prior times what every image lets through.
 *
 *   D', M' = what lies in some published frame          thinned by the blind share b
 *   Mv     = damage that shows from above               thinned by the hidden share s, once for all images from above
 *   sD, sM = what one image lets be detected            thinned by coverage × detection
 *   reports of all its analysts, given sD and sM        `report-table.ts`
 *
 * A table is a triangle D + M <= n in a square; O(n³ / 6) where several analysts share an image, O(n²) else. With `fixed`,
 * images of untyped counts let through just what they are taken to have let through: given that, cells are independent.
 */

import { uninformative } from '../report.js';
import { type Kept, keptRows } from '../thin.js';
import type { JointCell, JointProblem, Spoken } from './problem.js';
import { type Chances, timesStatement } from './report-table.js';
import { detection, falseAlarms, type Latents, type Shares } from './state.js';

export type Layers = {
  /** likelihood of what lies in frame, before the blind share */
  readonly frame: Float64Array;
  /** of what shows from above, before the hidden share; null where no image from above speaks */
  readonly above: Float64Array | null;
  /** of D and M */
  readonly there: Float64Array;
};

export const chancesOf = (shares: Shares, alarms: number): Chances => {
  const { report, swap, silence } = shares;
  const [straight, swapped] = [report * (1 - swap), report * swap];
  return {
    destroyed: { asDestroyed: straight, asDamaged: swapped },
    damaged: { asDestroyed: swapped, asDamaged: straight },
    falseAlarms: alarms,
    silence,
  };
};

const seenThrough = (chances: Chances, destroyed: number, damaged: number): Chances => ({
  ...chances,
  destroyed: {
    asDestroyed: destroyed * chances.destroyed.asDestroyed,
    asDamaged: destroyed * chances.destroyed.asDamaged,
  },
  damaged: { asDestroyed: damaged * chances.damaged.asDestroyed, asDamaged: damaged * chances.damaged.asDamaged },
});

let scratch = new Float64Array(0);
let half = new Float64Array(0);
function reserve(length: number): void {
  if (scratch.length >= length) return;
  scratch = new Float64Array(length);
  half = new Float64Array(length);
}

/** Likelihood of the reports on one cell in one image over what it let be detected, for sD <= mostD, sM <= mostM. */
export function reportsTable(
  problem: JointProblem,
  cell: JointCell,
  spoken: Spoken,
  shares: Shares,
  latents: Latents,
  size: { readonly n: number; readonly mostD: number; readonly mostM: number },
): Float64Array {
  const side = size.n + 1;
  reserve(side * side);
  const out = new Float64Array(side * side);
  for (let d = 0; d <= size.mostD; d++) out.fill(1, d * side, d * side + Math.min(size.mostM, size.n - d) + 1);
  const alarms = falseAlarms(problem, shares, spoken.image, cell.presentMean);
  const chances = chancesOf(shares, alarms);
  for (const s of spoken.statements) timesStatement(out, scratch, size, s, chances, uninformative(s, cell.n));
  for (const place of spoken.sums) timesSum(out, problem, spoken, place, shares, latents, size);
  return out;
}

function timesSum(
  out: Float64Array,
  problem: JointProblem,
  { image, slot }: Spoken,
  place: number,
  shares: Shares,
  latents: Latents,
  { n, mostD, mostM }: { readonly n: number; readonly mostD: number; readonly mostM: number },
): void {
  const sum = problem.sums[place] as JointProblem['sums'][number];
  const otherD = (latents.sumDestroyed[place] as number) - (latents.seenDestroyed[slot] as number);
  const otherM = (latents.sumDamaged[place] as number) - (latents.seenDamaged[slot] as number);
  const size = { n: otherD + otherM + n, mostD: otherD + mostD, mostM: otherM + mostM };
  const wide = size.n + 1;
  const table = new Float64Array(wide * wide).fill(1);
  const alarms = falseAlarms(problem, shares, image, sum.presentMean);
  const says = uninformative(sum.statement, sum.most);
  timesStatement(table, new Float64Array(wide * wide), size, sum.statement, chancesOf(shares, alarms), says);
  for (let d = 0; d <= mostD; d++)
    for (let m = 0; m <= mostM && d + m <= n; m++)
      out[d * (n + 1) + m] = (out[d * (n + 1) + m] as number) * (table[(otherD + d) * wide + otherM + m] as number);
}

export function layersOf(
  problem: JointProblem,
  cell: JointCell,
  shares: Shares,
  latents: Latents,
  fixed: boolean,
): Layers {
  const { n } = cell;
  const side = n + 1;
  reserve(side * side);
  const whole = { n, mostD: n, mostM: n };
  let above: Float64Array<ArrayBuffer> | null = null;
  let ground: Float64Array<ArrayBuffer> | null = null;
  for (const spoken of cell.spoken) {
    const { isGround, isSingle } = problem.images[spoken.image] as JointProblem['images'][number];
    const [seeD, seeM] = detection(problem, shares, spoken.image);
    const into: Float64Array<ArrayBuffer> = (isGround ? ground : above) ?? new Float64Array(side * side).fill(1);
    if (isGround) ground = into;
    else above = into;
    if (fixed && spoken.sums.length > 0) {
      timesSeen(
        into,
        n,
        latents.seenDestroyed[spoken.slot] as number,
        latents.seenDamaged[spoken.slot] as number,
        seeD,
        seeM,
      );
    } else if (spoken.sums.length === 0 && spoken.statements.length === 1) {
      const s = spoken.statements[0] as Spoken['statements'][number];
      const alarms = falseAlarms(problem, shares, spoken.image, cell.presentMean);
      timesStatement(into, scratch, whole, s, seenThrough(chancesOf(shares, alarms), seeD, seeM), uninformative(s, n));
    } else {
      const seen = reportsTable(problem, cell, spoken, shares, latents, whole);
      const through = isSingle ? seen : thin(seen, n, keptRows(n, seeD), keptRows(n, seeM));
      for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) * (through[i] as number);
    }
    rescale(into);
  }
  const shown = above === null ? null : thin(above, n, null, keptRows(n, 1 - shares.hidden));
  const frame = shown ?? ground ?? new Float64Array(side * side).fill(1);
  if (shown !== null && ground !== null)
    for (let i = 0; i < frame.length; i++) frame[i] = (frame[i] as number) * (ground[i] as number);
  const blind = shares.blind[cell.site] as number;
  const kept = blind > 0 ? keptRows(n, 1 - blind) : null;
  return { frame, above, there: kept === null ? frame : thin(frame, n, kept, kept) };
}

/** Multiplies by P(sD, sM detected | D', Mv), the sets being known. */
function timesSeen(
  into: Float64Array,
  n: number,
  seenD: number,
  seenM: number,
  chanceD: number,
  chanceM: number,
): void {
  const [rowsD, rowsM] = [keptRows(n, chanceD), keptRows(n, chanceM)];
  for (let d = 0; d <= n; d++)
    for (let m = 0; d + m <= n; m++) {
      const at = d * (n + 1) + m;
      into[at] =
        (into[at] as number) *
        (rowsD.rows[d * rowsD.side + seenD] as number) *
        (rowsM.rows[m * rowsM.side + seenM] as number);
    }
}

/** Σ_d Σ_m P(d | D) P(m | M) given[d, m]; with `keptD` null every destroyed asset is kept. */
function thin(given: Float64Array, n: number, keptD: Kept | null, keptM: Kept): Float64Array {
  const side = n + 1;
  const { tail, reach } = settled(given, n);
  const out = new Float64Array(side * side);
  // half[M, d] = Σ_m P(m | M) · (given[d, m] − tail)
  for (let M = 0; M <= n; M++) {
    const weights = M * keptM.side;
    const last = Math.min(n - M, reach);
    for (let d = 0; d <= last; d++) {
      const row = d * side;
      const most = Math.min(M, reach);
      let sum = 0;
      for (let m = 0; m <= most; m++) sum += (keptM.rows[weights + m] as number) * ((given[row + m] as number) - tail);
      half[M * side + d] = sum;
    }
  }
  for (let D = 0; D <= n; D++) {
    const most = Math.min(D, reach);
    for (let M = 0; D + M <= n; M++) {
      const row = M * side;
      let sum = tail;
      if (keptD === null) sum += D <= reach ? (half[row + D] as number) : 0;
      else {
        const weights = D * keptD.side;
        for (let d = 0; d <= most; d++) sum += (keptD.rows[weights + d] as number) * (half[row + d] as number);
      }
      out[D * side + M] = sum;
    }
  }
  return out;
}

/** Beyond this share of its largest value a table is taken to have settled: rounding. */
const SAME = 1e-15;

/** The constant a table settles to, and the number of either state beyond which it has. */
function settled(table: Float64Array, n: number): { readonly tail: number; readonly reach: number } {
  const side = n + 1;
  const tail = table[n * side] as number;
  let largest = 0;
  for (let i = 0; i < table.length; i++) if ((table[i] as number) > largest) largest = table[i] as number;
  const slack = SAME * largest;
  let reach = 0;
  for (let d = 0; d <= n; d++)
    for (let m = n - d; m > reach || (d > reach && m >= 0); m--)
      if (Math.abs((table[d * side + m] as number) - tail) > slack) {
        reach = Math.max(reach, d, m);
        break;
      }
  return { tail, reach };
}

/** Scale does not matter; what would underflow is lifted. */
function rescale(table: Float64Array): void {
  let largest = 0;
  for (let i = 0; i < table.length; i++) if ((table[i] as number) > largest) largest = table[i] as number;
  if (largest > 1e-60 || largest === 0) return;
  for (let i = 0; i < table.length; i++) table[i] = (table[i] as number) / largest;
}
