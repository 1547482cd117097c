/** The verdict *seen and heard*: what is seen, weighed again by what claimants with a record said, the claim's own root left out. */
import type { ClaimEntry, Question } from '../claims/result.js';
import { type Gap, isGap } from '../problem.js';
import type { CellFilter, Chance, LossesPosterior } from './posterior.js';
import { type PerScenario, SCENARIOS, type ScenarioName, type Verdict } from './result.js';
import { type Hearing, heardBy } from './voices.js';

export type HeardVerdict = Pick<Verdict, 'heard' | 'heardMcse'>;

export function heardVerdict(
  hearing: Hearing | null,
  entry: ClaimEntry,
  question: Question,
  scope: CellFilter,
  posteriors: PerScenario<LossesPosterior>,
): HeardVerdict {
  const holds: Partial<Record<ScenarioName, number>> = {};
  const errors: Partial<Record<ScenarioName, number>> = {};
  for (const scenario of SCENARIOS) {
    const heard = heardIn(hearing, entry, question, scope, posteriors[scenario]);
    if (isGap(heard)) return { heard, heardMcse: null };
    holds[scenario] = heard.probability;
    errors[scenario] = heard.mcse;
  }
  return { heard: holds as PerScenario<number>, heardMcse: errors as PerScenario<number> };
}

export function heardIn(
  hearing: Hearing | null,
  { root }: ClaimEntry,
  { quantity, low, high }: Question,
  scope: CellFilter,
  posterior: LossesPosterior,
): Chance | Gap {
  const heard = heardBy(hearing, posterior, root);
  return isGap(heard) ? heard : heard.chance(quantity, scope, low, high);
}
