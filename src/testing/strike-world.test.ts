/** The simulated strikes are cases, and hold what they promise. Their means beside the model's: `validation/coverage`. */
import { expect, test } from 'vitest';
import { readCase } from '../core/casefile/read.js';
import { firstDay } from '../core/measure/day.js';
import { printProblem } from '../core/problem.js';
import { strikeWorld, VISIBILITIES } from './strike-world.js';

const SEEDS = Array.from({ length: 12 }, (_, i) => i);
const worlds = VISIBILITIES.flatMap((visibility) => SEEDS.map((seed) => strikeWorld(seed, visibility)));
const cases = worlds.map(({ files }) => {
  const read = readCase(files);
  if (!read.ok) throw new Error(read.problems.map(printProblem).join('\n'));
  return read.theCase;
});

test('every strike reads without a problem or a warning', () => {
  expect(cases.flatMap((one) => one.warnings)).toEqual([]);
});

test('the same seed and visibility give the same bytes, another of either gives others', () => {
  expect(strikeWorld(3, 'poor')).toEqual(strikeWorld(3, 'poor'));
  expect(strikeWorld(4, 'poor').files).not.toEqual(strikeWorld(3, 'poor').files);
  expect(strikeWorld(3, 'good').files).not.toEqual(strikeWorld(3, 'poor').files);
});

test('the truth is what befell the assets, and no frame shows what lies beyond all frames', () => {
  for (const { truth, land, reads, beyond } of worlds) {
    const hit = land.sites
      .flatMap((site) => site.assets)
      .filter((a) => a.kind === 'operational' && a.fate !== 'untouched');
    expect(truth.reduce((sum, { D, M }) => sum + D + M, 0)).toBe(hit.length);
    for (const { D, M, N } of truth) expect(D + M <= N && N >= 4 && N <= 45).toBe(true);
    for (const { frame, shown } of reads) {
      expect([...frame.inFrame].some((asset) => beyond.get(frame.site)?.has(asset))).toBe(false);
      expect(shown.every((asset) => frame.inFrame.has(asset))).toBe(true);
    }
  }
});

test('among them are all kinds of images and readings, copies, decoys, late images, relays, and readings over 90 days', () => {
  const readings = cases.flatMap((one) => one.readings);
  const images = cases.flatMap((one) => one.imagery);
  expect(new Set(images.map((image) => image.coverage)).size).toBe(4);
  expect(new Set(images.map((image) => image.channel)).size).toBe(4);
  expect(new Set(readings.map((row) => row.state)).size).toBe(3);
  expect(new Set(readings.map((row) => row.confidence)).size).toBe(3);
  expect(readings.some((row) => row.comparator === 'ge')).toBe(true);
  expect(readings.some((row) => row.itemId !== null)).toBe(true);
  expect(readings.some((row) => row.identityState === 'DECOY')).toBe(true);
  expect(readings.some((row) => row.identityState === 'DERELICT')).toBe(true);
  expect(cases.some((one) => one.readings.some((row) => row.assetType in one.typeGroups))).toBe(true);
  expect(cases.flatMap((one) => one.claims).some((claim) => claim.rootId !== null)).toBe(true);
  expect(worlds.some(({ reads }) => reads.some(({ said }) => said.some(({ copied }) => copied)))).toBe(true);
  expect(worlds.some(({ reads }) => reads.some(({ cleared }) => cleared.length > 0))).toBe(true);
  const after = cases.flatMap((one) => one.readings.map((row) => firstDay(row.date) - firstDay(one.strike.from)));
  expect(Math.min(...after)).toBe(0);
  expect(Math.max(...after)).toBeGreaterThan(60);
  expect(Math.max(...after)).toBeLessThanOrEqual(90);
});
