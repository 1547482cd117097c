import { expect, test } from 'vitest';
import { didYouMean, nearest } from './nearest.js';

test('a slip of the finger finds the word that was meant', () => {
  expect(nearest('ridgline', ['ridgeline', 'harbour'])).toBe('ridgeline');
  expect(nearest('middlin', ['good', 'middling', 'poor'])).toBe('middling');
  expect(nearest('GOOD', ['good', 'poor'])).toBe('good');
});

test('a word that is near nothing suggests nothing', () => {
  expect(nearest('weather', ['good', 'middling', 'poor'])).toBeNull();
  expect(didYouMean('weather', ['good'])).toEqual([]);
  expect(nearest('x', ['good', 'poor'])).toBeNull();
});
