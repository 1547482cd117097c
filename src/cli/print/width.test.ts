import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fit, padEnd, padStart, paragraph, width, wrap } from './width.js';

test.each([
  ['plain', 5],
  ['Москва', 6],
  ['مرحبا', 5],
  ['日本', 4],
  ['한국', 4],
  ['é', 1],
  ['é', 1],
  ['ї', 1],
  ['⡀⣿', 2],
  ['✈️', 2],
  ['👩‍🚒', 2],
  ['a​b', 2],
  ['\x1b[1mbold\x1b[22m', 4],
  ['', 0],
])('%j takes %i columns', (text, columns) => {
  expect(width(text)).toBe(columns);
});

test('padding counts columns, not characters', () => {
  expect(padEnd('日本', 6)).toBe('日本  ');
  expect(padStart('é', 3)).toBe('  é');
});

test('what is cut never splits a wide or a combined character', () => {
  expect(fit('日本語', 4)).toBe('日…');
  expect(fit('éé́é', 3)).toBe('éé́é');
  expect(fit('abc', 0)).toBe('');
});

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const columns = fc.integer({ min: 2, max: 40 });

test('nothing that was fitted or wrapped is wider than its room', () => {
  fc.assert(
    fc.property(text, columns, (words, room) => {
      expect(width(fit(words, room))).toBeLessThanOrEqual(room);
      for (const line of wrap(words, room)) expect(width(line)).toBeLessThanOrEqual(room);
    }),
  );
});

test('wrapping loses no letter and keeps their order', () => {
  fc.assert(
    fc.property(text, columns, (words, room) => {
      const letters = (x: string): string => x.replace(/\s/gu, '');
      expect(letters(wrap(words, room).join(''))).toBe(letters(words));
    }),
  );
});

test('a paragraph hangs from its mark', () => {
  expect(paragraph('one two three', 9, 2, '·')).toEqual(['· one two', '  three']);
});
