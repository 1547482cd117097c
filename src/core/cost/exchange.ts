/**
 * Cost exchange: what was lost over what the attack cost, and the chance that the one is at least the other. Most likely wrong:
 * the price of the attack, which leaves out what made it possible. O(draws).
 */
import type { LogNormal } from '../numerics/lognormal.js';
import { summarizeDraws } from '../numerics/quantiles.js';
import type { Rng } from '../numerics/rng.js';
import { type Gap, gap } from '../problem.js';
import type { Exchange } from './result.js';

/** @param lost USD per draw @param attack log-normals in USD, equally likely */
export function exchangeOf(lost: Float64Array, attack: readonly LogNormal[], rng: Rng): Exchange | Gap {
  if (attack.length === 0) return gap('no-source', 'no price with basis attack says what the attack cost');
  const [pick, error] = [rng.fork('source'), rng.fork('error')];
  const ratios = lost.map((usd) => {
    const { mu, sigma } = attack[Math.floor(pick.uniform() * attack.length)] as LogNormal;
    return usd / Math.exp(mu + sigma * error.normal());
  });
  const { q05, q50, q95 } = summarizeDraws(ratios);
  const n = ratios.length;
  const breakEven = ratios.reduce((count, ratio) => count + Number(ratio >= 1), 0) / n;
  const p = (breakEven * n + 1) / (n + 2);
  return { q05, q50, q95, breakEven, mcse: Math.sqrt((p * (1 - p)) / n) };
}
