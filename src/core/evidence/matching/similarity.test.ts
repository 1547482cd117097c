import { expect, test } from 'vitest';
import { similarity } from './similarity.js';

test('edit distances known from the textbooks, as shares of the longer text', () => {
  // kitten → sitting takes 3 edits, intention → execution 5 (Jurafsky & Martin, §2.5, substitution counted once).
  expect(similarity('kitten', 'sitting')).toBeCloseTo(1 - 3 / 7, 12);
  expect(similarity('intention', 'execution')).toBeCloseTo(1 - 5 / 9, 12);
  expect(similarity('same', 'same')).toBe(1);
  expect(similarity('ab', 'xy')).toBe(0);
});
