/** Each model of the closed list, from cells to its row. Three lists and more; for two see `two-lists.ts`. */
import type { Rng } from '../../numerics/rng.js';
import { gap, isGap } from '../../problem.js';
import { bootstrapStepwise, SAMPLES } from './bootstrap.js';
import { bitCount, type ListCells, maskName } from './cells.js';
import { chaoLowerBound } from './chao.js';
import { MOST_GRAPHED } from './decomposable.js';
import { averageGraphs } from './graph-averaging.js';
import { bestHierarchical, type Criterion } from './hierarchical.js';
import { latentClass } from './latent-class.js';
import { fitLogLinear, INDEPENDENT, maximalTerms } from './log-linear.js';
import type { ModelName } from './models.js';
import { noHighestOrder } from './no-highest-order.js';
import { profileInterval } from './profile.js';
import { gapRow, type ModelRow, noMaximum, ofDraws, ofLogNormal, row } from './row.js';
import { stepwise } from './stepwise.js';

export type Weigher = (name: ModelName) => ModelRow;

export type WeighOptions = { readonly mostUnseen?: number };

/** Work that two models share is done once. @param cells of three lists or more, nobody's list left out */
export function makeWeigher(cells: ListCells, rng: Rng, options: WeighOptions = {}): Weigher {
  const { n, lists } = cells;
  let best: ReturnType<typeof bestHierarchical> | null = null;

  const logLinear = (criterion: Criterion): ModelRow => {
    const name = `loglinear-${criterion}` as const;
    best ??= bestHierarchical(cells);
    const fit = best[criterion]?.fit;
    if (!fit) return gapRow(name, noMaximum);
    const { low, high } = profileInterval(cells, fit);
    const links = maximalTerms(lists.length, fit.model).filter((mask) => bitCount(mask) > 1);
    const terms = links.length === 0 ? ['no link'] : links.map((mask) => maskName(mask, lists));
    const note = `${terms.join(', ')}; best of ${best.weighed} models; the choice is not in the interval`;
    const total = n + fit.unseen;
    return high === null
      ? gapRow(name, gap('too-few', `the data set no upper end (${terms.join(', ')}; estimate ${Math.round(total)})`))
      : row(name, { mean: total, q025: low, q50: total, q975: high }, note);
  };

  const sparse = (): ModelRow => {
    const made = stepwise(cells);
    if (made === null) return gapRow('sparse-loglinear', noMaximum);
    const total = n + made.fit.unseen;
    const { quantile, totals } = bootstrapStepwise(cells, total, SAMPLES, rng.fork('bootstrap'));
    const pairs = made.pairs.map((mask) => maskName(mask, lists)).join(', ') || 'no pair';
    const [low, high] = [quantile(0.025), quantile(0.975)];
    const fixed = ofLogNormal(n, made.fit.unseen, made.fit.logError);
    if (!Number.isFinite(high) || low > total || high < total)
      return row(
        'sparse-loglinear',
        fixed,
        `${pairs}; the bootstrap leaves the estimate outside or sets no end: the interval is of this one fit, and too narrow`,
      );
    return row(
      'sparse-loglinear',
      { mean: total, q025: low, q50: total, q975: high },
      `${pairs}; interval by BCa bootstrap, the pairs chosen anew in each of ${SAMPLES} samples${low === totals[0] ? '; its lower end is the least of them' : ''}`,
    );
  };

  const graphs = (): ModelRow => {
    if (lists.length > MOST_GRAPHED)
      return gapRow(
        'graph-averaging',
        gap('outside-model', `chordal graphs are listed for at most ${MOST_GRAPHED} lists, here are ${lists.length}`),
      );
    const { quantile, beyond, to, graphShares } = averageGraphs(cells);
    const [low, middle, high] = [quantile(0.025), quantile(0.5), quantile(0.975)];
    if (low === null || middle === null || high === null)
      return gapRow('graph-averaging', gap('beyond-horizon', `more than ${Math.round(to)} unseen have weight`));
    const far = beyond < 1e-6 ? 'under 1 in 1,000,000' : beyond.toPrecision(1);
    // The last graph joins all lists, and then the unseen are the prior's.
    const joined = graphShares().at(-1) as number;
    const idle = `${Math.round(100 * joined)} % rests on the graph of all links, which says nothing of the unseen`;
    if (joined > 0.5)
      return gapRow('graph-averaging', gap('outside-model', `${idle}: the numbers would be the prior's`));
    const tail = `no mean exists (one graph has a heavy tail); mass beyond ${Math.round(to)}: ${far}`;
    const note = joined < 0.05 ? tail : `${tail}; ${idle}`;
    return row('graph-averaging', { mean: null, q025: n + low, q50: n + middle, q975: n + high }, note);
  };

  const latent = (): ModelRow => {
    const made = latentClass(cells, rng.fork('latent-class'), options);
    const { rhat, essBulk, essTail } = made.convergence;
    const judged = { rhat, essBulk, essTail };
    if (made.gap !== null) return { ...gapRow('latent-class', made.gap), ...judged };
    const bound = options.mostUnseen === undefined ? '' : `; cut at ${options.mostUnseen} times the listed`;
    const note = `${(100 * made.farShare).toFixed(1)} % of the draws have over 20 unseen for each listed${bound}`;
    return { ...row('latent-class', ofDraws(made.totals), note), ...judged };
  };

  return (name) => {
    switch (name) {
      case 'independence': {
        const fit = fitLogLinear(cells, INDEPENDENT);
        return fit === null ? gapRow(name, noMaximum) : row(name, ofLogNormal(n, fit.unseen, fit.logError));
      }
      case 'loglinear-aic':
        return logLinear('aic');
      case 'loglinear-bic':
        return logLinear('bic');
      case 'sparse-loglinear':
        return sparse();
      case 'graph-averaging':
        return graphs();
      case 'latent-class':
        return latent();
      case 'no-highest-order': {
        const made = noHighestOrder(cells, rng.fork('no-highest-order'));
        if (isGap(made)) return gapRow(name, made);
        return row(
          name,
          ofDraws(made.totals),
          made.empty > 0 ? `${made.empty} empty patterns: there the prior speaks` : null,
        );
      }
      case 'chapman':
        return gapRow(name, gap('outside-model', 'for two lists only'));
      case 'chao-lower-bound': {
        const bound = chaoLowerBound(cells);
        return isGap(bound)
          ? gapRow(name, bound)
          : row(name, { mean: bound.total, q025: bound.low, q50: bound.total, q975: bound.high });
      }
    }
  };
}
