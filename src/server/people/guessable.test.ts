import { expect, test } from 'vitest';
import { guessable } from './guessable.js';

const own = ['Marta', 'northdesk'];

test.each([
  ['Password1234!', '"password"'],
  ['plumbline-2031', '"plumbline"'],
  ['northdesk.marta', '"northdesk"'],
  ['qwertyuiop123', '"qwertyuiop"'],
  ['1234567890123', '"1234567890"'],
  ['aaaaaaaaaaaaaa', 'one letter'],
  ['ПарольПароль1', '"пароль"'],
])('%s is guessed from what everybody knows', (password, from) => {
  expect(guessable(password, own)).toContain(from);
});

test('a phrase is none, even with such a word in it', () => {
  for (const password of ['a long enough phrase', 'secret rivers carry old stones', 'marta plants seven pear trees'])
    expect(guessable(password, own)).toBeNull();
});

test('a short name forbids no password that happens to hold it', () => {
  expect(guessable('banana-orchard-94', ['an', ''])).toBeNull();
});
