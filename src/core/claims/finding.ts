/** One sentence of the audit, with the rows it was put together from. */
import type { Claim } from '../case.js';
import type { ArithmeticFinding } from './result.js';

/** The one number of an exact or approximate claim; null for ranges and open ends. */
export function single(claim: Claim): number | null {
  const one = claim.comparator === 'eq' || claim.comparator === 'about';
  return one && claim.low !== null && claim.low === claim.high ? claim.low : null;
}

export function finding(
  rule: ArithmeticFinding['rule'],
  claims: readonly Claim[],
  sentence: string,
  low: number | null,
  high: number | null,
  unit: string | null,
): ArithmeticFinding {
  return {
    rule,
    claims: claims.map((claim) => claim.id),
    sentence,
    low,
    high,
    unit,
    rows: claims.map((claim) => claim.row),
  };
}
