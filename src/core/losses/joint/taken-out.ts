/** Which statements one problem lacks that another has, where that is all they differ in. */
import { onceFor } from '../../measure/once-for.js';
import type { Pmf } from '../../numerics/discrete.js';
import type { Statement } from '../statements.js';
import type { JointCell, JointProblem, JointSum, Spoken } from './problem.js';

/** Statements of `whole` missing in `less`; null where anything else differs: then a fit of its own is due. */
export function takenOut(whole: JointProblem, less: JointProblem): ReadonlySet<Statement> | null {
  if (!haveOneFrame(whole, less)) return null;
  const gone = new Set<Statement>();
  /** @returns whether every statement left was there before */
  const compare = (before: readonly Statement[], after: readonly Statement[]): boolean => {
    const left = after.map(textOf);
    for (const s of before) {
      const at = left.indexOf(textOf(s));
      if (at < 0) gone.add(s);
      else left.splice(at, 1);
    }
    return left.length === 0;
  };
  const imageOf = (problem: JointProblem, image: number): string => problem.images[image]?.id ?? '';
  const sums = (problem: JointProblem): readonly (readonly [string, Statement])[] =>
    problem.sums.map((sum: JointSum) => [imageOf(problem, sum.image), sum.statement]);
  const ids = new Set(whole.images.map(({ id }) => id));
  if (less.images.some(({ id }) => !ids.has(id))) return null;
  for (const id of ids) {
    const of = (problem: JointProblem): readonly Statement[] =>
      sums(problem).flatMap(([image, s]) => (image === id ? [s] : []));
    if (!compare(of(whole), of(less))) return null;
  }
  for (const [c, cell] of whole.cells.entries()) {
    const before = saidIn(whole, cell.spoken);
    const after = saidIn(less, less.cells[c]?.spoken ?? []);
    for (const id of new Set([...before.keys(), ...after.keys()]))
      if (!compare(before.get(id) ?? [], after.get(id) ?? [])) return null;
  }
  return gone;
}

/** By image. */
function saidIn({ images }: JointProblem, spoken: readonly Spoken[]): ReadonlyMap<string, readonly Statement[]> {
  const said = new Map<string, readonly Statement[]>();
  for (const { image, statements } of spoken) {
    const id = images[image]?.id ?? '';
    said.set(id, [...(said.get(id) ?? []), ...statements]);
  }
  return said;
}

const textOf = onceFor((statement: Statement): string => JSON.stringify(statement));

/** What must be the same: sites, cells and how many may have stood in them. */
const haveOneFrame = (a: JointProblem, b: JointProblem): boolean =>
  frameOf(a) === frameOf(b) && a.cells.every((cell, c) => areSame(cell.present, (b.cells[c] as JointCell).present));

const frameOf = ({ sites, cells, types }: JointProblem): string =>
  JSON.stringify([sites, types, cells.map(({ site, type }) => [site, type])]);

const areSame = (a: Pmf, b: Pmf): boolean => a === b || (a.length === b.length && a.every((x, n) => x === b[n]));
