/** A fit as work that can be handed over: all it depends on, as plain data. Whoever does it, the same fit comes of it. */
import { onceFor } from '../measure/once-for.js';
import { makeRng } from '../numerics/rng.js';
import type { Cell } from './cells.js';
import { headlineOf } from './headline.js';
import { type FitPlan, fitJoint, type JointFit } from './joint/fit.js';
import type { JointCell, JointProblem } from './joint/problem.js';
import { type Reweighted, weighWithout } from './joint/without.js';
import type { Statement } from './statements.js';

export type FitTask = {
  /** the same for tasks of which the same fit comes */
  readonly key: string;
  readonly seed: number;
  /** which stream of the seed it draws from, beside the scenario */
  readonly stream: string;
  readonly plan: FitPlan;
  readonly totals: readonly (readonly number[])[];
  readonly problem: JointProblem;
  /** what it is weighed again without, while it is at hand */
  readonly sets: readonly StatementSet[];
};

/** Statements of a problem, how many joint draws are made of each sweep without them, and the stream they are made from. */
export type StatementSet = {
  readonly stream: string;
  readonly gone: ReadonlySet<Statement>;
  readonly drawn: number;
};

/** By the stream of each set. */
export type Fitted = JointFit & { readonly weighed: ReadonlyMap<string, Reweighted> };

export function fitTask(
  seed: number,
  stream: string,
  plan: FitPlan,
  problem: JointProblem,
  cells: readonly Cell[],
): FitTask {
  const isHeadline = headlineOf(cells);
  const headline = cells.flatMap((cell, c) => (isHeadline(cell) ? [c] : []));
  const key = `${seed}|${stream}|${JSON.stringify(plan)}|${textOfProblem(problem)}`;
  return { key, seed, stream, plan, totals: [headline, cells.map((_, c) => c)], problem, sets: [] };
}

const textOfProblem = ({ cells, ...others }: JointProblem): string =>
  `${JSON.stringify(others)}${cells.map(textOfCell).join()}`;
/** Scenarios differ in no cell. */
const textOfCell = onceFor(({ present, ...others }: JointCell) => JSON.stringify([others, [...present]]));

export function doFit({ seed, stream, plan, totals, problem, sets }: FitTask): Fitted {
  const fit = fitJoint(problem, plan, totals, lossesRng(seed, problem.scenario, stream));
  return { ...fit, weighed: new Map(sets.map((set) => [set.stream, weighAgain(fit, seed, set)])) };
}

export const weighAgain = (fit: JointFit, seed: number, { stream, gone, drawn }: StatementSet): Reweighted =>
  weighWithout(fit, gone, lossesRng(seed, fit.problem.scenario, stream), drawn);

export const lossesRng = (seed: number, scenario: string, stream: string) =>
  makeRng(seed).fork(`losses/${scenario}/${stream}`);
