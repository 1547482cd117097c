/** I2 to I4: what two polls could have seen, how fast attention faded, a quote beside the old spread. */
import { decayOf } from '../../src/core/perception/attention-effect.js';
import { presentValue, quoteMove } from '../../src/core/perception/market-effect.js';
import { marginOf, pollDifference } from '../../src/core/perception/poll-change.js';
import { isGap } from '../../src/core/problem.js';
import type { Sections } from '../sections.js';

const DEFT = 1.3;
const ATTENTION = [1000, 640, 400, 255, 165, 104];

export function perception(): Sections {
  const pair = (n: number) => {
    const made = pollDifference({ share: 0.5, n: 2000 }, { share: 0.52, n }, DEFT);
    return {
      [`n = ${n}: se`]: made.standardError,
      [`n = ${n}: z`]: made.z,
      [`n = ${n}: p`]: made.p,
      [`n = ${n}: smallest change`]: made.smallestDetectable,
    };
  };
  const decay = decayOf(ATTENTION);
  const quote = (low: number, high: number) => ({
    date: '2030',
    value: null,
    low,
    high,
    n: null,
    row: { table: 'series', id: 'quote', line: 2 },
  });
  // in per cent, as a case has them
  const move = quoteMove(quote(26, 30), quote(23, 29), true);
  return {
    I2: {
      'error stated, n = 2004, plain': marginOf(2004, 1),
      'error stated, n = 2004, error × 1.3': marginOf(2004, DEFT),
      'error stated, n = 2004, variance × 1.3': marginOf(2004, Math.sqrt(DEFT)),
      'error stated, n = 500, error × 1.3': marginOf(500, DEFT),
      ...pair(500),
      ...pair(2004),
    },
    I3: isGap(decay) ? {} : { 'decay a day': decay.rate, 'half-life, days': decay.halfLife },
    I4: {
      ...(isGap(move)
        ? {}
        : {
            'move of the middle': move.move / 100,
            'change of log odds': move.logit ?? 'none',
            'inside the old spread': move.isInside ? 'yes' : 'no',
          }),
      'price of a certain claim, 7 months at 4.5 %': presentValue(7, 0.045),
    },
  };
}
