/**
 * What is drawn for prices beside the counts. Neither what is assumed of prices nor the scenario changes it, so that sums of two
 * assumptions differ by what is assumed and by no chance. O(types · draws), each type when it is first asked for.
 */
import { fillNormals } from '../numerics/normals.js';
import type { Rng } from '../numerics/rng.js';
import type { CostInputs } from './result.js';

/** Of one type, the same on every basis. */
export type OwnErrors = {
  /** uniform 0..1: which of several sources a draw believes */
  readonly source: Float64Array;
  /** standard normals, two a draw: of the destroyed and of the damaged */
  readonly errors: Float64Array;
};

export type PriceErrors = {
  /** Z, standard normal, one per draw */
  readonly level: Float64Array;
  /** uniform 0..1, one per draw: where in its range the share of a damaged asset lies */
  readonly share: Float64Array;
  readonly of: (type: string) => OwnErrors;
};

export function priceErrors(draws: number, rng: Rng): PriceErrors {
  const level = new Float64Array(draws);
  fillNormals(level, rng.fork('price'));
  const byType = new Map<string, OwnErrors>();
  return {
    level,
    share: uniforms(draws, rng.fork('damaged-share')),
    of: (type) => {
      const made = byType.get(type) ?? ownErrors(draws, rng.fork(`type/${type}`));
      byType.set(type, made);
      return made;
    },
  };
}

/** Two streams, so that moving the dependence does not move which source a draw believes. */
function ownErrors(draws: number, rng: Rng): OwnErrors {
  const source = uniforms(draws, rng.fork('source'));
  const errors = new Float64Array(2 * draws);
  fillNormals(errors, rng.fork('errors'));
  return { source, errors };
}

function uniforms(draws: number, rng: Rng): Float64Array {
  const made = new Float64Array(draws);
  for (let i = 0; i < draws; i++) made[i] = rng.uniform();
  return made;
}

/** One value per draw, common to all types and bases. */
export type SharedErrors = {
  /** Z, standard normal */
  readonly price: Float64Array;
  /** share of the value a damaged asset costs */
  readonly damagedShare: Float64Array;
  /** ρ, 0..1 */
  readonly dependence: number;
};

export function sharedErrors({ level, share }: PriceErrors, inputs: CostInputs): SharedErrors {
  const { low, high } = inputs.damagedShare;
  return {
    price: level,
    damagedShare: share.map((at) => low + (high - low) * at),
    dependence: inputs.priceDependence,
  };
}
