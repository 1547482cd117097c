import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import { DEFAULT_CONFIG, run } from '../execute.js';
import { trace } from './trace.js';
import { errorText, probabilityText } from './trace-claims.js';

test.each([
  [0.0042, 'Monte Carlo error ±0.4 %.'],
  [0.02, 'Monte Carlo error ±2 %.'],
  [0.000012, 'Monte Carlo error ±0.001 %.'],
  [0, 'Monte Carlo error below 0.000001 %.'],
])('an error of %d reads %s', (mcse, text) => expect(errorText(mcse)).toBe(text));

test.each([
  [0.2134, 0.004, '0.213'],
  [3e-5, 1e-6, '3.0e-5 (fewer than 1 in 10,000)'],
  [3e-5, 2e-5, 'fewer than 1 in 10,000: the computation resolves no more'],
  [0, 0, 'fewer than 1 in 10,000: the computation resolves no more'],
])('%d ± %d reads %s', (p, mcse, text) => expect(probabilityText(p, mcse)).toBe(text));

test('the drawer of a verdict says how well its number is known', () => {
  const theCase = buildCase({
    presence: [{ low: 8, high: 8 }],
    imagery: [{}],
    readings: [{ count: 3 }],
    claims: [
      { verb: 'DESTROYED', low: 4, headline: true, unit: 'tank' },
      { measure: 'other', headline: true },
    ],
  });
  const made = run(theCase, { ...DEFAULT_CONFIG, asOf: '2031', only: ['losses'] });
  expect(trace(made, 'verdict/c1/poor')?.how).toMatch(/Monte Carlo error ±[\d.]+ %\.$/);
  // no number, no error
  expect(trace(made, 'verdict/c2/poor')?.how).not.toMatch(/Monte Carlo/);
});
