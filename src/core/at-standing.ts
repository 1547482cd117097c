/** What stages give of a case on a day, each worked out once for all that it depends on. */
import { type CostQuestion, costOf } from './cost/cost.js';
import { type PriceErrors, priceErrors } from './cost/price-errors.js';
import type { Cost } from './cost/result.js';
import { claimedSum } from './cost/value-verdict.js';
import { fleetOf } from './fleet/fleet.js';
import type { Fleet } from './fleet/result.js';
import type { Effort } from './losses/effort.js';
import type { Left } from './losses/left.js';
import type { LossDraws, ScenarioName } from './losses/result.js';
import type { VerdictContext } from './losses/verdict.js';
import { makeRng, type Rng } from './numerics/rng.js';
import { perceptionOf } from './perception/perception.js';
import type { Perception } from './perception/result.js';
import type { StageName } from './pipeline.js';
import { type Gap, gap } from './problem.js';
import type { RunConfig } from './run.js';
import type { Memory, Standing } from './standing.js';

export const wants = ({ only }: RunConfig, stage: StageName): boolean => only === null || only.includes(stage);

/** Of no cell the model would say zero, where nothing is known. */
const NOTHING_STOOD = gap('no-source', 'nobody says what stood at any site, and no reading names an asset');
export const nothingOf = ({ cells }: Left): Gap | null => (cells.length === 0 ? NOTHING_STOOD : null);

/** The same in every scenario, whatever is assumed: worked out once for a day and seed. */
export function perceptionAt(standing: Standing, { seed }: RunConfig, { outputs }: Memory): Perception | Gap {
  standing.perceived.value ??= perceptionOf(
    standing.then,
    standing.claims,
    standing.asOf,
    makeRng(seed).fork('perception'),
    outputs,
  );
  return standing.perceived.value;
}

/** What prices are assumed does not change it. */
export function fleetAt(standing: Standing, config: RunConfig): Fleet {
  const { seed, draws, scenario, fleetBook } = config;
  const key = JSON.stringify([draws, scenario, fleetBook ?? null]);
  const assumed = fleetBook ? { book: fleetBook, rng: makeRng(seed).fork('fleet') } : null;
  const made = standing.fleets.get(key) ?? fleetOf(standing.then, drawsOf(standing, config, scenario), assumed);
  standing.fleets.set(key, made);
  return made;
}

/** The joint draws that cost and fleet share. */
function drawsOf({ ground: { fit, drawn } }: Standing, { draws }: RunConfig, scenario: ScenarioName): LossDraws {
  const key = `${draws}|${scenario}`;
  const made = drawn.get(key) ?? fit({ scenario }).draws(draws);
  drawn.set(key, made);
  return made;
}

export function costAt(standing: Standing, config: RunConfig, { refines }: Effort, scenario: ScenarioName): Cost {
  const question = { ...costQuestion(standing, config, scenario), refines };
  const { inputs, claimedSums, inFull } = question;
  const key = JSON.stringify([scenario, config.draws, inputs, claimedSums, inFull]);
  const made = standing.ground.costs.get(key) ?? costOf(question);
  standing.ground.costs.set(key, made);
  return made;
}

/** The chosen scenario is worked out in full. */
export function costQuestion(standing: Standing, config: RunConfig, scenario: ScenarioName): CostQuestion {
  return {
    theCase: standing.then,
    draws: drawsOf(standing, config, scenario),
    inputs: config.cost,
    claimedSums: [...new Set(standing.claims.entries.flatMap((entry) => claimedSum(entry) ?? []))],
    rng: costRng(config),
    errors: errorsAt(standing, config),
    inFull: scenario === config.scenario,
  };
}

export function errorsAt({ ground: { errors } }: Standing, config: RunConfig): PriceErrors {
  const drawn = errors.get(config.draws) ?? priceErrors(config.draws, costRng(config));
  errors.set(config.draws, drawn);
  return drawn;
}

const costRng = ({ seed }: RunConfig): Rng => makeRng(seed).fork('cost');

export function verdictContext(
  { then, claims, hearing, ground: { fit, left, numbers } }: Standing,
  { scenario }: RunConfig,
  { refines }: Effort,
): VerdictContext {
  return { theCase: then, claims, fit, left, wordsFor: scenario, known: numbers, hearing, looks: refines };
}
