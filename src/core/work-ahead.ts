/**
 * What of a run can be made while fits are still missing: what rests on none of them first, then of each scenario all that its
 * fits decide, once they are in. All of it is kept where the run looks for it, so it is the same run, only sooner there.
 */
import { costAt, errorsAt, fleetAt, nothingOf, perceptionAt, verdictContext, wants } from './at-standing.js';
import { FULL } from './losses/effort.js';
import { excludesOf } from './losses/excludes.js';
import type { FitTask } from './losses/fit-task.js';
import type { FitOptions } from './losses/fitter.js';
import { lossesIn, wholeAhead } from './losses/losses.js';
import { SCENARIOS, type ScenarioName } from './losses/result.js';
import { verdictAhead } from './losses/verdict-ahead.js';
import type { StageWatch } from './pipeline.js';
import { isGap } from './problem.js';
import type { RunConfig } from './run.js';
import type { Ahead, Memory, Standing } from './standing.js';

/** Asked again as fits come in: what is made already is not made again. */
export function workAhead(standing: Standing, config: RunConfig, memory: Memory, watch: StageWatch): void {
  const assumed = JSON.stringify(config);
  const jobs =
    standing.ahead.get(assumed) ?? jobsOf(standing, config, memory).filter(({ stage }) => wants(config, stage));
  const left: Ahead[] = [];
  for (const job of jobs)
    if (job.isReady()) watch(job.stage, job.work);
    else left.push(job);
  standing.ahead.set(assumed, left);
}

const always = (): boolean => true;

/** In the order in which they are made, where they are ready. */
function jobsOf(standing: Standing, config: RunConfig, memory: Memory): readonly Ahead[] {
  const { ground } = standing;
  const perceived: Ahead = {
    stage: 'perception',
    isReady: always,
    work: () => perceptionAt(standing, config, memory),
  };
  if (nothingOf(ground.left([])) !== null) return [perceived];
  return [
    perceived,
    { stage: 'losses', isReady: always, work: () => ground.fit.prior() },
    { stage: 'cost', isReady: always, work: () => errorsAhead(standing, config) },
    ...(wants(config, 'losses') ? SCENARIOS.flatMap((scenario) => jobsIn(standing, config, scenario)) : []),
  ];
}

function jobsIn(standing: Standing, config: RunConfig, scenario: ScenarioName): readonly Ahead[] {
  const { then, claims, hearing, ground } = standing;
  const { fit } = ground;
  const isWhole = (): boolean => fit.missing({ scenario }) === null;
  // Before the whole fit is in, nobody knows which others it needs.
  const isIn = (options: Omit<FitOptions, 'scenario'>) => (): boolean =>
    isWhole() && fit.missing({ scenario, ...options }) === null;
  const context = verdictContext(standing, config, FULL);
  return [
    { stage: 'losses', isReady: isWhole, work: () => wholeAhead(fit, scenario) },
    { stage: 'cost', isReady: isWhole, work: () => costAt(standing, config, FULL, scenario) },
    ...(scenario === config.scenario
      ? [{ stage: 'fleet', isReady: isWhole, work: () => fleetAt(standing, config) } as const]
      : []),
    ...claims.entries.map((entry): Ahead => {
      const without = excludesOf(then, claims, entry.claim).readings;
      return { stage: 'losses', isReady: isIn({ without }), work: () => verdictAhead(context, entry, scenario) };
    }),
    { stage: 'losses', isReady: isIn({ silence: false }), work: () => lossesIn(fit, scenario, hearing) },
  ];
}

function errorsAhead(standing: Standing, config: RunConfig): void {
  const errors = errorsAt(standing, config);
  const priced = new Set(standing.then.prices.map(({ assetType }) => assetType));
  for (const { type } of standing.ground.left([]).cells) if (priced.has(type)) errors.of(type);
}

/** Of each scenario, that with most behind it first: with all that was read, with silence meaning nothing, and without what each claim rests on. */
export function missingFits({ then, claims, ground: { fit, left } }: Standing, config: RunConfig): readonly FitTask[] {
  if (!wants(config, 'losses') || nothingOf(left([])) !== null) return [];
  const asked = claims.entries.filter((entry) => !isGap(entry.question));
  const rested = asked.map((entry) => excludesOf(then, claims, entry.claim).readings).filter((set) => set.length > 0);
  const sets = [...new Map(rested.map((set) => [set.join(), set])).values()];
  const tasks = [...SCENARIOS]
    .sort((a, b) => Number(b === config.scenario) - Number(a === config.scenario))
    .flatMap((scenario) => [
      fit.missing({ scenario }, sets),
      ...sets.map((without) => fit.missing({ scenario, without })),
      fit.missing({ scenario, silence: false }),
    ]);
  return [...new Map(tasks.flatMap((task) => (task === null ? [] : [[task.key, task]]))).values()];
}
