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
import { SCENARIOS } from './losses/result.js';
import { verdictAhead } from './losses/verdict-ahead.js';
import type { StageName, StageWatch } from './pipeline.js';
import { isGap } from './problem.js';
import type { RunConfig } from './run.js';
import type { Memory, Standing } from './standing.js';

/** Asked again as fits come in: what is made already is not made again. */
export function workAhead(standing: Standing, config: RunConfig, memory: Memory, watch: StageWatch): void {
  const { then, claims, hearing, ground } = standing;
  const { fit, left } = ground;
  const assumed = JSON.stringify(config);
  const once = (name: string, isAtHand: () => boolean, stage: StageName, work: () => void): void => {
    const key = `${name}|${assumed}`;
    if (standing.ahead.has(key) || !wants(config, stage) || !isAtHand()) return;
    standing.ahead.add(key);
    watch(stage, work);
  };
  const always = (): boolean => true;
  once('', always, 'perception', () => perceptionAt(standing, config, memory));
  if (nothingOf(left([])) !== null) return;
  once('before', always, 'losses', () => fit.prior());
  once('errors', always, 'cost', () => errorsAhead(standing, config));
  if (!wants(config, 'losses')) return;
  const context = verdictContext(standing, config, FULL);
  for (const scenario of SCENARIOS) {
    const isIn = (options: Omit<FitOptions, 'scenario'>) => (): boolean =>
      fit.missing({ scenario, ...options }) === null;
    // Before the whole fit is in, nobody knows which others it needs.
    if (!isIn({})()) continue;
    once(`${scenario} whole`, always, 'losses', () => wholeAhead(fit, scenario));
    once(`${scenario} cost`, always, 'cost', () => costAt(standing, config, FULL, scenario));
    if (scenario === config.scenario) once('fleet', always, 'fleet', () => fleetAt(standing, config));
    for (const entry of claims.entries) {
      const without = excludesOf(then, claims, entry.claim).readings;
      once(`${scenario} ${entry.claim.id}`, isIn({ without }), 'losses', () => verdictAhead(context, entry, scenario));
    }
    once(`${scenario} silence`, isIn({ silence: false }), 'losses', () => lossesIn(fit, scenario, hearing));
  }
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
