/**
 * Runs the pipeline over a case, stage by stage in order. Pure: the same case, config and version give the same run.
 * A runner keeps what two runs of one case share, so a changed control costs only the stages behind it.
 */

import { costAt, costQuestion, fleetAt, nothingOf, perceptionAt, verdictContext, wants } from './at-standing.js';
import type { Case } from './case.js';
import type { ClaimRecord } from './claims/record/record.js';
import type { ClaimEntry } from './claims/result.js';
import { costWhatIf } from './cost/cost-what-if.js';
import type { Cost } from './cost/result.js';
import { valueVerdict } from './cost/value-verdict.js';
import { DEFAULT_CONFIG } from './default-config.js';
import { depthOf } from './depth/depth.js';
import { latestDay } from './evidence/as-of.js';
import { gradingOf } from './evidence/grading/grading.js';
import { publicationDay } from './evidence/place/case-places.js';
import { shareVerdict } from './fleet/share-verdict.js';
import { leverageOf } from './leverage/leverage.js';
import { type Effort, FULL, GLIMPSE } from './losses/effort.js';
import type { FitTask, Fitted } from './losses/fit-task.js';
import { rememberFit } from './losses/fitter.js';
import { lossesOf } from './losses/losses.js';
import { ON_ITS_WAY } from './losses/on-its-way.js';
import type { PerScenario, Verdict } from './losses/result.js';
import { perScenario, type VerdictContext, verdictOf } from './losses/verdict.js';
import { makeRng } from './numerics/rng.js';
import type { StageName, StageWatch } from './pipeline.js';
import { gap, isGap } from './problem.js';
import type { Run, RunConfig } from './run.js';
import { type Memory, makeMemory, type Standing, standingAt } from './standing.js';
import { VERSION } from './version.js';
import { missingFits, workAhead } from './work-ahead.js';

export type { StageWatch };
export { DEFAULT_CONFIG };

/**
 * The pipeline over a case: the same case, config and version give the same run.
 *
 * @param record of claimants; null: claims are weighed by what is seen alone
 */
export const run = (theCase: Case, config: RunConfig = DEFAULT_CONFIG, record: ClaimRecord | null = null): Run =>
  makeRunner(theCase, record)(config);

export type Runner = ((config: RunConfig) => Run) & {
  /** The whole run where it is at hand; else one by a few sweeps, marked provisional, and its day made in no other way. */
  readonly glimpse: (config: RunConfig) => Run;
  /** Fits a run will need and has not: they may be made elsewhere and handed in. Asked again after the first are in, the rest. */
  readonly missing: (config: RunConfig) => readonly FitTask[];
  readonly handIn: (task: FitTask, fit: Fitted) => void;
  /** Takes a run of this case that was made elsewhere as its own answer to the config. */
  readonly remember: (config: RunConfig, run: Run) => void;
  /** Works out what of a run no fit that is missing is needed for, and keeps it for the run; asked again as fits come in. */
  readonly beside: (config: RunConfig) => void;
};

const UNWATCHED: StageWatch = (_stage, work) => work();

export function makeRunner(theCase: Case, record: ClaimRecord | null = null, watch: StageWatch = UNWATCHED): Runner {
  const memory = makeMemory();
  const brief = makeMemory(memory.outputs, memory.fits);
  const days = new Map<string, Standing>();
  const runs = new Map<string, Run>();
  const standingOf = ({ asOf: day, seed }: RunConfig, effort: Effort = FULL): Standing => {
    const asOf = day ?? latestDay(theCase);
    const key = `${asOf}|${seed}|${effort === FULL}`;
    const standing = days.get(key) ?? standingAt(theCase, asOf, seed, effort === FULL ? memory : brief, record, effort);
    days.delete(key);
    days.set(key, standing);
    if (days.size > REMEMBERED_DAYS) days.delete(days.keys().next().value as string);
    return standing;
  };
  const remembered = (name: string, make: () => Run): Run => {
    const kept = runs.get(name);
    if (kept) return kept;
    const made = make();
    runs.set(name, made);
    if (runs.size > REMEMBERED_RUNS) runs.delete(runs.keys().next().value as string);
    return made;
  };
  const remember = (config: RunConfig, run: Run): void => {
    remembered(JSON.stringify(config), () => run);
  };
  const answer = (config: RunConfig): Run =>
    remembered(JSON.stringify(config), () => {
      const standing = watch('evidence', () => standingOf(config));
      return runAt(theCase, standing, config, memory, FULL, watch);
    });
  const glimpse = (config: RunConfig): Run => {
    const asked = JSON.stringify(config);
    return (
      runs.get(asked) ??
      remembered(`glimpse ${asked}`, () => {
        const draws = Math.min(config.draws, GLIMPSE.whole.draws);
        const made = runAt(theCase, standingOf(config, GLIMPSE), { ...config, draws }, brief, GLIMPSE, watch);
        return { ...made, config, isProvisional: true };
      })
    );
  };
  return Object.assign(answer, {
    glimpse,
    remember,
    missing: (config: RunConfig) => missingFits(standingOf(config), config),
    handIn: (task: FitTask, fit: Fitted) => rememberFit(memory.fits, task, fit),
    beside: (config: RunConfig) => workAhead(standingOf(config), config, memory, watch),
  });
}

/** Days a runner keeps, with their verdicts. */
const REMEMBERED_DAYS = 8;
/** Results it keeps: small, and the date handle runs over many. */
const REMEMBERED_RUNS = 64;

function runAt(
  theCase: Case,
  standing: Standing,
  config: RunConfig,
  memory: Memory,
  effort: Effort,
  watch: StageWatch,
): Run {
  const { asOf, then, claims, evidence, hearing } = standing;
  const { left, fit } = standing.ground;
  const wanted = (stage: StageName): boolean => wants(config, stage);
  const whole = left([]);
  const nothing = nothingOf(whole);
  const losses = !wanted('losses')
    ? NOT_ASKED
    : (nothing ?? watch('losses', () => lossesOf(then, asOf, whole, fit, hearing)));
  const costs =
    wanted('cost') && nothing === null
      ? watch('cost', () => perScenario((scenario) => costAt(standing, config, effort, scenario)))
      : null;
  const fleet = !wanted('fleet') ? NOT_ASKED : (nothing ?? watch('fleet', () => fleetAt(standing, config)));
  const context = verdictContext(standing, config, effort);
  const verdicts = wanted('losses')
    ? watch('losses', () => claims.entries.map((entry) => verdictFor(standing, context, entry, costs)))
    : [];
  const depth = wanted('depth')
    ? watch('depth', () => depthOf(then, config.depthBook, publicationDay(theCase, config.asOf)))
    : NOT_ASKED;
  const perception = !wanted('perception')
    ? NOT_ASKED
    : effort === GLIMPSE
      ? ON_ITS_WAY
      : watch('perception', () => perceptionAt(standing, config, memory));
  const cost = costs === null ? ((wanted('cost') ? nothing : null) ?? NOT_ASKED) : costs[config.scenario];
  const leverage = wanted('leverage')
    ? watch('leverage', () =>
        leverageOf(
          { theCase: then, asOf, claims, losses, cost, perception },
          config.leverageBook ?? null,
          makeRng(config.seed),
        ),
      )
    : NOT_ASKED;
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

const NOT_ASKED = gap('withheld', 'this stage was not asked for');

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
