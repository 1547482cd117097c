/**
 * Numbers in the words of schema.org: what a claim states as QuantitativeValue or MonetaryAmount, what a run finds as a
 * distribution of the same kind. Percentiles are those of the posterior; one the run does not hold is left out.
 */
import type { Claim } from '../../case.js';
import type { BasisCost } from '../../cost/result.js';
import type { PlainPmf } from '../../losses/result.js';

type Term = Readonly<Record<string, string | number>>;

/** Null where the claim gives no number. Percent by its UN/CEFACT code P1. */
export function claimedQuantity({ measure, unit, comparator, low, high }: Claim): Term | null {
  if (low === null && high === null) return null;
  const bounds: Term =
    low !== null && low === high && comparator !== 'about' && comparator !== 'ge' && comparator !== 'le'
      ? { value: low }
      : {
          ...(low === null || comparator === 'le' ? {} : { minValue: low }),
          ...(high === null || comparator === 'ge' ? {} : { maxValue: high }),
        };
  if (measure === 'value' && unit === 'usd') return { '@type': 'MonetaryAmount', currency: 'USD', ...bounds };
  if (unit === 'percent') return { '@type': 'QuantitativeValue', unitCode: 'P1', ...bounds };
  return { '@type': 'QuantitativeValue', ...(unit === null ? {} : { unitText: unit }), ...bounds };
}

/** @param pmf P(count = k), k from 0 */
export function countDistribution(pmf: PlainPmf, name: string): Term {
  return {
    '@type': 'QuantitativeValueDistribution',
    name,
    percentile10: quantileOf(pmf, 0.1),
    percentile25: quantileOf(pmf, 0.25),
    median: quantileOf(pmf, 0.5),
    percentile75: quantileOf(pmf, 0.75),
    percentile90: quantileOf(pmf, 0.9),
  };
}

/** The least count with at least so much of the mass at or below it. */
function quantileOf(pmf: PlainPmf, q: number): number {
  let sum = 0;
  const at = pmf.findIndex((p) => {
    sum += p;
    return sum >= q - 1e-12;
  });
  return at < 0 ? pmf.length - 1 : at;
}

/** The run keeps the median and the 90 % interval of a sum; the schema has a place for the first, the second is said in words. */
export function moneyDistribution({ basis, q05, q50, q95, label }: BasisCost): Term {
  return {
    '@type': 'MonetaryAmountDistribution',
    currency: 'USD',
    name: `Cost of what was hit, ${basis.replaceAll('_', ' ')}${label === null ? '' : ` (${label})`}`,
    description: `90 % interval ${Math.round(q05)} to ${Math.round(q95)} USD`,
    median: Math.round(q50),
  };
}
