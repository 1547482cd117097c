import { expect, test } from 'vitest';
import { printable, printableDeep } from './printable.js';

test('text from outside cannot move the cursor, recolour the page or turn the writing round', () => {
  expect(printable('a\x1b[2Jb')).toBe('a\\u001b[2Jb');
  expect(printable('a\u009b31mb')).toBe('a\\u009b31mb');
  expect(printable('a\u202eb')).toBe('a\\u202eb');
  expect(printable('a\rb')).toBe('a\\u000db');
});

test('ordinary writing stays as it is, in every script', () => {
  const text = 'Київ, Москва, القاهرة, 東京\n\tok';
  expect(printable(text)).toBe(text);
});

test('every text inside a document is made printable, numbers and nulls are left alone', () => {
  expect(printableDeep({ a: ['\x07', 1, null] })).toEqual({ a: ['\\u0007', 1, null] });
});
