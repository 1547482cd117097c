/** `leverage/even/<basis>/<sent>`, `leverage/models`. */
import { percentOf, usd } from '../claims/amount.js';
import { isGap } from '../problem.js';
import type { Run } from '../run.js';
import type { Draft } from './trace-shape.js';

export function traceLeverage(run: Run, [stage, kind, basis, sent]: readonly string[]): Draft | null {
  if (stage !== 'leverage' || isGap(run.leverage)) return null;
  if (kind === 'even') return even(run, basis ?? '', Number(sent));
  return kind === 'models' ? models(run) : null;
}

function even({ leverage, cost }: Run, basis: string, sent: number): Draft | null {
  if (isGap(leverage) || isGap(leverage.facts.breakEven) || isGap(cost)) return null;
  const found = leverage.facts.breakEven.find((one) => one.basis === basis && one.sent === sent);
  const priced = cost.byBasis.find((one) => one.basis === basis);
  if (!found || !priced) return null;
  return {
    title: `Break-even for each of ${sent} ${found.unit}, basis ${basis}`,
    value: `${usd(found.q50)} (${usd(found.q05)} to ${usd(found.q95)})`,
    what: `What one may have cost at most for the attack to have cost no more than it destroyed.${found.isBound ? ' Types are unpriced on this basis: the value is a lower bound.' : ''}`,
    how: 'The value lost over the number sent, as claimed.',
    rows: [found.row, ...priced.priced.flatMap(({ rows }) => rows)],
    assumes: ['The number sent is as claimed.', 'All that made the attack possible is in the cost of each.'],
    wouldChange: ['Another number sent; a price on this basis for the types without one.'],
  };
}

function models({ leverage }: Run): Draft | null {
  if (isGap(leverage)) return null;
  const { sentence, opposite, bargaining, book } = leverage.models;
  return {
    title: 'Two models of the table, on illustrations',
    value: `opposite signs in ${percentOf(opposite)} of what is allowed`,
    what: sentence,
    how: `The bargaining range x* = p − c_A + λ(c_A + c_B) beside a war of attrition; the share against the attacker (${percentOf(bargaining.shareAgainst)}) is an exact volume, the share of opposite signs another.`,
    rows: [],
    assumes: Object.entries(book).map(([name, { low, high, source }]) => `${name}: ${low} to ${high} (${source})`),
    wouldChange: ['Nothing that can be observed: inputs of both models are beliefs. Yours can be put in on the page.'],
  };
}
