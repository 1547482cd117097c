import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchTokens, searchWords } from './search-tokens.js';

test('words are found in small letters and one form, whatever stands between them', () => {
  expect(searchTokens('“Ridge-line”, ＡＢ 12; Überblick: ﬁve')).toEqual([
    'ridge',
    'line',
    'ab',
    '12',
    'überblick',
    'five',
  ]);
  expect(searchWords('  ridge RIDGE, -- ')).toEqual(['ridge']);
});

test('a word inside a run without spaces begins a token', () => {
  const tokens = searchTokens('机场被毁');
  for (const word of ['机场', '被毁', '场被']) expect(tokens.some((token) => token.startsWith(word))).toBe(true);
});

test('any word of a text finds it, and any beginning of one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.nat(40), (text, length) => {
      const tokens = searchTokens(text);
      for (const word of searchWords(text)) {
        const beginning = [...word].slice(0, Math.max(1, Math.min(length, 12))).join('');
        expect(tokens.some((token) => token.startsWith(beginning))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
