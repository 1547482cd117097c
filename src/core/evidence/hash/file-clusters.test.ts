import { expect, test } from 'vitest';
import { scenePicture } from '../../../testing/media/scene-picture.js';
import { fileClusters, type HashedFile } from './file-clusters.js';
import { pdqOf } from './pdq.js';

const shot = (seed: number) => pdqOf(scenePicture(seed, 128, 96));
const still = (id: string, seed: number): HashedFile => ({ id, pdqs: [shot(seed)] });
const clip = (id: string, ...seeds: readonly number[]): HashedFile => ({ id, pdqs: seeds.map(shot) });

test('a picture taken out of a clip is joined to it by its nearest frame', () => {
  const [cluster, ...others] = fileClusters([clip('clip', 1, 2, 3), still('still', 2), still('other', 9)]);
  expect(others).toEqual([]);
  expect(cluster?.ids).toEqual(['clip', 'still']);
  expect(cluster?.links).toMatchObject([{ a: 'clip', b: 'still', distance: 0, transform: 'original' }]);
  expect(cluster?.widest).toBe(0);
});

test('frames of one clip that are alike do not make it a duplicate of itself', () => {
  expect(fileClusters([clip('clip', 4, 4, 4)])).toEqual([]);
});

test('what a person merged stands whatever its distance, and the distance says how far it is', () => {
  const [cluster] = fileClusters([still('a', 5), still('b', 6)], [['a', 'b']]);
  expect(cluster?.ids).toEqual(['a', 'b']);
  expect(cluster?.links).toEqual([]);
  // Two unlike pictures differ in about half of 256 bits.
  expect(cluster?.widest).toBeGreaterThan(60);
});

test('a clip without frames that can be read is in no group', () => {
  expect(fileClusters([{ id: 'empty', pdqs: [] }, still('a', 1), still('b', 1)]).map(({ ids }) => ids)).toEqual([
    ['a', 'b'],
  ]);
});
