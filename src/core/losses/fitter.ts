/**
 * The losses engine: the joint model fitted to a case as of a day, once for each set of readings asked for. A fit without
 * some readings is the whole one weighed again where that can be trusted (Pareto k̂ <= .7), else a fit of its own.
 */
import type { Case } from '../case.js';
import { MOST_KHAT } from '../numerics/psis.js';
import type { Rng } from '../numerics/rng.js';
import { makeRng } from '../numerics/rng.js';
import { answersOf } from './answers.js';
import type { Cell } from './cells.js';
import { type FitPlan, fitJoint, type JointFit, LESS, WHOLE } from './joint/fit.js';
import { type Mixture, makeMixture, type Part } from './joint/mixture.js';
import { priorParts } from './joint/prior.js';
import { inOrder, type JointProblem, jointProblem } from './joint/problem.js';
import { takenOut } from './joint/taken-out.js';
import { weighWithout } from './joint/without.js';
import type { Left } from './left.js';
import type { LossesPosterior } from './posterior.js';
import type { ScenarioName } from './result.js';

export type FitOptions = {
  readonly scenario: ScenarioName;
  /** ids of readings left out, because the claim under test rests on them */
  readonly without?: readonly string[];
  /** false: silence means nothing */
  readonly silence?: boolean;
};

export type Fitter = (options: FitOptions) => LossesPosterior;

/** Fits of the last few days, by all they depend on: days that differ in no reading share them. */
export type FitMemo = Map<string, JointFit>;
const REMEMBERED = 24;

/** @param theCase as of `asOf` @param left what is left of its evidence without some readings */
export function makeFitter(
  theCase: Case,
  left: (without: readonly string[]) => Left,
  seed: number,
  memo: FitMemo = new Map(),
): Fitter {
  const known = new Map<string, LossesPosterior>();
  const rngOf = (scenario: ScenarioName, name: string): Rng => makeRng(seed).fork(`losses/${scenario}/${name}`);

  const problemOf = ({ scenario, without = [], silence = true }: FitOptions) => {
    const { evidence, cells: listed } = left(without);
    const cells = inOrder(listed);
    return { listed, cells, problem: jointProblem(theCase, evidence, cells, scenario, silence) };
  };

  const fitOf = (problem: JointProblem, cells: readonly Cell[], plan: FitPlan, name: string): JointFit => {
    const key = `${seed}|${name}|${JSON.stringify([plan, problem])}`;
    const found = memo.get(key);
    if (found) return found;
    const totals = [cells.flatMap((cell, c) => (cell.looked && !cell.unlisted ? [c] : [])), cells.map((_, c) => c)];
    const made = fitJoint(problem, plan, totals, rngOf(problem.scenario, name));
    memo.set(key, made);
    if (memo.size > REMEMBERED) memo.delete(memo.keys().next().value as string);
    return made;
  };

  // Before any image every scenario says the same of the same cells.
  const priors = new Map<string, Mixture>();
  const priorOf = (problem: JointProblem): Mixture => {
    const key = JSON.stringify([problem.sites, problem.cells.map(({ present }) => [...present])]);
    const found = priors.get(key) ?? evenly(problem, priorParts(problem, makeRng(seed).fork('losses/prior')));
    priors.set(key, found);
    return found;
  };

  const wholes = new Map<ScenarioName, { readonly fit: JointFit; readonly mixture: Mixture }>();
  const wholeOf = (scenario: ScenarioName) => {
    const known = wholes.get(scenario);
    if (known) return known;
    const { cells, problem } = problemOf({ scenario });
    const fit = fitOf(problem, cells, WHOLE, 'whole');
    const made = { fit, mixture: evenly(problem, fit.kept) };
    wholes.set(scenario, made);
    return made;
  };

  const make = (options: FitOptions): LossesPosterior => {
    const { scenario, without = [], silence = true } = options;
    const { listed, cells, problem } = problemOf(options);
    const prior = () => priorOf(problem);
    const plain = (name: string): LossesPosterior => {
      const fit = fitOf(problem, cells, LESS, name);
      return answersOf({ listed, cells, fit, mixture: evenly(problem, fit.kept), draws: fit.draws, prior, khat: null });
    };
    if (!silence) return plain('silence');
    const whole = wholeOf(scenario);
    const gone = without.length === 0 ? NOTHING : takenOut(whole.fit.problem, problem);
    if (gone?.size === 0) return answersOf({ listed, cells, ...whole, draws: whole.fit.draws, prior, khat: null });
    if (gone !== null) {
      const rng = rngOf(scenario, `without/${[...without].sort().join()}`);
      const { parts, draws, weights, khat, changed } = weighWithout(whole.fit, gone, rng);
      if (khat <= MOST_KHAT) {
        const mixture = makeMixture(cellsBySite(problem), parts, weights, { mixture: whole.mixture, changed });
        return answersOf({ listed, cells, fit: whole.fit, mixture, draws, prior, khat });
      }
    }
    return plain('without');
  };

  return (options) => {
    const { scenario, without = [], silence = true } = options;
    const key = `${scenario}|${silence}|${[...without].sort().join()}`;
    const found = known.get(key) ?? make(options);
    known.set(key, found);
    return found;
  };
}

const NOTHING: ReadonlySet<never> = new Set();
const cellsBySite = ({ sites }: JointProblem) => sites.map(({ cells }) => cells);
const evenly = (problem: JointProblem, parts: readonly Part[]): Mixture =>
  makeMixture(cellsBySite(problem), parts, new Float64Array(parts.length).fill(1 / parts.length));
