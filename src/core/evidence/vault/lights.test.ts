import { expect, test } from 'vitest';
import { RESULTS } from '../integrity/vocabulary.js';
import { authenticityLight, integrityLight } from './lights.js';

test('of all results and states only a digest that differs is called altered', () => {
  for (const state of ['same', 'missing', null] as const)
    for (const result of RESULTS)
      expect(integrityLight(state, [{ result }]).because.startsWith('altered'), `${state} ${result}`).toBe(
        result === 'hash-mismatch',
      );
  expect(integrityLight('altered', [])).toEqual({ light: 'broken', because: 'altered' });
});

test('nothing known is no light against a file, and a name nobody vouches for no light for it', () => {
  expect(authenticityLight([{ result: 'unsigned', signedBy: null }], []).light).toBe('open');
  expect(authenticityLight([{ result: 'signature-ok-identity-unknown', signedBy: 'a key' }], []).light).toBe('open');
  expect(authenticityLight([{ result: 'identity-untrusted-root', signedBy: 'A. Name' }], []).light).toBe('look');
  expect(authenticityLight([{ result: 'verified', signedBy: 'example.org' }], []).light).toBe('holds');
});

test('a signature over a clock that contradicts itself leaves the contradiction to be looked at', () => {
  const flags = [{ code: 'clock.never-set', detail: '1 January 2000' }] as const;
  expect(authenticityLight([{ result: 'verified', signedBy: 'example.org' }], flags).because).toBe('flags');
});

test('a package hash without a signer vouches for nobody', () => {
  expect(authenticityLight([{ result: 'verified-no-timestamp', signedBy: null }], []).light).toBe('open');
});
