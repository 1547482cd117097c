import { expect, test } from 'vitest';
import { type EvidenceRow, filterEvidence } from './evidence-row.js';

const row = (id: string, capturedAt: string | null): EvidenceRow =>
  ({ ...{ id, name: id, url: null, note: null, sha256: '', kind: 'picture' }, capturedAt }) as unknown as EvidenceRow;
const rows = [
  row('before', '2031-03-11T23:59:59Z'),
  row('on the day', '2031-03-12'),
  row('to the second', '2031-03-14T22:10:05.5Z'),
  row('after', '2031-03-15T00:00:00Z'),
  row('that month', '2031-03'),
  row('not stated', null),
];

test('within days there is what is stated of them; a month may be any of its days, nothing stated is none', () => {
  const of = (from: string, to: string) => filterEvidence(rows, { days: { from, to } }).map(({ id }) => id);
  expect(of('2031-03-12', '2031-03-14')).toEqual(['on the day', 'to the second', 'that month']);
  expect(of('2031-04-01', '2031-04-30')).toEqual([]);
  expect(filterEvidence(rows, {})).toHaveLength(rows.length);
});
