/** `cost/<basis>`, `exceed/<basis>/<usd>`, `fleet/<type>/share|inventory|capability`, `depth/<site>|curve|median|effective`. */
import type { RowPlace } from '../case.js';
import { amountWords, percentOf, usd } from '../claims/amount.js';
import type { BasisCost, Cost } from '../cost/result.js';
import { isGap } from '../problem.js';
import type { Run } from '../run.js';
import { traceBasing } from './trace-basing.js';
import { probabilityText, scenarioMeans } from './trace-claims.js';
import { interval } from './trace-losses.js';
import type { Draft } from './trace-shape.js';

export function traceMoney(run: Run, path: readonly string[]): Draft | null {
  switch (path[0]) {
    case 'cost':
    case 'exceed':
      return cost(run, path);
    case 'fleet':
      return fleet(run, path);
    case 'depth':
      return depth(run, path[1] ?? '') ?? traceBasing(run, path);
    default:
      return null;
  }
}

function cost(run: Run, [kind, basis, at]: readonly string[]): Draft | null {
  if (isGap(run.cost)) return null;
  const found = run.cost.byBasis.find((b) => b.basis === basis);
  if (!found) return null;
  const point = kind === 'exceed' ? found.exceedance.find((e) => e.usd === Number(at)) : undefined;
  if (kind === 'exceed' && !point) return null;
  const { inputs } = run.cost;
  const { low, high, reason } = inputs.damagedShare;
  return {
    title: point ? `Chance of at least ${usd(point.usd)}, basis ${found.basis}` : `Value lost, basis ${found.basis}`,
    value: point
      ? `${probabilityText(point.probability)} (± ${point.mcse.toPrecision(1)})`
      : `${usd(found.q50)} (${usd(found.q05)} to ${usd(found.q95)})`,
    what: `${found.label ?? 'Every type that may have been hit is priced on this basis'}. Prices of ${run.cost.priceYear ?? 'several years'}.`,
    how: 'Joint draws of the losses times log-normal unit prices; the same draws as fleet and verdicts.',
    rows: found.priced.flatMap((price) => price.rows),
    assumes: [
      scenarioMeans(found.scenario),
      `Errors of unit prices are shared with log-correlation ${inputs.priceDependence}.`,
      `A damaged asset costs ${percentOf(low)} to ${percentOf(high)} of its value: ${reason}.`,
      ...unpriced(found),
      ...decisive(run.cost, found.basis),
    ],
    wouldChange: ['A price on this basis for the types without one; a published breakdown of the claimed sum.'],
  };
}

/** The two inputs that the spread is mostly made of. */
function decisive({ sensitivity }: Cost, basis: string): readonly string[] {
  if (isGap(sensitivity)) return [];
  const [first, second] = sensitivity.filter((share) => share.basis === basis);
  if (!first) return [];
  const part = ({ input, totalEffect }: typeof first): string => `${input} (${percentOf(Math.min(1, totalEffect))})`;
  return [`What the spread is made of, mostly: ${[first, ...(second ? [second] : [])].map(part).join(', then ')}.`];
}

const unpriced = (basis: BasisCost): readonly string[] =>
  basis.unpriced.map(
    (u) => `${u.type} has no price on this basis: ${interval(u)} hit are left out, so the sum is a lower bound.`,
  );

function fleet(run: Run, [, type, which]: readonly string[]): Draft | null {
  if (isGap(run.fleet)) return null;
  const found = run.fleet.byType.find((t) => t.type === type);
  if (!found) return null;
  const figures = (of: typeof found.inventory): readonly RowPlace[] => (isGap(of) ? [] : of.figures.map((f) => f.row));
  const rows = [...figures(found.inventory), ...(which === 'inventory' ? [] : figures(found.serviceable))];
  const share = found.shareOfInventory;
  const capability = found.capabilityLoss;
  const inventory = found.inventory;
  const value =
    which === 'share'
      ? isGap(share)
        ? share.detail
        : `${percentOf(share.q50)} (${percentOf(share.q05)} to ${percentOf(share.q95)})`
      : which === 'capability'
        ? isGap(capability)
          ? capability.detail
          : `${percentOf(capability.low)} to ${percentOf(capability.high)}`
        : isGap(inventory)
          ? inventory.detail
          : `${inventory.low} to ${inventory.high}`;
  const how: Readonly<Record<string, string>> = {
    share: 'Destroyed over inventory, over joint draws and published figures, every figure equally likely.',
    capability:
      'Between 0 (every lost asset was unserviceable) and lost over serviceable (every one of them was), at the median destroyed.',
    inventory: 'Lowest and highest published figure from before the strike; figures are listed, never averaged.',
  };
  return {
    title: `${found.type}: ${which ?? 'inventory'}`,
    value,
    what: `${interval(found.destroyed)} destroyed in ${run.fleet.scenario} visibility.`,
    how: how[which ?? 'inventory'] ?? (how.inventory as string),
    rows,
    assumes: [scenarioMeans(run.fleet.scenario), 'The figures count the same things.'],
    wouldChange: ['An inventory by tail number; the service state of what was hit.'],
  };
}

function depth(run: Run, id: string): Draft | null {
  if (isGap(run.depth)) return null;
  const { line, sites, boundaryNote } = run.depth;
  const site = sites.find((s) => s.site === id);
  const places = (ids: readonly string[]): readonly RowPlace[] =>
    run.theCase.sites.filter((s) => ids.includes(s.id)).map((s) => s.row);
  const km = (x: number): string => amountWords(Math.round(x), 'km');
  if (site)
    return {
      title: `${site.name}: distance to ${line}`,
      value: `${km(site.lowKm)} to ${km(site.highKm)}`,
      what: `Geodesic distance to the nearest point of ${line}.`,
      how: `On the WGS84 ellipsoid; ${km(site.km)} between the coarse position and the line, widened by the coarseness of both.`,
      rows: places([id]),
      assumes: [boundaryNote],
      wouldChange: ['Another line, or another day’s line.'],
    };
  const numbers = {
    median: run.depth.weightedMedianKm,
    effective: run.depth.effectiveBases,
    shannon: run.depth.shannonBases,
    curve: run.depth.weightedMeanKm,
  };
  if (!(id in numbers)) return null;
  const number = numbers[id as keyof typeof numbers];
  return {
    title: {
      median: 'Weighted median distance',
      effective: 'Effective number of bases',
      shannon: 'Effective number of bases, by entropy',
      curve: 'Distance curve',
    }[id as keyof typeof numbers],
    value: isGap(number) ? number.detail : id === 'effective' || id === 'shannon' ? number.toFixed(1) : km(number),
    what: 'Of the assets counted before the strike, weighted by their number.',
    how:
      id === 'effective'
        ? '1 / Σ s², s the share of each base.'
        : id === 'shannon'
          ? 'exp of Shannon’s entropy of the shares of the bases.'
          : 'Geodesic distances weighted by what stood at each site.',
    rows: [
      ...places(sites.filter((s) => s.weight !== null).map((s) => s.site)),
      ...run.theCase.presence.map((p) => p.row),
    ],
    assumes: [boundaryNote, 'Only sites with a published count carry weight.'],
    wouldChange: ['A count at the sites without one.'],
  };
}
