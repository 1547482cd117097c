/**
 * Arithmetic facts: what was lost, what the attack used by the case's own rows, and what one drone may have cost for it to pay. Damage is that of
 * the cost stage, basis by basis. Most likely wrong: the number of drones, which one side counted.
 */
import type { Case, Claim } from '../case.js';
import type { BasisCost, Cost } from '../cost/result.js';
import { type Gap, gap, isGap } from '../problem.js';
import { breakEven } from './cost-ratio.js';
import type { BreakEven, DroneFigure, Facts } from './result.js';

export function factsOf(theCase: Case, cost: Cost | Gap): Facts {
  const drones = droneFigures(theCase.claims);
  return {
    damage: isGap(cost)
      ? cost
      : cost.byBasis.length === 0
        ? gap('no-source', 'no price of the case covers what was hit')
        : cost.byBasis.map(({ basis, label, q05, q50, q95, priced, exchange }) => ({
            basis,
            label,
            q05,
            q50,
            q95,
            rows: priced.flatMap(({ rows }) => rows),
            ratio: exchange,
          })),
    drones,
    breakEven: breakEvens(cost, drones),
    costFloor: costFloor(theCase),
  };
}

/** Every distinct figure that a claim gives, with all that give it; a bound alone is no figure. */
function droneFigures(claims: readonly Claim[]): readonly DroneFigure[] | Gap {
  const figures = new Map<string, DroneFigure>();
  for (const { id, measure, low, high, row } of claims) {
    if (measure !== 'drones' || low === null || high === null || !(low > 0)) continue;
    const key = `${low}|${high}`;
    const { claims: ids = [], rows = [] } = figures.get(key) ?? {};
    figures.set(key, { low, high, claims: [...ids, id], rows: [...rows, row] });
  }
  if (figures.size === 0) return gap('no-source', 'no claim says how many drones the attack used');
  return [...figures.values()].sort((a, b) => b.claims.length - a.claims.length || a.low - b.low);
}

export function breakEvens(cost: Cost | Gap, drones: readonly DroneFigure[] | Gap): readonly BreakEven[] | Gap {
  if (isGap(drones)) return drones;
  if (isGap(cost)) return cost;
  if (cost.byBasis.length === 0) return gap('no-source', 'no price of the case covers what was hit');
  return cost.byBasis.flatMap((basis) => drones.map((figure) => breakEvenOf(basis, figure)));
}

/** The low end takes the larger figure, the high end the smaller. */
const breakEvenOf = ({ basis, label, q05, q50, q95, exceedance }: BasisCost, drones: DroneFigure): BreakEven => ({
  basis,
  label,
  drones,
  q05: breakEven(q05, drones.high),
  q50: breakEven(q50, (drones.low + drones.high) / 2),
  q95: breakEven(q95, drones.low),
  curve: exceedance.map(({ usd, probability }) => ({ usd: breakEven(usd, drones.high), probability })),
});

const IN_USD: Readonly<Record<string, number>> = { usd: 1, usd_thousand: 1e3, usd_million: 1e6, usd_billion: 1e9 };

/** Rows with basis `attack`: the least of any one of them, since they may price the same thing. */
function costFloor({ prices }: Case): Facts['costFloor'] {
  const rows = prices.flatMap(({ basis, value, unit, notAPrice, row }) => {
    const least = value.low ?? value.mode;
    const size = IN_USD[unit];
    return basis === 'attack' && !notAPrice && least !== null && size !== undefined ? [{ usd: least * size, row }] : [];
  });
  if (rows.length === 0)
    return gap('no-source', 'no price with basis attack says what the attack cost, nor what made it possible');
  const usd = Math.min(...rows.map((one) => one.usd));
  return { usd, rows: rows.filter((one) => one.usd === usd).map(({ row }) => row) };
}
