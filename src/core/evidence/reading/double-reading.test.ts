import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KeptDoubleReading, toldOf, whyNotHandIn } from './double-reading.js';
import type { ReadingDraft } from './placed-mark.js';

const SECRET = 'a word that stands in the marks';
const reading: ReadingDraft = {
  ...{ none: [SECRET], isAtLeast: false },
  marks: [
    {
      ...{ id: null, x: 0.123456, y: 0.654321, assetType: SECRET, state: 'DESTROYED', confidence: 'CONFIRMED' },
      ...{ identityState: 'UNKNOWN', label: SECRET },
    },
  ],
};
const kept = (readers: readonly string[], givenUpAt: string | null = null): KeptDoubleReading => ({
  ...{ number: 1, file: 'sha256:f', fragment: null, openedAt: '2031-01-01T00:00:00.000Z', openedBy: 'Ann', givenUpAt },
  handedIn: readers.map((reader) => ({ reader, at: '2031-01-01T01:00:00.000Z', reading })),
});

test('until both handed in, nothing of what one marked is told, not even how many', () => {
  const one = toldOf(kept(['Ann']));
  expect(one).toMatchObject({ state: 'open', readings: null, handedIn: [{ reader: 'Ann' }] });
  expect(JSON.stringify(one)).not.toContain(SECRET);
  expect(JSON.stringify(one)).not.toMatch(/0\.123456|marks/);
  expect(toldOf(kept(['Ann', 'Ben']))).toMatchObject({ state: 'complete', readings: [reading, reading] });
});

test('one that was given up stays sealed, unless both were in before', () => {
  expect(toldOf(kept(['Ann'], '2031-01-02T00:00:00.000Z'))).toMatchObject({ state: 'given-up', readings: null });
  expect(toldOf(kept(['Ann', 'Ben'], '2031-01-02T00:00:00.000Z'))).toMatchObject({ state: 'complete' });
});

test('a person hands in once, under however the name is written, and nobody after both', () => {
  expect(whyNotHandIn(kept([]), 'Ann')).toBeNull();
  expect(whyNotHandIn(kept(['Ann']), ' ann ')).toBe('same-reader');
  expect(whyNotHandIn(kept(['Ann']), 'Ben')).toBeNull();
  expect(whyNotHandIn(kept(['Ann', 'Ben']), 'Cid')).toBe('complete');
  expect(whyNotHandIn(kept(['Ann'], '2031-01-02T00:00:00.000Z'), 'Ben')).toBe('given-up');
});

test('whatever is kept, what is told is sealed exactly while fewer than two handed in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 }), fc.boolean(), (n, isGivenUp) => {
      const readers = ['Ann', 'Ben', 'Cid'].slice(0, n);
      const { readings } = toldOf(kept(readers, isGivenUp ? '2031-01-02T00:00:00.000Z' : null));
      expect(readings === null).toBe(n < 2);
    }),
  );
});
