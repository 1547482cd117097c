/**
 * Runs the pipeline over a case, stage by stage in order. Pure: the same case, config and version give the same run.
 * A runner keeps what two runs of one case share, so a changed control costs only the stages behind it.
 */
import type { Case, Day } from './case.js';
import { claimsOf } from './claims/claims.js';
import type { ClaimRecord } from './claims/record/record.js';
import type { ClaimEntry, Claims } from './claims/result.js';
import { type CostQuestion, costOf } from './cost/cost.js';
import { costWhatIf } from './cost/cost-what-if.js';
import type { Cost } from './cost/result.js';
import { claimedSum, valueVerdict } from './cost/value-verdict.js';
import { DEFAULT_CONFIG } from './default-config.js';
import { depthOf } from './depth/depth.js';
import { caseAsOf, latestDay } from './evidence/as-of.js';
import { gradingOf } from './evidence/grading/grading.js';
import { publicationDay } from './evidence/place/case-places.js';
import { fleetOf } from './fleet/fleet.js';
import { shareVerdict } from './fleet/share-verdict.js';
import { leverageOf } from './leverage/leverage.js';
import { excludesOf } from './losses/excludes.js';
import type { FitTask } from './losses/fit-task.js';
import { type FitMemo, type Fitter, makeFitter, rememberFit } from './losses/fitter.js';
import type { JointFit } from './losses/joint/fit.js';
import { type Left, makeLeft } from './losses/left.js';
import { lossesOf } from './losses/losses.js';
import { type LossDraws, type PerScenario, SCENARIOS, type ScenarioName, type Verdict } from './losses/result.js';
import { perScenario, type VerdictContext, verdictOf } from './losses/verdict.js';
import { type Hearing, makeHearing } from './losses/voices.js';
import { makeRng } from './numerics/rng.js';
import { perceptionOf } from './perception/perception.js';
import type { Perception } from './perception/result.js';
import type { StageName } from './pipeline.js';
import { type Gap, gap, isGap } from './problem.js';
import type { Run, RunConfig } from './run.js';
import { VERSION } from './version.js';

export { DEFAULT_CONFIG };

/**
 * The pipeline over a case: the same case, config and version give the same run.
 *
 * @param record of claimants; null: claims are weighed by what is seen alone
 */
export const run = (theCase: Case, config: RunConfig = DEFAULT_CONFIG, record: ClaimRecord | null = null): Run =>
  makeRunner(theCase, record)(config);

export type Runner = ((config: RunConfig) => Run) & {
  /** Fits a run will need and has not: they may be made elsewhere and handed in. Asked again after the first are in, the rest. */
  readonly missing: (config: RunConfig) => readonly FitTask[];
  readonly handIn: (task: FitTask, fit: JointFit) => void;
};

/** Runs a stage and gives what it gives: whoever times stages is told of each as it runs. */
export type StageWatch = <T>(stage: StageName, work: () => T) => T;
const UNWATCHED: StageWatch = (_stage, work) => work();

export function makeRunner(theCase: Case, record: ClaimRecord | null = null, watch = UNWATCHED): Runner {
  const days = new Map<string, Standing>();
  const memo: FitMemo = new Map();
  const runs = new Map<string, Run>();
  const standingOf = ({ asOf: day, seed }: RunConfig): Standing => {
    const asOf = day ?? latestDay(theCase);
    const key = `${asOf}|${seed}`;
    const standing = days.get(key) ?? standingAt(theCase, asOf, seed, memo, record, watch);
    days.set(key, standing);
    if (days.size > REMEMBERED_DAYS) days.delete(days.keys().next().value as string);
    return standing;
  };
  const answer = (config: RunConfig): Run => {
    const asked = JSON.stringify(config);
    const kept = runs.get(asked);
    if (kept) return kept;
    const made = runAt(theCase, standingOf(config), config, watch);
    runs.set(asked, made);
    if (runs.size > REMEMBERED_RUNS) runs.delete(runs.keys().next().value as string);
    return made;
  };
  return Object.assign(answer, {
    missing: (config: RunConfig) => missingFits(standingOf(config), config),
    handIn: (task: FitTask, fit: JointFit) => rememberFit(memo, task, fit),
  });
}

/** In every scenario: with all that was read, with silence meaning nothing, and without what each claim rests on. */
function missingFits({ then, claims, fit }: Standing, { only }: RunConfig): readonly FitTask[] {
  if (only !== null && !only.includes('losses')) return [];
  const asked = claims.entries.filter((entry) => !isGap(entry.question));
  const sets = [[], ...asked.map((entry) => excludesOf(then, claims, entry.claim).readings)];
  const tasks = SCENARIOS.flatMap((scenario) => [
    ...sets.map((without) => fit.missing({ scenario, without })),
    fit.missing({ scenario, silence: false }),
  ]);
  return [...new Map(tasks.flatMap((task) => (task === null ? [] : [[task.key, task]]))).values()];
}

/** Days a runner keeps whole, with their fits: the controls go back and forth between a few. */
const REMEMBERED_DAYS = 3;
/** Results it keeps: small, and the date handle runs over many. */
const REMEMBERED_RUNS = 64;

/** The case as it stood on a day, and what has been computed of it. */
type Standing = {
  readonly asOf: Day;
  readonly then: Case;
  readonly claims: Claims;
  readonly left: (without: readonly string[]) => Left;
  readonly fit: Fitter;
  readonly hearing: Hearing | null;
  readonly counted: Map<string, Verdict>;
  readonly drawn: Map<string, PerScenario<LossDraws>>;
  readonly perceived: { value: Perception | Gap | null };
};

function standingAt(
  theCase: Case,
  asOf: Day,
  seed: number,
  memo: FitMemo,
  record: ClaimRecord | null,
  watch: StageWatch,
): Standing {
  const then = caseAsOf(theCase, asOf);
  const left = makeLeft(then, asOf);
  const fit = makeFitter(then, left, seed, memo);
  const claims = watch('claims', () => claimsOf(then));
  const hearing = makeHearing(then, claims, record);
  return { asOf, then, claims, left, fit, hearing, counted: new Map(), drawn: new Map(), perceived: { value: null } };
}

function runAt(theCase: Case, standing: Standing, config: RunConfig, watch: StageWatch): Run {
  const { asOf, then, claims, left, fit, hearing } = standing;
  const wanted = (stage: StageName): boolean => config.only === null || config.only.includes(stage);
  const whole = watch('evidence', () => left([]));
  const isEmpty = whole.cells.length === 0;
  const losses = !wanted('losses')
    ? NOT_ASKED
    : isEmpty
      ? NOTHING_STOOD
      : watch('losses', () => lossesOf(then, asOf, whole, fit, hearing));
  const costs = wanted('cost') && !isEmpty ? watch('cost', () => costsOf(standing, config)) : null;
  const assumed = config.fleetBook ? { book: config.fleetBook, rng: makeRng(config.seed).fork('fleet') } : null;
  const fleet = !wanted('fleet')
    ? NOT_ASKED
    : isEmpty
      ? NOTHING_STOOD
      : watch('fleet', () => fleetOf(then, drawsOf(standing, config)[config.scenario], assumed));
  const context: VerdictContext = { theCase: then, claims, fit, left, wordsFor: config.scenario, hearing };
  const verdicts = wanted('losses')
    ? watch('losses', () => claims.entries.map((entry) => verdictFor(standing, context, entry, costs)))
    : [];
  const depth = wanted('depth')
    ? watch('depth', () => depthOf(then, config.depthBook, publicationDay(theCase, config.asOf)))
    : NOT_ASKED;
  const perception = wanted('perception') ? watch('perception', () => perceptionAt(standing, config)) : NOT_ASKED;
  const cost = costs === null ? (wanted('cost') ? NOTHING_STOOD : NOT_ASKED) : costs[config.scenario];
  const leverage = wanted('leverage')
    ? watch('leverage', () =>
        leverageOf(
          { theCase: then, asOf, claims, losses, cost, perception },
          config.leverageBook ?? null,
          makeRng(config.seed),
        ),
      )
    : NOT_ASKED;
  const { evidence } = whole;
  const stages = [
    theCase,
    evidence,
    losses,
    ...(costs === null ? [] : [costs[config.scenario]]),
    fleet,
    depth,
    perception,
  ];
  return {
    version: VERSION,
    theCase,
    config,
    asOf,
    claims,
    evidence,
    grading: gradingOf(then, config.asOf),
    losses,
    verdicts,
    cost,
    ...(costs === null || !config.costBook
      ? {}
      : { costWhatIf: costWhatIf(costQuestion(standing, config, config.scenario), config.costBook) }),
    fleet,
    depth,
    perception,
    leverage,
    warnings: stages.flatMap((stage) => (isGap(stage) ? [] : stage.warnings)),
  };
}

/** Of no cell the model would say zero, where nothing is known. */
const NOTHING_STOOD = gap('no-source', 'nobody says what stood at any site, and no reading names an asset');
const NOT_ASKED = gap('withheld', 'this stage was not asked for');

/** The same in every scenario, whatever is assumed: worked out once for a day and seed. */
function perceptionAt(standing: Standing, { seed }: RunConfig): Perception | Gap {
  standing.perceived.value ??= perceptionOf(
    standing.then,
    standing.claims,
    standing.asOf,
    makeRng(seed).fork('perception'),
  );
  return standing.perceived.value;
}

/** The joint draws that cost and fleet share. */
function drawsOf({ fit, drawn }: Standing, { draws }: RunConfig): PerScenario<LossDraws> {
  const key = `${draws}`;
  const found = drawn.get(key);
  if (found) return found;
  const made = perScenario((scenario: ScenarioName) => fit({ scenario }).draws(draws));
  drawn.set(key, made);
  return made;
}

const costsOf = (standing: Standing, config: RunConfig): PerScenario<Cost> =>
  perScenario((scenario) => costOf(costQuestion(standing, config, scenario)));

/** The chosen scenario is worked out in full. */
function costQuestion(standing: Standing, config: RunConfig, scenario: ScenarioName): CostQuestion {
  return {
    theCase: standing.then,
    draws: drawsOf(standing, config)[scenario],
    inputs: config.cost,
    claimedSums: [...new Set(standing.claims.entries.flatMap((entry) => claimedSum(entry) ?? []))],
    rng: makeRng(config.seed).fork('cost'),
    inFull: scenario === config.scenario,
  };
}

/** A count is answered by the losses, a share through the fleet, a sum through the cost; all else is a gap with its reason. */
function verdictFor(
  standing: Standing,
  context: VerdictContext,
  entry: ClaimEntry,
  costs: PerScenario<Cost> | null,
): Verdict {
  if (entry.claim.measure === 'value' && costs !== null) return valueVerdict(context, entry, costs);
  const key = `${entry.claim.id}|${context.wordsFor}`;
  const found = standing.counted.get(key);
  if (found) return found;
  const verdict = entry.claim.measure === 'share' ? shareVerdict(context, entry) : verdictOf(context, entry);
  standing.counted.set(key, verdict);
  return verdict;
}
