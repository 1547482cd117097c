import { expect, test } from 'vitest';
import { isGap } from '../core/problem.js';
import { buildCase } from '../testing/build-case.js';
import { ownSeries } from './own-series.js';

const CASE = buildCase({ strike: '2031-03-01' });
const weigh = (text: string) => ownSeries({ name: 'mine.csv', unit: 'as said', text }, CASE, [], 1);

const QUIET = [9, 11, 10, 12, 8, 10, 11, 9, 10, 12, 9, 10, 11, 10];
const month = (i: number): string => `${2030 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;
const csv = (values: readonly (number | string)[]): string =>
  ['place,month,count', ...values.map((value, i) => `here,${month(i)},${value}`)].join('\r\n');

test('a file from a spreadsheet is weighed at the day of the strike: a rise is found, none is invented', () => {
  const risen = weigh(`\ufeff${csv([...QUIET, 30, 28, 33, 29])}`);
  const still = weigh(csv([...QUIET, 10, 11, 9, 10]));
  if (!('output' in risen) || !('output' in still)) throw new Error('both files are tables');
  expect(risen.output.firstAfter).toBe('2031-03');
  expect(risen.output.weighed.average?.q025).toBeGreaterThan(10);
  expect(still.output.weighed.average?.q025).toBeLessThan(0);
  expect(still.output.weighed.average?.q975).toBeGreaterThan(0);
  expect(isGap(risen.output.counts) ? 0 : risen.output.counts.ratio.q025).toBeGreaterThan(1.5);
});

test('what is no table, has no dates, no numbers or rows of unlike length is told, and nothing is weighed', () => {
  expect(weigh('a,b\n"1,2\n')).toMatchObject({ fault: { kind: 'table' } });
  expect(weigh('a,b\n1,2\n3\n')).toEqual({ fault: { kind: 'table', detail: '3: 2 cells, got 1' } });
  expect(weigh('when,count\nyesterday,2\n')).toEqual({ fault: { kind: 'columns' } });
  expect(weigh('day,count\n2031-01-01,many\n')).toEqual({ fault: { kind: 'columns' } });
  expect(weigh('')).toEqual({ fault: { kind: 'columns' } });
});

test('a series that cannot carry a number says why', () => {
  const short = weigh(csv([9, 10, 11]));
  if (!('output' in short)) throw new Error('a table');
  expect(short.output.weighed.average).toBeNull();
  expect(short.output.weighed.gap?.reason).toBe('not-covered');
});
