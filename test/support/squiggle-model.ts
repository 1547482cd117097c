/** A cost model of log-normals as a Squiggle program: [mean, sd, 5 %, 50 %, 95 %, chance of each claim]. */
import type { CostModel } from '../../src/core/cost/model/model.js';

/** @param factor lower factor of the correlation, items × items; null: independent */
export function squiggleOf({ items, claims }: CostModel, factor: Float64Array | null): string {
  const d = items.length;
  const normals = items.map((_, i) => `z${i} = SampleSet.fromDist(normal(0, 1))`);
  const totals = items.map(({ quantity, marginal }, i) => {
    if (marginal.kind !== 'lognormal') throw new Error(`log-normal items only, got ${marginal.kind}`);
    const score = items
      .slice(0, i + 1)
      .map((_, k) => `${factor === null ? Number(i === k) : factor[i * d + k]} * z${k}`);
    return `${quantity} * exp(${marginal.mu} + ${marginal.sigma} * (${score.join(' + ')}))`;
  });
  const answers = [
    'mean(t)',
    'stdev(t)',
    ...[0.05, 0.5, 0.95].map((p) => `quantile(t, ${p})`),
    ...claims.map((c) => `1 - cdf(t, ${c})`),
  ];
  return [...normals, `t = ${totals.join(' + ')}`, `[${answers.join(', ')}]`].join('\n');
}
