import { expect, test } from 'vitest';
import { pathRule } from './path.js';

test('a path that leaves the folder, or that some system cannot write, breaks a rule', () => {
  const wrong = [
    '',
    '..',
    '../a',
    'a/../../b',
    '/a',
    '//host/a',
    '\\\\host\\a',
    'a\\b',
    'C:a',
    'c:/a',
    'file://a',
    './a',
    'a//b',
    'a/',
    'a\u0000',
    'a\nb',
    'nul',
    'COM1.csv',
    'a/aux.txt',
    'a.',
    'a ',
    'a?b',
    'a:b',
    'x'.repeat(600),
    `${'a/'.repeat(9)}b`,
  ];
  for (const path of wrong) expect(pathRule(path), path).not.toBeNull();
});

test('plain names, in folders, in any script, are sound', () => {
  for (const path of [
    'claims.csv',
    'evidence/2031/image-1.jpg',
    'звіт.md',
    'console.txt',
    '...a',
    `${'a/'.repeat(8)}b`,
  ]) {
    expect(pathRule(path), path).toBeNull();
  }
});
