/** Lists of losses: what a scrape left behind counts nothing, and the day of a loss is not the day of its recording. */
import { expect, test } from 'vitest';
import { dayInName, ORYX, withoutLeftover } from './oryx.js';

test('a number before a name is a leftover; a calibre is part of the name', () => {
  expect(['12 Mara tank', '1003 Brisk', '122mm Heron gun', '(Unknown) lorry'].map(withoutLeftover)).toEqual([
    'Mara tank',
    'Brisk',
    '122mm Heron gun',
    '(Unknown) lorry',
  ]);
});

test.each([
  ['https://p.example/1040-mara-dam-30-09-31.jpg', '2031-10-06', '2031-09-30~'],
  ['https://p.example/1040-mara-dam-30-09-31.jpg', '2031-09-29', null],
  ['https://p.example/1036-mara-dam-3-11.jpg', '2031-10-06', null],
  ['https://p.example/2031-10-01-mara.jpg', '2031-10-06', null],
  ['https://p.example/mara-31-02-31.jpg', null, null],
  ['https://p.example/12-01-31-again-13-01-31.jpg', '2031-10-06', '2031-01-13~'],
])('%s, recorded %s, is of %s', (url, known, date) => expect(dayInName(url, known)).toBe(date));

test('one row is one loss whatever number stands in it, and a picture that shows two is two', () => {
  const rows = ['12 Mara,destroyed', '12 Mara,destroyed', '2 Mara,damaged'].map(
    (row) => `Telmark,Orvane,${row},https://p.example/a.jpg,2031-01-02`,
  );
  const read = ORYX.read?.(`country,origin,system,status,url,date_recorded\n${rows.join('\n')}\n`, 'a.csv');
  expect(read?.records.map(({ best, type, state }) => [best, type, state])).toEqual([
    [1, 'Mara', 'destroyed'],
    [1, 'Mara', 'destroyed'],
    [1, 'Mara', 'damaged'],
  ]);
  expect(new Set(read?.records.map(({ id }) => id)).size).toBe(3);
});
