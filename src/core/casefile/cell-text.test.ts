import { expect, test } from 'vitest';
import { cellTextRule } from './cell-text.js';

test('what a spreadsheet would run is a formula, whatever the column', () => {
  for (const cell of [
    '=1+1',
    '@SUM(A1)',
    '\t=1',
    '+1+cmd',
    '-2+3',
    '-A1',
    '+cmd|x',
    "-1 cmd|'/c'!A0",
    '＝1+1',
    '＠A1',
    '--1',
    '-(1)',
  ]) {
    expect(cellTextRule(cell, true), cell).toMatch(/^no formula/);
  }
});

test('signed numbers and dashes in prose are none', () => {
  for (const cell of [
    '-0.5',
    '+12',
    '-3 %',
    '-0.62 percent',
    '- so said the outlet',
    'a = b',
    'x@y.example',
    '2031-03-14',
  ]) {
    expect(cellTextRule(cell, true), cell).toBeNull();
  }
});

test('line breaks are for prose only; stray white space and control characters for nobody', () => {
  expect(cellTextRule('one\ntwo', true)).toBeNull();
  expect(cellTextRule('one\ntwo', false)).toBe('one line');
  for (const cell of [' a', 'a ', 'a\n', '\u00a0a', 'a\u0000', 'a\u001b[31m', 'a\u202eb']) {
    expect(cellTextRule(cell, true), JSON.stringify(cell)).not.toBeNull();
  }
});
