/**
 * What would change our mind: for each site and channel a hypothetical base-wide look, and how many bits of the verdict's
 * entropy it is expected to remove.
 *
 *   E = {low <= Q <= high}, Q = S + R with S the site's share; k | S ~ beta-binomial(S; coverage × detection)
 *   expected bits = H(E) − Σ_k P(k) H(E | k)
 *
 * Most likely wrong: damaged assets are detected less often than destroyed ones; a count of hits uses their mean mix.
 */
import type { Question } from '../claims/result.js';
import { onceFor } from '../measure/once-for.js';
import { betaBinomial, mean, type Pmf } from '../numerics/discrete.js';
import type { CellFilter, LossesPosterior } from './posterior.js';
import * as v from './visibility.js';

export type NextLook = {
  readonly site: string;
  readonly channel: 'satellite_optical' | 'satellite_sar';
  readonly expectedBits: number;
};

export function nextLooks(posterior: LossesPosterior, question: Question, scope: CellFilter): readonly NextLook[] {
  const known = looksOf(posterior);
  const { quantity, low, high } = question;
  const key = `${quantity}|${low}|${high}|${posterior.places.map((cell) => Number(scope(cell))).join('')}`;
  const looks = known.get(key) ?? weighLooks(posterior, question, scope);
  known.set(key, looks);
  return looks;
}

/** Many claims ask the same. */
const looksOf = onceFor((_: LossesPosterior) => new Map<string, readonly NextLook[]>());

function weighLooks(posterior: LossesPosterior, { quantity, low, high }: Question, scope: CellFilter) {
  const sites = [...new Set(posterior.places.filter(scope).map((cell) => cell.site))];
  const looks = sites.flatMap((site) => {
    const here: CellFilter = (cell) => cell.site === site && scope(cell);
    const elsewhere: CellFilter = (cell) => cell.site !== site && scope(cell);
    const { share, holds } = posterior.split(quantity, here, elsewhere, low, high);
    const destroyedShare =
      quantity === 'destroyed' ? 1 : ratio(mean(posterior.distribution('destroyed', here)), mean(share));
    return (['satellite_optical', 'satellite_sar'] as const).map((channel): NextLook => {
      const [a, b] = detection(channel, posterior.scenario, destroyedShare);
      return { site, channel, expectedBits: expectedBits(share, holds, countsOf(posterior, a, b)) };
    });
  });
  return looks.sort((a, b) => b.expectedBits - a.expectedBits || (a.site < b.site ? -1 : 1));
}

function detection(
  channel: NextLook['channel'],
  scenario: LossesPosterior['scenario'],
  destroyedShare: number,
): v.Beta {
  const eye = v.seeing(channel);
  const covered = v.beta(v.COVERAGE.full_apron, scenario);
  const destroyed = v.beta(v.DETECT_DESTROYED[eye], scenario);
  const damaged = v.betaMean(v.beta(v.DETECT_DAMAGED[eye], scenario)) * (1 - v.betaMean(v.beta(v.HIDDEN, scenario)));
  const mixed = destroyedShare + (1 - destroyedShare) * (damaged / v.betaMean(destroyed));
  return v.productBeta(covered, destroyed, mixed);
}

/** Of s there, how many are counted: of destroyed ones the same wherever is looked, so kept with the posterior. */
function countsOf(posterior: LossesPosterior, a: number, b: number): (s: number) => Pmf {
  const own = known(posterior);
  const key = `${a}|${b}`;
  const made = own.get(key) ?? [];
  own.set(key, made);
  return (s) => {
    const counts = made[s] ?? betaBinomial(s, a, b);
    made[s] = counts;
    return counts;
  };
}

const known = onceFor((_: LossesPosterior) => new Map<string, Pmf[]>());

/** @param both P(the site's share is s, and the event holds) */
function expectedBits(share: Pmf, both: Float64Array, countsAt: (s: number) => Pmf): number {
  const seen = new Float64Array(share.length);
  const seenAndHolds = new Float64Array(share.length);
  let holds = 0;
  for (let s = 0; s < share.length; s++) {
    const weight = share[s] as number;
    if (weight < NEGLIGIBLE) continue;
    const weightAndHolds = both[s] as number;
    holds += weightAndHolds;
    const counts = countsAt(s);
    for (let k = 0; k <= s; k++) {
      seen[k] = (seen[k] as number) + weight * (counts[k] as number);
      seenAndHolds[k] = (seenAndHolds[k] as number) + weightAndHolds * (counts[k] as number);
    }
  }
  let left = 0;
  for (let k = 0; k < seen.length; k++) {
    const mass = seen[k] as number;
    if (mass > 0) left += mass * entropyBits((seenAndHolds[k] as number) / mass);
  }
  return Math.max(0, entropyBits(holds) - left);
}

/** Cannot move a printed digit of expected bits. */
const NEGLIGIBLE = 1e-9;

function entropyBits(p: number): number {
  const term = (x: number): number => (x <= 0 ? 0 : (-x * Math.log(x)) / Math.LN2);
  return term(p) + term(1 - p);
}

const ratio = (a: number, b: number): number => (b === 0 ? 1 : Math.min(1, a / b));
