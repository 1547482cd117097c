/** Which column is what, and where the event falls. */
import { expect, test } from 'vitest';
import { readSeries, type SeriesColumns } from './read-series.js';

const table = (text: string) => {
  const [header, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return { file: 's.csv', header: header as string[], rows: rows.map((cells, i) => ({ cells, line: i + 2 })) };
};
const read = (text: string, columns: Partial<SeriesColumns>) =>
  readSeries(table(text), { y: null, time: null, controls: null, event: '3', until: null, ...columns });

test('y before the first numbers, dates before row numbers, the other numbers are controls', () => {
  expect(read('x,y,note\n1,5,a\n2,6,b\n3,7,c\n4,8,d', {})).toMatchObject({
    ok: true,
    y: 'y',
    time: null,
    input: { at: ['1', '2', '3', '4'], y: [5, 6, 7, 8], controls: [{ name: 'x', values: [1, 2, 3, 4] }], preEnd: 1 },
    warnings: ['columns that are not read: note'],
  });
  expect(read('when,a,b\n2031-03,5,1\n2031-01,3,\n2031-02,4,2', { event: '2031-03' })).toMatchObject({
    ok: true,
    y: 'a',
    time: 'when',
    input: {
      at: ['2031-01', '2031-02', '2031-03'],
      y: [3, 4, 5],
      controls: [{ name: 'b', values: [null, 2, 1] }],
      preEnd: 1,
    },
  });
});

test('--until cuts, and a month that holds days of both sides belongs to neither', () => {
  const months = 'm,y\n2031-01,1\n2031-02,2\n2031-03,3\n2031-04,4\n2031-05,5';
  expect(read(months, { event: '2031-03-15', until: '2031-04-30' })).toMatchObject({
    input: { at: ['2031-01', '2031-02', '2031-03', '2031-04'], y: [1, 2, null, 4], preEnd: 2 },
    warnings: ['2031-03 holds days on both sides of the event; its value is left out'],
  });
});

test('every fault at once, with its line', () => {
  expect(read('d,y\n2031-01-01,1\n2031-01-02,x\nsoon,3', { y: 'y', time: 'd', event: '2031-01-02' })).toEqual({
    ok: false,
    problems: [
      { file: 's.csv', line: 3, field: 'y', rule: 'a number, or blank where none was taken', got: 'x' },
      { file: 's.csv', line: 4, field: 'd', rule: 'a day, month, year or row number', got: 'soon' },
    ],
  });
  expect(read('a,y\n1,2', { y: 'z' })).toMatchObject({
    problems: [{ field: 'z', rule: 'a column of this name', got: 'a,y' }],
  });
  expect(read('a,b\nx,y', {})).toMatchObject({ problems: [{ rule: 'a column of numbers to weigh' }] });
  expect(read('y\n1\n2\n3', { event: '2031-01-01' })).toMatchObject({
    problems: [{ field: 'event', rule: 'a row number, as the rows have no date' }],
  });
});
