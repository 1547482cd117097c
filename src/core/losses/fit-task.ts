/** A fit as work that can be handed over: all it depends on, as plain data. Whoever does it, the same fit comes of it. */
import { makeRng } from '../numerics/rng.js';
import type { Cell } from './cells.js';
import { type FitPlan, fitJoint, type JointFit } from './joint/fit.js';
import type { JointProblem } from './joint/problem.js';

export type FitTask = {
  /** the same for tasks of which the same fit comes */
  readonly key: string;
  readonly seed: number;
  /** which stream of the seed it draws from, beside the scenario */
  readonly stream: string;
  readonly plan: FitPlan;
  readonly totals: readonly (readonly number[])[];
  readonly problem: JointProblem;
};

export function fitTask(
  seed: number,
  stream: string,
  plan: FitPlan,
  problem: JointProblem,
  cells: readonly Cell[],
): FitTask {
  const headline = cells.flatMap((cell, c) => (cell.looked && !cell.unlisted ? [c] : []));
  const key = `${seed}|${stream}|${JSON.stringify([plan, problem])}`;
  return { key, seed, stream, plan, totals: [headline, cells.map((_, c) => c)], problem };
}

export const doFit = ({ seed, stream, plan, totals, problem }: FitTask): JointFit =>
  fitJoint(problem, plan, totals, lossesRng(seed, problem.scenario, stream));

export const lossesRng = (seed: number, scenario: string, stream: string) =>
  makeRng(seed).fork(`losses/${scenario}/${stream}`);
