/** The verdict *seen and heard*: what is seen, weighed again by what claimants with a record said, the claim's own root left out. */
import type { ClaimEntry, Question } from '../claims/result.js';
import { type Gap, gap } from '../problem.js';
import type { CellFilter, LossesPosterior } from './posterior.js';
import { type PerScenario, SCENARIOS, type ScenarioName, type Verdict } from './result.js';
import type { Hearing } from './voices.js';

/** Above this, smoothed weights are not to be trusted (Vehtari et al. 2024). */
export const MOST_KHAT = 0.7;

export type HeardVerdict = Pick<Verdict, 'heard' | 'heardMcse'>;

export const NO_RECORD: Gap = gap('no-source', 'no record of earlier claims was given to weigh claimants by');
export const NOBODY_HEARD: Gap = gap(
  'too-few',
  'no official source of the side that struck gave another number: there is nobody to hear',
);
export const tooFar = (khat: number): Gap =>
  gap('not-converged', `what was said lies too far from what is seen to weigh draws by (k-hat ${khat.toFixed(2)})`);

export function heardVerdict(
  hearing: Hearing | null,
  { root }: ClaimEntry,
  { quantity, low, high }: Question,
  scope: CellFilter,
  posteriors: PerScenario<LossesPosterior>,
): HeardVerdict {
  if (hearing === null) return { heard: NO_RECORD, heardMcse: null };
  const holds: Partial<Record<ScenarioName, number>> = {};
  const errors: Partial<Record<ScenarioName, number>> = {};
  for (const scenario of SCENARIOS) {
    const heard = hearing.heard(posteriors[scenario], root);
    if (heard === null) return { heard: NOBODY_HEARD, heardMcse: null };
    if (heard.khat > MOST_KHAT) return { heard: tooFar(heard.khat), heardMcse: null };
    const { probability, mcse } = heard.chance(quantity, scope, low, high);
    holds[scenario] = probability;
    errors[scenario] = mcse;
  }
  return { heard: holds as PerScenario<number>, heardMcse: errors as PerScenario<number> };
}
