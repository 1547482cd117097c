import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyringFrom, NO_KEYRING } from './keyring.js';

const key = (): string => randomBytes(32).toString('base64');

test('what is sealed says nothing without its key, and is never sealed the same way twice', () => {
  const ring = keyringFrom({ PLUMBLINE_SEAL_KEY: key() });
  const [one, two] = [ring.close('JBSWY3DPEHPK3PXP'), ring.close('JBSWY3DPEHPK3PXP')];
  expect([one === two, one.includes('JBSWY3DP'), ring.open(one), ring.open(two)]).toEqual([
    ...[false, false],
    ...['JBSWY3DPEHPK3PXP', 'JBSWY3DPEHPK3PXP'],
  ]);
  expect(() => keyringFrom({ PLUMBLINE_SEAL_KEY: key() }).open(one)).toThrow(/PLUMBLINE_SEAL_KEY/);
  expect(() => NO_KEYRING.open(one)).toThrow(/PLUMBLINE_SEAL_KEY/);
});

test('one altered letter is found', () => {
  const ring = keyringFrom({ PLUMBLINE_SEAL_KEY: key() });
  const kept = ring.close('JBSWY3DPEHPK3PXP');
  const at = kept.length - 10;
  const altered = `${kept.slice(0, at)}${kept[at] === 'A' ? 'B' : 'A'}${kept.slice(at + 1)}`;
  expect(() => ring.open(altered)).toThrow();
});

test('a key is left for another: the new one seals, the old one still opens what it sealed', () => {
  const [old, next] = [key(), key()];
  const before = keyringFrom({ PLUMBLINE_SEAL_KEY: old }).close('secret');
  const both = keyringFrom({ PLUMBLINE_SEAL_KEY: `${next}, ${old}` });
  expect([both.open(before), both.isNewest(before), both.isNewest(both.close('secret'))]).toEqual([
    'secret',
    false,
    true,
  ]);
  // What lay open before there was a key is read as it is.
  expect([both.open('JBSWY3DPEHPK3PXP'), both.isNewest('JBSWY3DPEHPK3PXP'), both.close('')]).toEqual([
    ...['JBSWY3DPEHPK3PXP', false, ''],
  ]);
  expect([NO_KEYRING.close('open'), NO_KEYRING.open('open'), NO_KEYRING.isNewest('open')]).toEqual([
    'open',
    'open',
    true,
  ]);
});

test('what is no key of 256 bits is refused', () => {
  for (const wrong of ['short', randomBytes(16).toString('base64')])
    expect(() => keyringFrom({ PLUMBLINE_SEAL_KEY: wrong })).toThrow(/32 bytes as base64/);
});
