/**
 * The losses engine: the joint model fitted to a case as of a day, once for each set of readings asked for. A fit without
 * some readings is the whole one weighed again where that can be trusted (Pareto k̂ <= .7), else a fit of its own.
 */
import type { Case } from '../case.js';
import { MOST_KHAT } from '../numerics/psis.js';
import { answersOf } from './answers.js';
import type { Cell } from './cells.js';
import { type Effort, FULL } from './effort.js';
import { doFit, type FitTask, type Fitted, fitTask, type StatementSet, weighAgain } from './fit-task.js';
import { LESS } from './joint/fit.js';
import { type Mixture, makeMixture, type Part } from './joint/mixture.js';
import { makePriors, type Prior, type Priors } from './joint/prior.js';
import { inOrder, type JointProblem, jointProblems } from './joint/problem.js';
import { saidBySite } from './joint/said-by-site.js';
import { takenOut } from './joint/taken-out.js';
import { restsOnHeldSets } from './joint/without.js';
import type { Left } from './left.js';
import type { LossesPosterior } from './posterior.js';
import type { ScenarioName } from './result.js';
import type { Statement } from './statements.js';

export type FitOptions = {
  readonly scenario: ScenarioName;
  /** ids of readings left out, because the claim under test rests on them */
  readonly without?: readonly string[];
  /** false: silence means nothing */
  readonly silence?: boolean;
};

/** A case with or without some of what was read, laid out for every scenario. */
type Laid = {
  readonly listed: readonly Cell[];
  readonly cells: readonly Cell[];
  readonly problemIn: (scenario: ScenarioName) => JointProblem;
};

export type Fitter = ((options: FitOptions) => LossesPosterior) & {
  /**
   * The fit an answer waits for, where it is not made and it is known to be needed; it may be made elsewhere and put into the memo.
   * @param sets of readings that the whole fit will be weighed again without: done with it
   */
  readonly missing: (options: FitOptions, sets?: readonly (readonly string[])[]) => FitTask | null;
  /** Before any image: of the cells of all that was read, whatever the scenario. */
  readonly prior: () => Prior;
  /** False where only a fit of its own would tell, and the effort makes none. */
  readonly isAtHand: (options: FitOptions) => boolean;
};

/** Fits of the last few days, by all they depend on: days that differ in no reading share them. */
export type FitMemo = {
  readonly fits: Map<string, Fitted>;
  /** before any image every scenario says the same of the same cells */
  readonly priors: Priors;
};
export const makeMemo = (): FitMemo => ({ fits: new Map(), priors: makePriors() });
const REMEMBERED = 24;

/** Joint draws made of each sweep that is weighed again. */
const DRAWN_AGAIN = 10;

/**
 * @param theCase as of `asOf` @param left what is left of its evidence without some readings
 * @param hears joint draws are made without readings too: nothing but what claimants say is weighed by them
 */
export function makeFitter(
  theCase: Case,
  left: (without: readonly string[]) => Left,
  seed: number,
  memo: FitMemo = makeMemo(),
  { whole: wholePlan, less }: Effort = FULL,
  hears = false,
): Fitter {
  const known = new Map<string, LossesPosterior>();

  const saidAt = saidBySite(theCase);
  const laidOut = new Map<string, Laid>();
  const layOf = ({ without = [], silence = true }: Omit<FitOptions, 'scenario'>): Laid => {
    const key = `${silence}|${[...without].sort().join()}`;
    const found = laidOut.get(key);
    if (found) return found;
    const { evidence, cells: listed } = left(without);
    const cells = inOrder(listed);
    const problemIn = jointProblems(saidAt, evidence, cells, silence);
    const problems = new Map<ScenarioName, JointProblem>();
    const inScenario = (scenario: ScenarioName): JointProblem => {
      const problem = problems.get(scenario) ?? problemIn(scenario);
      problems.set(scenario, problem);
      return problem;
    };
    const made = { listed, cells, problemIn: inScenario };
    laidOut.set(key, made);
    return made;
  };
  const problemOf = ({ scenario, ...options }: FitOptions) => {
    const { listed, cells, problemIn } = layOf(options);
    return { listed, cells, problem: problemIn(scenario) };
  };

  /** What the whole has that these lack, the same in every scenario; null where more than statements changed. */
  const lacking = new Map<Laid, ReadonlySet<Statement> | null>();
  const lackingIn = (less: Laid): ReadonlySet<Statement> | null => {
    const found = lacking.get(less);
    if (found !== undefined) return found;
    const made = takenOut(layOf({}).problemIn('middling'), less.problemIn('middling'));
    lacking.set(less, made);
    return made;
  };

  const fitOf = (task: FitTask): Fitted => {
    const found = memo.fits.get(task.key);
    if (found) return found;
    const made = doFit(task);
    rememberFit(memo, task, made);
    return made;
  };

  const wholes = new Map<ScenarioName, { readonly fit: Fitted; readonly mixture: Mixture }>();
  const wholeTasks = new Map<ScenarioName, FitTask>();
  const wholeTask = (scenario: ScenarioName): FitTask => {
    const known = wholeTasks.get(scenario);
    if (known) return known;
    const { cells, problem } = problemOf({ scenario });
    const task = fitTask(seed, 'whole', wholePlan, problem, cells);
    wholeTasks.set(scenario, task);
    return task;
  };
  const wholeOf = (scenario: ScenarioName) => {
    const known = wholes.get(scenario);
    if (known) return known;
    const task = wholeTask(scenario);
    // A fit may come from elsewhere: its statements are then others that say the same.
    const fit = { ...fitOf(task), problem: task.problem };
    const made = { fit, mixture: evenly(fit.problem, fit.kept) };
    wholes.set(scenario, made);
    return made;
  };

  /** The whole fit weighed again without some readings; null where that cannot be trusted, or there is nothing to weigh. */
  const reweighed = (options: FitOptions): LossesPosterior | null => {
    const { scenario, without = [], silence = true } = options;
    if (!silence) return null;
    const { listed, cells, problem } = problemOf(options);
    const prior = () => memo.priors(problem, seed);
    const whole = wholeOf(scenario);
    const gone = without.length === 0 ? NOTHING : lackingIn(layOf({ without }));
    if (gone === null) return null;
    if (gone.size === 0) return answersOf({ listed, cells, ...whole, draws: whole.fit.draws, prior, khat: null });
    const set = setOf(without, gone);
    const { at, parts, draws, weights, khat, changed } =
      whole.fit.weighed.get(set.stream) ?? weighAgain(whole.fit, seed, set);
    if (khat > MOST_KHAT) return null;
    const mixture = makeMixture(cellsBySite(problem), parts, weights, { mixture: whole.mixture, at, changed });
    return answersOf({ listed, cells, fit: whole.fit, mixture, draws, prior, khat });
  };

  /** The task of a fit of its own. */
  const ownTask = (options: FitOptions): FitTask => {
    const key = keyOf(options);
    const known = ownTasks.get(key);
    if (known) return known;
    const { cells, problem } = problemOf(options);
    const plan = less ?? LESS;
    const isSilent = options.silence === false;
    const draws = hears && !isSilent ? plan.draws : 0;
    const task = fitTask(seed, isSilent ? 'silence' : 'without', { ...plan, draws }, problem, cells);
    ownTasks.set(key, task);
    return task;
  };
  const ownTasks = new Map<string, FitTask>();
  const fittedAlone = (options: FitOptions): LossesPosterior => {
    const { listed, cells, problem } = problemOf(options);
    const fit = fitOf(ownTask(options));
    const prior = () => memo.priors(problem, seed);
    return answersOf({ listed, cells, fit, mixture: evenly(problem, fit.kept), draws: fit.draws, prior, khat: null });
  };

  const keyOf = ({ scenario, without = [], silence = true }: FitOptions): string =>
    `${scenario}|${silence}|${[...without].sort().join()}`;
  /** Sets of readings without which the whole fit cannot be trusted. */
  const alone = new Set<string>();
  const inHand = (options: FitOptions): LossesPosterior | null => {
    const key = keyOf(options);
    const found = known.get(key) ?? (alone.has(key) ? null : reweighed(options));
    if (found) known.set(key, found);
    else alone.add(key);
    return found;
  };
  const answer = (options: FitOptions): LossesPosterior => {
    const found = inHand(options) ?? fittedAlone(options);
    known.set(keyOf(options), found);
    return found;
  };

  /** Whether weighing again is out of the question, whatever the whole fit says. */
  const isAlone = ({ scenario, without = [] }: FitOptions): boolean => {
    const gone = lackingIn(layOf({ without }));
    return gone === null || restsOnHeldSets(problemOf({ scenario }).problem, gone);
  };
  /** Else whether a set of readings needs a fit of its own is known once there is a whole one. */
  const neededFor = (options: FitOptions): FitTask | null => {
    const { scenario, without = [], silence = true } = options;
    if (!silence) return ownTask(options);
    const isWhole = wholes.has(scenario) || memo.fits.has(wholeTask(scenario).key);
    if (!isWhole) return without.length === 0 ? wholeTask(scenario) : isAlone(options) ? ownTask(options) : null;
    return inHand(options) === null ? ownTask(options) : null;
  };
  const missing = (options: FitOptions, sets: readonly (readonly string[])[] = []): FitTask | null => {
    const task = neededFor(options);
    if (task === null || memo.fits.has(task.key)) return null;
    const again = new Map(sets.flatMap(againWithout).map((set) => [set.stream, set]));
    return again.size === 0 ? task : { ...task, sets: [...again.values()] };
  };
  const againWithout = (without: readonly string[]): readonly StatementSet[] => {
    if (without.length === 0 || isAlone({ scenario: 'middling', without })) return [];
    const gone = lackingIn(layOf({ without }));
    return gone === null || gone.size === 0 ? [] : [setOf(without, gone)];
  };
  const setOf = (without: readonly string[], gone: ReadonlySet<Statement>): StatementSet => ({
    stream: streamOf(without),
    gone,
    drawn: hears ? DRAWN_AGAIN : 0,
  });
  const isAtHand = ({ without = [], silence = true }: FitOptions): boolean =>
    less !== null || (silence && without.length === 0);
  const prior = (): Prior => memo.priors(problemOf({ scenario: 'middling' }).problem, seed);
  return Object.assign(answer, { missing, prior, isAtHand });
}

export function rememberFit(memo: FitMemo, task: FitTask, fit: Fitted): void {
  memo.fits.set(task.key, fit);
  if (memo.fits.size > REMEMBERED) memo.fits.delete(memo.fits.keys().next().value as string);
}

const streamOf = (without: readonly string[]): string => `without/${[...without].sort().join()}`;
const NOTHING: ReadonlySet<never> = new Set();
const cellsBySite = ({ sites }: JointProblem) => sites.map(({ cells }) => cells);
const evenly = (problem: JointProblem, parts: readonly Part[]): Mixture =>
  makeMixture(cellsBySite(problem), parts, new Float64Array(parts.length).fill(1 / parts.length));
