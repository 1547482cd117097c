import { expect, test } from 'vitest';
import { dayText } from './day.js';
import { edtfSpan } from './edtf.js';

const span = (text: string) => {
  const found = edtfSpan(text);
  return (
    found && [found.first === null ? null : dayText(found.first), found.last === null ? null : dayText(found.last)]
  );
};

test.each([
  ['2031', ['2031-01-01', '2031-12-31']],
  ['2031-02', ['2031-02-01', '2031-02-28']],
  ['2031-05-14', ['2031-05-14', '2031-05-14']],
  ['2031-05/2031-07-02', ['2031-05-01', '2031-07-02']],
  ['203X', ['2030-01-01', '2039-12-31']],
  ['2031-05-XX', ['2031-05-01', '2031-05-31']],
  ['2031-05/..', ['2031-05-01', null]],
])('%s spans the days it can mean', (text, days) => {
  expect(span(text)).toEqual(days);
});

test('doubt is kept beside the days', () => {
  expect(edtfSpan('2031-05?')).toMatchObject({ isUncertain: true, isApproximate: false });
  expect(edtfSpan('2031-05~')).toMatchObject({ isUncertain: false, isApproximate: true });
  expect(edtfSpan('2031-05%')).toMatchObject({ isUncertain: true, isApproximate: true });
});

test.each(['', '2031-13', '2031-02-30', 'May 2031', '2031-05-14/2031-05-01', '31'])('%s is no date', (text) => {
  expect(edtfSpan(text)).toBeNull();
});
