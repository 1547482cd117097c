import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scenePicture } from '../../../testing/media/scene-picture.js';
import { clustersOf } from './clusters.js';
import type { Pixels } from './luma.js';
import { type MergeEntry, mergedBy } from './merges.js';
import { nearPairs, type Picture } from './near-pairs.js';
import { type Pdq, pdqOf } from './pdq.js';

const picture = (id: string, pixels: Pixels): Picture => ({ id, pdq: pdqOf(pixels) });

/** Upside down: what is sent on as a new clip. */
function upsideDown(from: Pixels): Pixels {
  const data = new Uint8Array(from.data.length);
  const row = from.width * 3;
  for (let y = 0; y < from.height; y++)
    data.set(from.data.subarray(y * row, (y + 1) * row), (from.height - 1 - y) * row);
  return { ...from, data };
}

const FIRST = scenePicture(1, 320, 240);
const PICTURES = [
  picture('first', FIRST),
  picture('other', scenePicture(2, 320, 240)),
  picture('smaller', scenePicture(1, 160, 120)),
  picture('flipped', upsideDown(FIRST)),
  picture('grey', { width: 300, height: 200, channels: 1, data: new Uint8Array(60_000).fill(80) }),
  picture('grey again', { width: 300, height: 200, channels: 1, data: new Uint8Array(60_000).fill(81) }),
];

test('copies are found scaled and mirrored, and it is said how they are turned; flat pictures are in no pair', () => {
  const pairs = nearPairs(PICTURES);
  expect(pairs.map(({ a, b, transform }) => [a, b, transform])).toEqual([
    ['first', 'smaller', 'original'],
    ['first', 'flipped', 'flipX'],
    ['smaller', 'flipped', 'flipX'],
  ]);
  for (const { distance } of pairs) expect(distance).toBeLessThanOrEqual(31);
});

test('a cluster shows its links with their distances and how far apart it is at most', () => {
  const [cluster, ...none] = clustersOf(PICTURES);
  expect(none).toEqual([]);
  expect(cluster?.ids).toEqual(['first', 'smaller', 'flipped']);
  expect(cluster?.links).toHaveLength(3);
  expect(cluster?.widest).toBe(Math.max(...(cluster?.links ?? []).map(({ distance }) => distance)));
});

test('a cluster joined only through others says that its ends are apart', () => {
  // Three hashes in a row, 30 bits from one to the next; turned copies are kept away by random bits.
  const chain = [0, 30, 60].map((bits, k) => {
    const base = pdqOf(scenePicture(9, 200, 200));
    const hashes = base.hashes.slice();
    for (let bit = 0; bit < bits; bit++) hashes[bit >>> 5] = (hashes[bit >>> 5] as number) ^ (1 << (bit & 31));
    const pdq: Pdq = { hashes, quality: 100 };
    return { id: `frame ${k}`, pdq };
  });
  const [cluster] = clustersOf(chain);
  expect(cluster?.ids).toHaveLength(3);
  expect(cluster?.widest).toBeGreaterThan(31);
});

const merge = (seq: number, a: string, b: string): MergeEntry => ({
  ...{ seq, kind: 'merge', a, b, distance: 12, transform: 'original' },
  ...{ by: 'analyst-1', at: '2030-01-02T03:04:05Z', reason: 'the same frame' },
});
const undo = (seq: number, of: number): MergeEntry => ({
  ...{ seq, kind: 'undo', of, by: 'analyst-2', at: '2030-01-02T04:00:00Z', reason: 'another stand' },
});

test('undoing a merge in the middle takes that one back and leaves the others', () => {
  const log = [merge(1, 'a', 'b'), merge(2, 'b', 'c'), merge(3, 'x', 'y'), undo(4, 2)];
  expect(mergedBy(log.slice(0, 3)).groups).toEqual([
    ['a', 'b', 'c'],
    ['x', 'y'],
  ]);
  expect(mergedBy(log).groups).toEqual([
    ['a', 'b'],
    ['x', 'y'],
  ]);
  expect(mergedBy([...log, merge(5, 'b', 'c')]).groups).toEqual(mergedBy(log.slice(0, 3)).groups);
});

test('merging and undoing, in any order, restores what was', () => {
  const pairs = fc.array(
    fc.tuple(fc.nat(9), fc.nat(9)).filter(([a, b]) => a !== b),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(pairs, fc.infiniteStream(fc.nat()), (made, order) => {
      const log: MergeEntry[] = made.map(([a, b], i) => merge(i + 1, `${a}`, `${b}`));
      const before = mergedBy(log).groups;
      const last = merge(log.length + 1, '1', '2');
      const after = [...log, last, undo(log.length + 2, log.length + 1)];
      expect(mergedBy(after).groups).toEqual(before);
      let standing = made.map((_, i) => i + 1);
      while (standing.length > 0) {
        const of = standing[(order.next().value as number) % standing.length] as number;
        standing = standing.filter((seq) => seq !== of);
        log.push(undo(log.length + 1, of));
      }
      expect(mergedBy(log)).toEqual({ groups: [], standing: [], problems: [] });
    }),
  );
});

test.each([
  [[merge(2, 'a', 'b')], /merges:1 seq: 1, one more than the entry before, got "2"/],
  [[merge(1, 'a', 'a')], /b: another picture than a/],
  [[merge(1, 'a', 'b'), undo(2, 1), undo(3, 1)], /merges:3 of: the seq of an earlier merge that stands, got "1"/],
  [[{ ...merge(1, 'a', 'b'), reason: ' ' }], /reason: a reason in words/],
  [[{ ...merge(1, 'a', 'b'), by: '' }], /by: who decided/],
  [[{ ...merge(1, 'a', 'b'), at: 'yesterday' }], /at: a time in UTC/],
])('a log that breaks a rule is told where, and the entry has no effect', async (log, message) => {
  const { printProblem } = await import('../../problem.js');
  const { problems, standing } = mergedBy(log as MergeEntry[]);
  expect(problems.map(printProblem)).toEqual([expect.stringMatching(message)]);
  expect(standing.length).toBe(0);
});
