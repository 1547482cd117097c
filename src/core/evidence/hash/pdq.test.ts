import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ranWithout, sharedPath } from '../../../../test/shared.js';
import { scenePicture } from '../../../testing/media/scene-picture.js';
import { wavePicture } from '../../../testing/media/wave-picture.js';
import { TRANSFORMS } from './dihedral.js';
import { distance, hexOf } from './hash256.js';
import type { Pixels } from './luma.js';
import { hashOf, pdqOf, SAME_WITHIN } from './pdq.js';

const hex = (pixels: Pixels): string => hexOf(pdqOf(pixels).hashes);

// facebook/ThreatExchange pdq/cpp at baefb4ed on the same bytes: nothing is lost between them, so nothing may differ.
test.each([
  [0, 64, 64, '2b17fec8a137d4e8f6420b9d5c620b9dd46289bd0317dec90136fec8aa8b4357'],
  [1, 128, 96, '46afb8106f55d2ad38b20d45afc578b0d37a66d5913d7a61808e676cd8892767'],
  [2, 200, 150, 'bb55129795bb498e974b3551ea84e88c63498c9b6838d67668edc71968f1ca8e'],
  [4, 512, 512, '9681293d5969f64866dbc8aa153a63558cb52b3df6c989397c6af4c00e09f1f3'],
])('picture %i of %i × %i has the hash of the reference, bit for bit', (kind, width, height, expected) => {
  const { hashes, quality } = pdqOf(wavePicture(kind, width, height));
  expect([hexOf(hashes), quality]).toEqual([expected, 100]);
});

const targets = sharedPath('data/statistics/phash-pdq/expected.json');
if (targets === null) ranWithout('data/statistics/phash-pdq (hashes of the reference)');
test.skipIf(targets === null)('every synthetic picture of the reference set has its hash and quality', () => {
  type Row = { readonly synth?: [number, number, number]; readonly hash: string; readonly quality: number };
  const { hashes } = JSON.parse(readFileSync(targets as string, 'utf8')) as { hashes: Row[] };
  const rows = hashes.flatMap((row) => (row.synth ? [{ ...row, synth: row.synth }] : []));
  expect(rows.length).toBeGreaterThan(3);
  for (const { synth, hash, quality } of rows) {
    const pdq = pdqOf(wavePicture(...synth));
    expect([synth, hexOf(pdq.hashes), pdq.quality]).toEqual([synth, hash, quality]);
  }
});

const turned: Readonly<Record<string, (x: number, y: number, side: number) => [number, number]>> = {
  original: (x, y) => [x, y],
  rotate90: (x, y, side) => [side - 1 - y, x],
  rotate180: (x, y, side) => [side - 1 - x, side - 1 - y],
  rotate270: (x, y, side) => [y, side - 1 - x],
  flipX: (x, y, side) => [x, side - 1 - y],
  flipY: (x, y, side) => [side - 1 - x, y],
  flipPlus1: (x, y) => [y, x],
  flipMinus1: (x, y, side) => [side - 1 - y, side - 1 - x],
};

/** The picture whose pixel at (x, y) is the one of `from` where `where` sends it. */
function moved(from: Pixels, where: (x: number, y: number, side: number) => [number, number]): Pixels {
  const data = new Uint8Array(from.data.length);
  for (let y = 0; y < from.height; y++) {
    for (let x = 0; x < from.width; x++) {
      const [u, v] = where(x, y, from.width);
      for (let c = 0; c < 3; c++)
        data[(y * from.width + x) * 3 + c] = from.data[(v * from.width + u) * 3 + c] as number;
    }
  }
  return { ...from, data };
}

test.each([...TRANSFORMS])('%s: the hash read off the waves is that of the turned picture', (transform) => {
  const way = turned[transform] as (x: number, y: number, side: number) => [number, number];
  const [small, large] = [scenePicture(5, 64, 64), scenePicture(5, 480, 480)];
  const between = (picture: Pixels, other = transform): number =>
    distance(hashOf(pdqOf(picture), other), 0, pdqOf(moved(picture, way)).hashes, 0);
  // Without blur only the order of single-precision sums differs: at most the waves beside the median change sides.
  expect(between(small)).toBeLessThanOrEqual(2);
  // Blocks are sampled right of and below their centre, so a mirrored picture is sampled a pixel away: half of what still counts as the same.
  expect(between(large)).toBeLessThanOrEqual(SAME_WITHIN / 2);
  for (const other of TRANSFORMS) if (other !== transform) expect(between(large, other)).toBeGreaterThan(SAME_WITHIN);
});

test('a picture scaled, brightened and with noise is near itself; another picture is far', () => {
  const near = (a: Pixels, b: Pixels): number => distance(pdqOf(a).hashes, 0, pdqOf(b).hashes, 0);
  const picture = scenePicture(3, 400, 300);
  const noisy = { ...picture, data: picture.data.map((x, i) => Math.min(255, x + 12 + ((i * 7919) % 9))) };
  expect(near(picture, scenePicture(3, 200, 150))).toBeLessThanOrEqual(SAME_WITHIN);
  expect(near(picture, noisy)).toBeLessThanOrEqual(SAME_WITHIN);
  expect(near(picture, scenePicture(2, 400, 300))).toBeGreaterThan(90);
});

test('half of the bits of a hash are set, unless waves tie at the median', () => {
  expect(
    BigInt(`0x${hex(wavePicture(1, 128, 96))}`)
      .toString(2)
      .replaceAll('0', '').length,
  ).toBe(128);
});

test('what is flat has quality 0; what is under 5 pixels wide has no bits at all', () => {
  const grey: Pixels = { width: 100, height: 80, channels: 1, data: new Uint8Array(8000).fill(90) };
  expect(pdqOf(grey).quality).toBe(0);
  const sliver = pdqOf({ width: 4, height: 100, channels: 1, data: new Uint8Array(400).map((_, i) => i % 251) });
  expect([sliver.quality, sliver.hashes.every((word) => word === 0)]).toEqual([0, true]);
});

test('grey, colour and colour with opacity of the same brightness hash alike', () => {
  const grey = Uint8Array.from({ length: 90 * 70 }, (_, i) => (i * i) % 256);
  const spread = (channels: 3 | 4): Pixels => ({
    width: 90,
    height: 70,
    channels,
    data: Uint8Array.from({ length: grey.length * channels }, (_, i) => grey[Math.floor(i / channels)] as number),
  });
  expect(hex(spread(4))).toBe(hex(spread(3)));
  const plain = pdqOf({ width: 90, height: 70, channels: 1, data: grey });
  // .299 + .587 + .114 is 1 to single precision, no better.
  expect(distance(plain.hashes, 0, pdqOf(spread(3)).hashes, 0)).toBeLessThanOrEqual(4);
});

test('pixels that are missing are a mistake of the caller', () => {
  expect(() => pdqOf({ width: 10, height: 10, channels: 3, data: new Uint8Array(299) })).toThrow(
    /lumaOf: 10 × 10 pixels of 3 bytes, got "299 bytes"/,
  );
});
