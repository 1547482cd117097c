import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isGap } from '../../problem.js';
import { type Piece, type Weighing, weighHypotheses } from './hypothesis-matrix.js';

const found = (prior: readonly number[], pieces: readonly Piece[]): Weighing => {
  const weighing = weighHypotheses(prior, pieces);
  if (isGap(weighing)) throw new Error(weighing.detail);
  return weighing;
};
const piece = (id: string, likelihoods: readonly number[], root: string | null = null): Piece => ({
  id,
  root,
  likelihoods,
});

const share = fc.double({ min: 0.01, max: 1, noNaN: true });
const three = fc.tuple(share, share, share);

test('the order of the evidence does not move the posterior', () => {
  fc.assert(
    fc.property(three, fc.array(three, { minLength: 1, maxLength: 5 }), (prior, rows) => {
      const pieces = rows.map((likelihoods, i) => piece(`e${i}`, likelihoods, i < 2 ? 'one' : null));
      const [one, other] = [found(prior, pieces), found(prior, [...pieces].reverse())];
      // sums in another order: the last bits of double precision
      for (const [h, p] of one.posterior.entries())
        expect(Math.abs(p - (other.posterior[h] as number))).toBeLessThan(1e-12);
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('what is as likely under every hypothesis says nothing, and is worth no decibans', () => {
  const { posterior, pieces } = found([0.2, 0.3, 0.5], [piece('denial', [0.9, 0.9, 0.9])]);
  for (const [h, p] of [0.2, 0.3, 0.5].entries()) expect(posterior[h]).toBeCloseTo(p, 12);
  for (const decibans of pieces[0]?.decibans ?? [1]) expect(Math.abs(decibans)).toBeLessThan(1e-9);
});

test('ten relays of one picture weigh what the picture weighs', () => {
  const alone = found([0.5, 0.5], [piece('picture', [0.8, 0.2])]);
  const relayed = found(
    [0.5, 0.5],
    Array.from({ length: 10 }, (_, i) => piece(`relay ${i}`, [0.8, 0.2], 'picture')),
  );
  expect(relayed.posterior[0]).toBeCloseTo(alone.posterior[0] as number, 12);
  // with one left out the nine others still make the one voice
  const [without = Number.NaN] = (relayed.pieces[3] as Weighing['pieces'][number]).without as readonly number[];
  expect(without).toBeCloseTo(alone.posterior[0] as number, 12);
});

test('left out in turn: the posterior as if the piece had never been', () => {
  const pieces = [piece('a', [0.7, 0.1]), piece('b', [0.4, 0.5]), piece('c', [0.9, 0.3])];
  for (const [k, { without }] of found([0.3, 0.7], pieces).pieces.entries())
    expect(without).toEqual(
      found(
        [0.3, 0.7],
        pieces.filter((_, i) => i !== k),
      ).posterior,
    );
});

test('a likelihood of 0 rules out; two that rule out everything are a contradiction, told by name', () => {
  const ruled = found([0.5, 0.5], [piece('a', [0, 0.4])]);
  expect(ruled.posterior).toEqual([0, 1]);
  expect(ruled.pieces[0]?.decibans).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  expect(weighHypotheses([0.5, 0.5], [piece('a', [0, 1]), piece('b', [1, 0])])).toMatchObject({
    reason: 'contradictory',
    detail: expect.stringMatching(/^b:/),
  });
});
