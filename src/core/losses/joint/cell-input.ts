/**
 * A cell written for the kernel, number after number: `kernel-layout.ts` names the places. What was said of it never changes and is
 * laid out once; shares, and sets that are given, are written over it each time.
 */
import { onceFor } from '../../measure/once-for.js';
import { uninformative } from '../report.js';
import type { Statement } from '../statements.js';
import { PRIOR } from '../visibility.js';
import { branchesOf } from './branches.js';
import type { Given } from './given.js';
import { numbers, roomFor } from './kernel.js';
import * as place from './kernel-layout.js';
import type { JointCell, JointProblem, JointSum, Spoken, View } from './problem.js';
import type { Chances, Sight } from './see.js';

const VIEWS: readonly View[] = ['none', 'above', 'ground', 'both'];

type Laid = { readonly numbers: Float64Array; readonly images: readonly LaidImage[] };

type LaidImage = {
  readonly spoken: Spoken;
  /** its numbers stand from here to there */
  readonly from: number;
  readonly to: number;
  /** places of the untyped counts heard, and where the first of them stands */
  readonly sums: readonly number[];
  readonly sumsFrom: number;
};

const NOTHING: ReadonlySet<Statement> = new Set();
const laidWithout = onceFor((_: ReadonlySet<Statement>) => new WeakMap<JointCell, Laid>());

function laidOf({ problem, without = NOTHING }: Given, cell: JointCell): Laid {
  const known = laidWithout(without);
  const found = known.get(cell);
  if (found) return found;
  const made = layOut(problem, cell, without);
  known.set(cell, made);
  return made;
}

function layOut(problem: JointProblem, cell: JointCell, without: ReadonlySet<Statement>): Laid {
  const { n, least, view, present, spoken } = cell;
  const list = new Array<number>(place.CELL).fill(0);
  list[place.N] = n;
  list[place.LEAST] = least;
  list[place.VIEW] = VIEWS.indexOf(view);
  list[place.REACHED] = PRIOR.reached;
  list[place.IMAGES] = spoken.length;
  for (let N = 0; N <= n; N++) list.push(present[N] as number);
  const images = spoken.map((one): LaidImage => {
    const from = list.length;
    const { isGround, isSingle } = problem.images[one.image] as JointProblem['images'][number];
    const statements = one.statements.filter((s) => !without.has(s));
    const sums = one.sums.filter((sum) => !without.has((problem.sums[sum] as JointSum).statement));
    const own = new Array<number>(place.IMAGE).fill(0);
    own[place.FROM_GROUND] = Number(isGround);
    own[place.IS_SINGLE] = Number(isSingle);
    own[place.STATEMENTS] = statements.length;
    own[place.SUMS] = sums.length;
    list.push(...own);
    for (const s of statements) list.push(...laidStatement(s, n));
    const sumsFrom = list.length;
    for (const sum of sums) {
      const { statement, most } = problem.sums[sum] as JointSum;
      list.push(...laidStatement(statement, most));
    }
    return { spoken: one, from, to: list.length, sums, sumsFrom };
  });
  return { numbers: Float64Array.from(list), images };
}

function laidStatement(s: Statement, most: number): readonly number[] {
  const { exact, sum, nothing } = branchesOf(s, uninformative(s, most));
  const said = (1 - s.silent) * s.trust;
  const own = new Array<number>(place.STATEMENT).fill(0);
  own[place.X] = s.destroyed;
  own[place.Y] = s.damaged;
  own[place.AT_LEAST] = Number(s.atLeast);
  own[place.EXACT] = exact;
  own[place.SUM] = sum;
  own[place.NOTHING] = nothing;
  own[place.SAID] = said;
  return own;
}

/** Writes a cell for `fill`. */
export function writeCell(given: Given, cell: JointCell, next: { n: number; mostD: number; mostM: number }): void {
  const { shares } = given;
  const laid = laidOf(given, cell);
  const at = roomFor(laid.numbers.length);
  const into = numbers();
  into.set(laid.numbers, at);
  into[at + place.HIT_SHARE] = shares.hitShare[cell.site] as number;
  into[at + place.CONCENTRATION] = shares.concentration;
  into[at + place.DESTROYED_IF_HIT] = shares.destroyedIfHit[cell.type] as number;
  into[at + place.FRAMED] = cell.view === 'none' ? 0 : 1 - (shares.blind[cell.site] as number);
  into[at + place.HIDDEN] = shares.hidden;
  into[at + place.REPORT] = shares.report;
  into[at + place.NEXT_N] = next.n;
  into[at + place.NEXT_D] = next.mostD;
  into[at + place.NEXT_M] = next.mostM;
  for (let i = 0; i < laid.images.length; i++) {
    const image = laid.images[i] as LaidImage;
    writeImage(given, cell, image, into, at + image.from, at + image.sumsFrom);
  }
}

/** Writes what the hits of a cell rest on before any image, for `hits`. */
export function writeBefore({ n, least, present }: JointCell, mean: number, concentration: number): void {
  const at = roomFor(place.CELL + n + 1);
  const into = numbers();
  into[at + place.N] = n;
  into[at + place.LEAST] = least;
  into[at + place.REACHED] = PRIOR.reached;
  into[at + place.HIT_SHARE] = mean;
  into[at + place.CONCENTRATION] = concentration;
  for (let N = 0; N <= n; N++) into[at + place.CELL + N] = present[N] as number;
}

/** Writes what was said of a cell in one image, for `reports`. @param which among what was said of the cell */
export function writeReports(given: Given, cell: JointCell, which: number): void {
  const laid = laidOf(given, cell);
  const image = laid.images[which] as LaidImage;
  const at = roomFor(image.to - image.from);
  const into = numbers();
  for (let i = image.from; i < image.to; i++) into[at + i - image.from] = laid.numbers[i] as number;
  writeImage(given, cell, image, into, at, at + image.sumsFrom - image.from);
}

function writeImage(
  { problem, sights, latents, fixed }: Given,
  cell: JointCell,
  { spoken, sums }: LaidImage,
  into: Float64Array,
  at: number,
  sumsAt: number,
): void {
  const { slot, image } = spoken;
  const sight = sights[image] as Sight;
  const [seenD, seenM] = [latents.seenDestroyed[slot] as number, latents.seenDamaged[slot] as number];
  into[at + place.IS_HELD] = fixed && !cell.free && spoken.sums.length > 0 ? 1 : 0;
  into[at + place.SEEN_D] = seenD;
  into[at + place.SEEN_M] = seenM;
  into[at + place.SEE_D] = sight.destroyed;
  into[at + place.SEE_M] = sight.damaged;
  writeChances(into, at + place.REPORTED, sight.reported);
  writeChances(into, at + place.THROUGH, sight.through);
  into[at + place.ALARMS] = sight.alarms * cell.presentMean;
  for (let i = 0; i < sums.length; i++) {
    const sum = sums[i] as number;
    const from = sumsAt + i * place.STATEMENT;
    into[from + place.SUM_ALARMS] = sight.alarms * (problem.sums[sum] as JointSum).presentMean;
    into[from + place.BESIDE_D] = (latents.sumDestroyed[sum] as number) - seenD;
    into[from + place.BESIDE_M] = (latents.sumDamaged[sum] as number) - seenM;
  }
}

function writeChances(into: Float64Array, at: number, { dd, dm, md, mm }: Chances): void {
  into[at] = dd;
  into[at + 1] = dm;
  into[at + 2] = md;
  into[at + 3] = mm;
}
