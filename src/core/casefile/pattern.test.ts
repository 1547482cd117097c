import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern } from './pattern.js';

const matches = (source: string, text: string): boolean => {
  const pattern = compilePattern(source);
  if (typeof pattern === 'string') throw new Error(`${source}: ${pattern}`);
  return pattern.matches(text);
};

/** Random patterns of the subset, over a small alphabet so that many texts match. */
const { pattern } = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', '[ab]', '[^a]', '\\d', '\\S', '.', '\\.', '[a-c0-9_-]'),
    tie('pattern').map((inner) => `(${inner})`),
    tie('pattern').map((inner) => `(?:${inner})`),
  ),
  pattern: fc
    .array(
      fc
        .tuple(tie('atom'), fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{0,2}', '{1,}'))
        .map((parts) => parts.join('')),
      { minLength: 1, maxLength: 3 },
    )
    .chain((parts) => fc.constantFrom(parts.join(''), parts.join('|'))),
}));

test('a pattern takes the same whole texts as the language does', () => {
  let taken = 0;
  fc.assert(
    fc.property(pattern, fc.stringMatching(/^[abc1. ]{0,6}$/), (source, text) => {
      const compiled = compilePattern(source);
      // Too many steps once written out is a fault of its own.
      if (typeof compiled === 'string') return;
      const expected = new RegExp(`^(?:${source})$`, 'u').test(text);
      if (expected) taken++;
      expect(compiled.matches(text)).toBe(expected);
    }),
    // Fixed, because the language's own matcher backtracks: now and then a pattern would keep it for minutes.
    { numRuns: 500, seed: 1 },
  );
  // Else the property would hold of a matcher that takes nothing.
  expect(taken).toBeGreaterThan(50);
});

test('patterns that stop a backtracking matcher are walked in one pass', () => {
  const long = 'a'.repeat(50_000);
  for (const source of ['(a+)+b', '(a|a)*b', '(a*)*b', 'a*a*a*a*a*b', '(a?){30}a{30}b']) {
    expect(matches(source, long)).toBe(false);
  }
  expect(matches('(a|aa)+', long)).toBe(true);
});

test('a pattern is about the whole cell, with or without its own anchors', () => {
  expect([matches('\\d{3}', 'k123'), matches('^k\\d{3}$', 'k123'), matches('k\\d{3}', 'k123')]).toEqual([
    false,
    true,
    true,
  ]);
  expect(matches('a\\$', 'a$')).toBe(true);
  expect(matches('a|bc', 'abc')).toBe(false);
  expect(matches('', '')).toBe(true);
});

test('characters beyond the basic plane are one character', () => {
  expect([matches('.', '😀'), matches('[😀]+', '😀😀'), matches('\\p{L}+', 'Ґє')]).toEqual([true, true, true]);
});

test('what is outside the subset, or would not end, is refused by name', () => {
  for (const source of ['(?=a)', '(?<!a)b', '(a)\\1', '\\bword', '[', '(', ')', '*a', 'a{3,1}', 'a**', '[z-a]', '\\']) {
    expect(compilePattern(source), source).toMatch(/^a pattern/);
  }
  for (const source of [
    '((a{1000}){1000}){1000}',
    '((){9999}){9999}',
    'a'.repeat(501),
    '('.repeat(100) + ')'.repeat(100),
  ]) {
    expect(compilePattern(source), source.slice(0, 20)).toMatch(/^a pattern/);
  }
});
