import { expect, test } from 'vitest';
import { GRADE_SCHEMES, SCHEME_GRADES } from '../../case-grading.js';
import { CROSSWALK, crosswalkRow } from './crosswalk.js';

test('every grade of every scheme stands in exactly one row, and no row has a grade of none', () => {
  for (const scheme of GRADE_SCHEMES) {
    expect(CROSSWALK.flatMap(({ grades }) => grades[scheme])).toHaveLength(SCHEME_GRADES[scheme].length);
    for (const grade of SCHEME_GRADES[scheme]) expect(crosswalkRow(scheme, grade)?.grades[scheme]).toContain(grade);
  }
});

test('what is not judged is no bad grade: 6 stands apart from 5', () => {
  expect(crosswalkRow('admiralty', '6')?.meaning).toBe('cannot be judged');
  expect(crosswalkRow('admiralty', '5')?.meaning).toBe('not borne out');
  expect(crosswalkRow('airwars', 'Confirmed')?.caution).toMatch(/belligerent/);
});

test('the crosswalk holds words only: no number is made of a grade', () => {
  const numbers = JSON.stringify(CROSSWALK, (_, value) => (typeof value === 'number' ? 'NUMBER' : value));
  expect(numbers).not.toContain('NUMBER');
});
