/**
 * A cell written for the kernel, number after number: `kernel/layout.ts` names the places. What was said of it never changes and is
 * laid out once; shares, and sets that are given, are written over it each time.
 */
import { onceFor } from '../../measure/once-for.js';
import { uninformative } from '../report.js';
import type { Statement } from '../statements.js';
import { PRIOR } from '../visibility.js';
import { branchesOf } from './branches.js';
import type { Given } from './given.js';
import { numbers, roomFor } from './kernel.js';
import type { JointCell, JointProblem, JointSum, Spoken, View } from './problem.js';
import type { Chances, Sight } from './see.js';

/** So many numbers has a statement. */
const STATEMENT = 10;
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
  const list: number[] = [n, least, VIEWS.indexOf(view), PRIOR.reached, 0, 0, 0, 0, 0, 0, 0, 0, 0, spoken.length];
  for (let N = 0; N <= n; N++) list.push(present[N] as number);
  const images = spoken.map((one): LaidImage => {
    const from = list.length;
    const { isGround, isSingle } = problem.images[one.image] as JointProblem['images'][number];
    const statements = one.statements.filter((s) => !without.has(s));
    const sums = one.sums.filter((place) => !without.has((problem.sums[place] as JointSum).statement));
    list.push(Number(isGround), Number(isSingle), ...new Array<number>(14).fill(0), statements.length, sums.length);
    for (const s of statements) list.push(...laidStatement(s, n));
    const sumsFrom = list.length;
    for (const place of sums) {
      const { statement, most } = problem.sums[place] as JointSum;
      list.push(...laidStatement(statement, most));
    }
    return { spoken: one, from, to: list.length, sums, sumsFrom };
  });
  return { numbers: Float64Array.from(list), images };
}

function laidStatement(s: Statement, most: number): readonly number[] {
  const { exact, sum, nothing } = branchesOf(s, uninformative(s, most));
  const said = (1 - s.silent) * s.trust;
  return [s.destroyed, s.damaged, Number(s.atLeast), exact, sum, nothing, said, 0, 0, 0];
}

/** Writes a cell for `fill`. */
export function writeCell(given: Given, cell: JointCell, next: { n: number; mostD: number; mostM: number }): void {
  const { shares } = given;
  const laid = laidOf(given, cell);
  const at = roomFor(laid.numbers.length);
  const into = numbers();
  into.set(laid.numbers, at);
  into[at + 4] = shares.hitShare[cell.site] as number;
  into[at + 5] = shares.concentration;
  into[at + 6] = shares.destroyedIfHit[cell.type] as number;
  into[at + 7] = cell.view === 'none' ? 0 : 1 - (shares.blind[cell.site] as number);
  into[at + 8] = shares.hidden;
  into[at + 9] = shares.report;
  into[at + 10] = next.n;
  into[at + 11] = next.mostD;
  into[at + 12] = next.mostM;
  for (let i = 0; i < laid.images.length; i++) {
    const image = laid.images[i] as LaidImage;
    writeImage(given, cell, image, into, at + image.from, at + image.sumsFrom);
  }
}

/** Writes what was said of a cell in one image, for `reports`. @param place among what was said of the cell */
export function writeReports(given: Given, cell: JointCell, place: number): void {
  const laid = laidOf(given, cell);
  const image = laid.images[place] as LaidImage;
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
  into[at + 2] = fixed && !cell.free && spoken.sums.length > 0 ? 1 : 0;
  into[at + 3] = seenD;
  into[at + 4] = seenM;
  into[at + 5] = sight.destroyed;
  into[at + 6] = sight.damaged;
  writeChances(into, at + 7, sight.reported);
  writeChances(into, at + 11, sight.through);
  into[at + 15] = sight.alarms * cell.presentMean;
  for (let i = 0; i < sums.length; i++) {
    const place = sums[i] as number;
    const sum = sumsAt + i * STATEMENT;
    into[sum + 7] = sight.alarms * (problem.sums[place] as JointSum).presentMean;
    into[sum + 8] = (latents.sumDestroyed[place] as number) - seenD;
    into[sum + 9] = (latents.sumDamaged[place] as number) - seenM;
  }
}

function writeChances(into: Float64Array, at: number, { dd, dm, md, mm }: Chances): void {
  into[at] = dd;
  into[at + 1] = dm;
  into[at + 2] = md;
  into[at + 3] = mm;
}
