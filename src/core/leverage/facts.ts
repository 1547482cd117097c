/** Arithmetic facts: what was lost per thing that was sent, and the least it cost. Robust where a ratio of two unknowns is not. (Methods J4.) */
import type { Case, RowPlace } from '../case.js';
import { usd } from '../claims/amount.js';
import type { ClaimEntry } from '../claims/result.js';
import type { Cost } from '../cost/result.js';
import type { FloorCell, Losses } from '../losses/result.js';
import { type Gap, gap, InputError, isGap } from '../problem.js';

/** What one thing sent may have cost at most for the attack to break even. @param sent above 0 */
export function breakEven(damageUsd: number, sent: number): number {
  if (!(sent > 0)) throw new InputError('breakEven.sent', 'above 0', sent);
  return damageUsd / sent;
}

export type BreakEven = {
  readonly claim: string;
  readonly sent: number;
  readonly unit: string;
  readonly basis: string;
  /** true: types are unpriced on the basis, so the damage is a lower bound */
  readonly isBound: boolean;
  readonly q05: number;
  readonly q50: number;
  readonly q95: number;
  readonly row: RowPlace;
};

export type FloorCost = {
  readonly basis: string;
  readonly assets: number;
  readonly unpriced: number;
  readonly usd: number;
  readonly rows: readonly RowPlace[];
};

export type Facts = {
  readonly breakEven: readonly BreakEven[] | Gap;
  readonly floor: readonly FloorCost[] | Gap;
  readonly sentences: readonly string[];
};

export function factsOf(theCase: Case, entries: readonly ClaimEntry[], cost: Cost | Gap, losses: Losses | Gap): Facts {
  const sent = sentIn(entries);
  const even = breakEvens(sent, cost);
  const floor = floorCosts(cost, losses);
  return { breakEven: even, floor, sentences: sentencesOf(theCase, even, floor) };
}

/** Each number of things sent that is claimed, once. */
function sentIn(entries: readonly ClaimEntry[]): readonly ClaimEntry[] {
  const seen = new Set<number>();
  return entries.filter(({ claim }) => {
    const n = claim.low ?? claim.high;
    if (claim.measure !== 'drones' || n === null || !(n > 0) || seen.has(n)) return false;
    seen.add(n);
    return true;
  });
}

function breakEvens(sent: readonly ClaimEntry[], cost: Cost | Gap): Facts['breakEven'] {
  if (isGap(cost)) return cost;
  if (sent.length === 0) return gap('no-source', 'no claim says how many were sent');
  return sent.flatMap(({ claim }) => {
    const n = (claim.low ?? claim.high) as number;
    return cost.byBasis
      .filter(({ q95 }) => q95 > 0)
      .map(({ basis, label, q05, q50, q95 }) => ({
        claim: claim.id,
        sent: n,
        unit: claim.unit ?? '',
        basis,
        isBound: label !== null,
        q05: breakEven(q05, n),
        q50: breakEven(q50, n),
        q95: breakEven(q95, n),
        row: claim.row,
      }));
  });
}

/** What can be seen destroyed, at the P10 of its price. */
function floorCosts(cost: Cost | Gap, losses: Losses | Gap): Facts['floor'] {
  if (isGap(cost)) return cost;
  if (isGap(losses)) return losses;
  const destroyed: readonly FloorCell[] = losses.floor.byCell.filter(({ state }) => state === 'DESTROYED');
  return cost.byBasis.map(({ basis, priced }) => {
    let [usdSum, assets, unpriced] = [0, 0, 0];
    for (const cell of destroyed) {
      const price = priced.find(({ type }) => type === cell.type);
      if (price) usdSum += cell.count * price.p10;
      if (price) assets += cell.count;
      else unpriced += cell.count;
    }
    return { basis, assets, unpriced, usd: usdSum, rows: destroyed.flatMap(({ rows }) => rows) };
  });
}

function sentencesOf(theCase: Case, even: Facts['breakEven'], floor: Facts['floor']): readonly string[] {
  const sentences: string[] = [];
  if (!isGap(even))
    for (const sent of new Set(even.map((one) => one.sent))) {
      const most = even.filter((one) => one.sent === sent && one.q50 > 0).sort((one, other) => other.q50 - one.q50)[0];
      if (!most) continue;
      const { unit, basis, isBound, q05, q50, q95 } = most;
      sentences.push(
        `With ${sent} ${unit} sent, the attack broke even on ${basis.replaceAll('_', ' ')}, the basis that gives most, if each cost less than ${isBound ? 'at least ' : ''}${usd(q50)} (${usd(q05)} to ${usd(q95)}), all that made it possible included.`,
      );
    }
  if (!isGap(floor)) {
    const most = floor.filter(({ assets }) => assets > 0).sort((a, b) => b.usd - a.usd)[0];
    if (most)
      sentences.push(
        `What can be seen destroyed and has a price on ${most.basis.replaceAll('_', ' ')} (${most.assets} assets${most.unpriced > 0 ? `, ${most.unpriced} without` : ''}) was worth ${usd(most.usd)} at the low end of its price.`,
      );
  }
  return theCase.claims.length === 0 ? [] : sentences;
}
