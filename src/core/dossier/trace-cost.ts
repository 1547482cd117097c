/** `spread/<basis>/<i>`, `needs/<basis>/<usd>`, `exchange/<basis>`, `irreplaceable/<type>`, `totalloss/<type>/<basis>`. */
import type { RowPlace } from '../case.js';
import { percentOf, usd } from '../claims/amount.js';
import type { BasisCost, Cost } from '../cost/result.js';
import { isGap } from '../problem.js';
import type { Run } from '../run.js';
import { probabilityText, scenarioMeans } from './trace-claims.js';
import type { Draft } from './trace-shape.js';

export function traceCost(run: Run, path: readonly string[]): Draft | null {
  const [kind, first = '', second = ''] = path;
  if (isGap(run.cost)) return null;
  const { cost } = run;
  const basis = cost.byBasis.find((one) => one.basis === first);
  switch (kind) {
    case 'spread':
      return spread(cost, first, Number(second));
    case 'needs':
      return basis ? needs(basis, Number(second)) : null;
    case 'exchange':
      return basis ? exchange(run, basis) : null;
    case 'irreplaceable':
      return irreplaceable(cost, first);
    case 'totalloss':
      return totalLoss(run, cost, first, second);
    default:
      return null;
  }
}

const rowsOf = (basis: BasisCost): readonly RowPlace[] => basis.priced.flatMap((price) => price.rows);
const share = (x: number): string => percentOf(Math.min(1, Math.max(0, x)));

function spread(cost: Cost, basis: string, at: number): Draft | null {
  if (isGap(cost.sensitivity)) return null;
  const part = cost.sensitivity.filter((one) => one.basis === basis)[at];
  const of = cost.byBasis.find((one) => one.basis === basis);
  if (!part || !of) return null;
  const rows = of.priced.filter(({ type }) => part.type === null || type === part.type).flatMap((price) => price.rows);
  return {
    title: `${part.input}: part of the spread on ${basis}`,
    value: `${share(part.totalEffect)} (${share(part.q025)} to ${share(part.q975)})`,
    what: `Of the variance of the sum on ${basis}, so much would go if this were known, with all it does through other inputs; ${share(part.firstOrder)} by itself.`,
    how: 'Sobol’ indices from the draws themselves, 95 % by bootstrap; the losses are divided among types by Shapley effects at mean prices.',
    rows,
    assumes: [scenarioMeans(of.scenario), 'Inputs are independent of each other but for the counts of types.'],
    wouldChange: ['Whatever narrows this input: a count that can be seen, a price with its basis.'],
  };
}

function needs(basis: BasisCost, at: number): Draft | null {
  const need = basis.needs.find((one) => one.usd === at);
  if (!need) return null;
  return {
    title: `What would have to be true for ${usd(need.usd)} on ${basis.basis}`,
    value: `${need.assetsNeeded.toPrecision(3)} assets, or ${usd(need.priceNeeded)} each`,
    what: `The middle of the draws: ${need.middleAssets.toPrecision(3)} assets, a damaged one as the share it costs, at ${usd(need.middlePrice)} each.`,
    how: 'The sum over the middle price, and over the middle number; one at a time.',
    rows: rowsOf(basis),
    assumes: [
      scenarioMeans(basis.scenario),
      need.reached === null
        ? 'Too few draws reach the sum to say what they look like.'
        : `${need.reached.draws} draws reach it, with ${need.reached.assets.toPrecision(3)} assets at ${usd(need.reached.price)} each on average.`,
    ],
    wouldChange: ['More assets that can be seen destroyed; a higher price with its basis stated.'],
  };
}

function exchange(run: Run, basis: BasisCost): Draft {
  const ratio = basis.exchange;
  const attack = run.theCase.prices.filter((price) => price.basis === 'attack').map((price) => price.row);
  return {
    title: `Lost over spent, basis ${basis.basis}`,
    value: isGap(ratio)
      ? ratio.detail
      : `${ratio.q50.toPrecision(3)} (${ratio.q05.toPrecision(3)} to ${ratio.q95.toPrecision(3)})`,
    what: isGap(ratio)
      ? 'No ratio without a price of the attack.'
      : `The chance of at least breaking even is ${probabilityText(ratio.breakEven)}.`,
    how: 'The value lost in each draw over a draw of what the attack cost.',
    rows: [...rowsOf(basis), ...attack],
    assumes: [
      'The price of the attack holds all that made it possible.',
      'The value of what was defended is not in it.',
    ],
    wouldChange: ['A price of the attack with its parts.'],
  };
}

function irreplaceable(cost: Cost, type: string): Draft | null {
  const found = cost.irreplaceable.find((one) => one.type === type);
  if (!found) return null;
  const years = cost.inputs.horizonYears ?? 10;
  return {
    title: `${type}: restoring what it did`,
    value: isGap(found.cost)
      ? found.cost.detail
      : `${usd(found.cost.q50)} (${usd(found.cost.q05)} to ${usd(found.cost.q95)})`,
    what: `Not replaceable within ${years} years in ${share(found.notReplaceable)} of the draws with a loss.`,
    how: 'In each draw the cheapest way that is in time and large enough; where none is left there is no money.',
    rows: found.routes.map(({ row }) => row),
    assumes: [scenarioMeans(cost.scenario), `What comes later than ${years} years does not count.`],
    wouldChange: ['A way to replace with its price, its months and how many there are.'],
  };
}

function totalLoss(run: Run, cost: Cost, type: string, valueBasis: string): Draft | null {
  const found = cost.totalLoss.find((one) => one.type === type && one.valueBasis === valueBasis);
  if (!found) return null;
  const salvage = found.repairPlusSalvage;
  return {
    title: `${type}: when damage is a total loss, against ${valueBasis}`,
    value: probabilityText(found.repairOnly),
    what: `The chance that repair costs more than the asset is worth; with what the wreck brings: ${isGap(salvage) ? salvage.detail : probabilityText(salvage)}.`,
    how: 'Draws of the price of repair, of value and of salvage, with the errors of prices shared as set above.',
    rows: run.theCase.prices.filter((price) => price.assetType === type).map((price) => price.row),
    assumes: ['One damaged asset, before anything is known of its damage.'],
    wouldChange: ['A survey of the damaged asset.'],
  };
}
