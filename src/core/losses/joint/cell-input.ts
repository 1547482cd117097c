/**
 * A cell written for the kernel, number after number: `kernel-layout.ts` names the places. What was said of it never changes and is
 * laid out once; shares, and sets that are given, are written over it each time.
 */
import { onceFor } from '../../measure/once-for.js';
import { uninformative } from '../report.js';
import type { Statement } from '../statements.js';
import { PRIOR } from '../visibility.js';
import { branchesOf } from './branches.js';
import * as place from './kernel-layout.js';
import type { JointCell, JointProblem, JointSum, View } from './problem.js';

const VIEWS: readonly View[] = ['none', 'above', 'ground', 'both'];

const NOTHING: ReadonlySet<Statement> = new Set();
const laidWithout = onceFor((_: ReadonlySet<Statement>) => new WeakMap<JointCell, Float64Array>());

/** A cell and what was said of it, but for statements taken out; shares and sets are written over it where it stands. */
export function laidCell(problem: JointProblem, cell: JointCell, without = NOTHING): Float64Array {
  const known = laidWithout(without);
  const found = known.get(cell);
  if (found) return found;
  const made = layOut(problem, cell, without);
  known.set(cell, made);
  return made;
}

function layOut(problem: JointProblem, cell: JointCell, without: ReadonlySet<Statement>): Float64Array {
  const { n, least, view, present, spoken } = cell;
  const list = new Array<number>(place.CELL).fill(0);
  list[place.N] = n;
  list[place.LEAST] = least;
  list[place.VIEW] = VIEWS.indexOf(view);
  list[place.REACHED] = PRIOR.reached;
  list[place.IMAGES] = spoken.length;
  list[place.SITE] = cell.site;
  list[place.TYPE] = cell.type;
  list[place.IS_COUPLED] = Number(cell.coupled);
  list[place.PRESENT_MEAN] = cell.presentMean;
  for (let N = 0; N <= n; N++) list.push(present[N] as number);
  for (const one of spoken) {
    const { isGround, isSingle } = problem.images[one.image] as JointProblem['images'][number];
    const statements = one.statements.filter((s) => !without.has(s));
    const sums = one.sums.filter((sum) => !without.has((problem.sums[sum] as JointSum).statement));
    const own = new Array<number>(place.IMAGE).fill(0);
    own[place.FROM_GROUND] = Number(isGround);
    own[place.IS_SINGLE] = Number(isSingle);
    own[place.STATEMENTS] = statements.length;
    own[place.SUMS] = sums.length;
    own[place.IMAGE_AT] = one.image;
    own[place.SLOT] = one.slot;
    own[place.CAN_BE_HELD] = Number(!cell.free && one.sums.length > 0);
    list.push(...own);
    for (const s of statements) list.push(...laidStatement(s, n));
    for (const sum of sums) {
      const { statement, most } = problem.sums[sum] as JointSum;
      list.push(...laidStatement(statement, most, sum));
    }
  }
  return Float64Array.from(list);
}

/** @param at of an untyped count: its place */
export function laidStatement(s: Statement, most: number, at = 0): readonly number[] {
  const { exact, sum, nothing, silent } = branchesOf(s, uninformative(s, most));
  const said = (1 - s.silent) * s.trust;
  const own = new Array<number>(place.STATEMENT).fill(0);
  own[place.X] = s.destroyed;
  own[place.Y] = s.damaged;
  own[place.AT_LEAST] = Number(s.atLeast);
  own[place.EXACT] = exact;
  own[place.SUM] = sum;
  own[place.NOTHING] = nothing;
  own[place.SAID] = said;
  own[place.SUM_AT] = at;
  own[place.SILENT] = silent;
  return own;
}
