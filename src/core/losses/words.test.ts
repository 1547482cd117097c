import { expect, test } from 'vitest';
import { icd203, phia, wordsFor } from './words.js';

test('a value two terms share takes the lower term and names the boundary', () => {
  expect(icd203(0.2)).toEqual({
    text: 'very unlikely (on the boundary with unlikely)',
    rule: 'boundary',
    terms: ['very unlikely', 'unlikely'],
  });
});

test('in a gap of the yardstick no term is picked', () => {
  expect(phia(0.07).text).toBe('between remote chance and highly unlikely');
  expect(phia(0.5).rule).toBe('gap');
  expect(phia(0.4999).text).toBe('realistic possibility');
});

test('off the end of the ICD 203 scale no term is stretched to fit', () => {
  expect(icd203(0.003).text).toBe('below the scale (less than almost no chance)');
  expect(icd203(0.995).text).toBe('above the scale (beyond almost certain)');
  expect(icd203(0).rule).toBe('off-scale');
  expect(icd203(1).rule).toBe('off-scale');
});

test('every probability has words on both rows', () => {
  for (let i = 0; i <= 1000; i++) {
    const { phia: uk, icd203: us } = wordsFor(i / 1000);
    expect(uk.length * us.length).toBeGreaterThan(0);
  }
});

test('a number that is no probability is refused', () => {
  expect(() => phia(1.01)).toThrow('words.probability: 0 to 1, got 1.01');
  expect(() => icd203(Number.NaN)).toThrow('0 to 1');
});
