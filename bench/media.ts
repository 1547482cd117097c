/**
 * Pictures and their hashes: one large photograph, searches among many hashes, all near pairs of a collection; each search is held
 * against looking at every hash in the same run. CPU time, so that neighbours on the same cores do not count.
 */

import { allPairs, type Pair, pairsOfRow } from '../src/core/evidence/hash/all-pairs.js';
import { bytesOf, type HashIndex, indexOf } from '../src/core/evidence/hash/hash-index.js';
import { countOf, distance } from '../src/core/evidence/hash/hash256.js';
import { pdqOf, SAME_WITHIN } from '../src/core/evidence/hash/pdq.js';
import { type Hit, scanNearest, scanWithin } from '../src/core/evidence/hash/scan.js';
import { makeSearch } from '../src/core/evidence/hash/search.js';
import { isRefused, makeMediaReader } from '../src/media/media-reader.js';
import { hashFamilies, queriesFor } from '../src/testing/media/hash-families.js';
import { pictureFile } from '../src/testing/media/picture-file.js';
import { referenceHashes } from '../src/testing/media/reference-hashes.js';
import { scenePicture } from '../src/testing/media/scene-picture.js';
import { type Calibration, calibrate, cpuSeconds, printCalibration } from './calibration-loop.js';
import { ms, printTimes, times } from './measure.js';

const QUERIES = 1000;
const NEAREST = 10;
const ROUNDS = 7;
/** CPU µs per query and seconds of building at 100,000 hashes of the reference set, on the machine of the calibration loop */
const PEERS = [
  { name: 'PDQ’s own index in C++', query: 408, build: 2.35, goal: 4 },
  { name: 'FAISS 1.7.3 multihash', query: 265, build: 1.07, goal: 2.5 },
] as const;
type Size = readonly [hashes: number, heldAgainst: number];
/** hashes, with the queries that every hash is looked at for */
const SIZES: readonly Size[] = [
  [100_000, 1000],
  [1_000_000, 100],
];
/** hashes whose pairs are found, with the rows that are held against all others */
const COLLECTIONS: readonly Size[] = [
  [10_000, 10_000],
  [30_000, 3000],
  [100_000, 500],
];
/** Ten million hashes take 1.4 GB and, every hash looked at a thousand times over, four minutes of a core of its own. */
const DEEP = {
  sizes: [...SIZES, [10_000_000, QUERIES]] as readonly Size[],
  collections: [...COLLECTIONS, [300_000, 200]] as readonly Size[],
};

export async function measureMedia(deep: boolean): Promise<readonly string[]> {
  const machine = calibrate();
  return [
    printCalibration(machine),
    ...(await photograph()),
    ...againstPeers(machine),
    ...growth(deep ? DEEP.sizes : SIZES),
    ...pairs(deep ? DEEP.collections : COLLECTIONS),
    ...(deep
      ? []
      : [
          '10,000,000 hashes with 1,000 queries each looked at, and all pairs of 300,000: npm run bench -- media --deep',
        ]),
  ];
}

async function photograph(): Promise<readonly string[]> {
  const smooth = scenePicture(1, 4000, 3000);
  // Grain as of a sensor, so that the file is as large as a photograph's.
  const pixels = { ...smooth, data: smooth.data.map((x, i) => clamped(x + grain(i))) };
  const file = await pictureFile('jpeg', pixels);
  const reader = makeMediaReader();
  const read = await reader.read(file);
  const whole = await times(() => reader.read(file), 5, 1);
  reader.close();
  const alone = await times(() => pdqOf(pixels), 9, 3);
  const ours = pdqOf(pixels);
  const apart = isRefused(read) || isRefused(read.picture) ? 256 : distance(read.picture.hashes, 0, ours.hashes, 0);
  return [
    `a photograph of 12 megapixels, ${(file.length / 1e6).toFixed(1)} MB of JPEG, to its eight hashes and metadata in the reader’s process: ${printTimes(whole)}`,
    `its eight hashes from the pixels alone: ${printTimes(alone)}; ${apart} bits from what the reader says of the JPEG`,
  ];
}

/** The set on which the peers were timed. */
function againstPeers({ factor }: Calibration): readonly string[] {
  const { hashes, queries } = referenceHashes(100_000, QUERIES);
  const ours = measured(hashes, queries, QUERIES);
  const found = ours.found.filter((hits) => hits.length > 0).length;
  return [
    `100,000 hashes of the peers’ set, within ${SAME_WITHIN} bits, ${QUERIES} queries, median of ${ROUNDS} rounds: ${us(ours.within)} µs each, every hash looked at ${us(ours.scan)} µs; ${found} with a match, ${ours.isSame ? 'the same' : 'ANOTHER RESULT'}`,
    ...PEERS.map(({ name, query, build, goal }) => {
      const times = (query * factor) / (ours.within * 1e6);
      const built = (build * factor) / ours.build;
      return `${name}: ${query} µs there, ${(query * factor).toFixed(0)} here: ours is ${times.toFixed(1)} × as fast, the goal is ${goal}${times < goal ? ': MISSED' : ''}; built ${built.toFixed(0)} × as fast`;
    }),
  ];
}

function growth(sizes: readonly Size[]): readonly string[] {
  let [before, size] = [0, 0];
  return sizes.flatMap(([count, scanned]) => {
    const hashes = hashFamilies(5, count, 0.9);
    const ours = measured(hashes, queriesFor(hashes, 6, QUERIES), scanned);
    const power =
      before === 0
        ? ''
        : `, growth as the power ${(Math.log(ours.within / before) / Math.log(count / size)).toFixed(2)}`;
    [before, size] = [ours.within, count];
    return [
      `${grouped(count)} hashes: index of ${ours.index.slots.length} slots built in ${ours.build.toFixed(2)} CPU s, ${mb(bytesOf(ours.index))} MB beside ${mb(hashes.byteLength)} MB of hashes`,
      `  within ${SAME_WITHIN}: ${us(ours.within)} µs a query${power}; every hash looked at: ${us(ours.scan)} µs (${scanned} queries), ${(ours.scan / ours.within).toFixed(0)} ×; ${ours.isSame ? 'the same results' : 'ANOTHER RESULT'}`,
      `  the nearest of a query that has a near one: ${us(ours.nearest)} µs; the ${NEAREST} nearest of any: ${us(ours.nearestAny)} µs; every hash looked at: ${us(ours.scanNearest)} µs`,
    ];
  });
}

type Measured = {
  readonly index: HashIndex;
  readonly found: readonly (readonly Hit[])[];
  /** CPU seconds; of a query, except of building */
  readonly build: number;
  readonly within: number;
  readonly scan: number;
  readonly nearest: number;
  readonly nearestAny: number;
  readonly scanNearest: number;
  readonly isSame: boolean;
};

/** @param scanned queries for which every hash is looked at too */
function measured(hashes: Uint32Array, queries: Uint32Array, scanned: number): Measured {
  let index = indexOf(hashes.subarray(0, 8));
  const build = cpuSeconds(() => {
    index = indexOf(hashes);
  });
  const { within, nearest } = makeSearch(index);
  const each = <T>(count: number, step: number, work: (at: number) => T): { results: T[]; seconds: number } => {
    const results: T[] = [];
    const seconds = cpuSeconds(() => {
      for (let at = 0; at < count; at += step) results.push(work(at));
    });
    return { results, seconds: seconds / results.length };
  };
  // Neighbours on the same cores slow one round or another, so the middle one counts; two before it only warm.
  const rounds = Array.from({ length: ROUNDS + 2 }, () => each(QUERIES, 1, (at) => within(queries, at, SAME_WITHIN)));
  const [looked] = rounds
    .slice(2)
    .sort((a, b) => a.seconds - b.seconds)
    .slice(ROUNDS >> 1) as [(typeof rounds)[0]];
  const scan = each(scanned, 1, (at) => scanWithin(hashes, queries, at, SAME_WITHIN));
  each(20, 2, (at) => nearest(queries, at, 1));
  const near = each(QUERIES, 2, (at) => nearest(queries, at, 1));
  const few = Math.max(4, scanned / 10);
  const any = each(few, 1, (at) => nearest(queries, at, NEAREST));
  const scanAny = each(few, 1, (at) => scanNearest(hashes, queries, at, NEAREST));
  const first = each(few, 2, (at) => scanNearest(hashes, queries, at, 1));
  const isSame =
    same(looked.results.slice(0, scanned), scan.results) &&
    same(any.results, scanAny.results) &&
    same(near.results.slice(0, first.results.length), first.results);
  return {
    ...{ index, found: looked.results, build, within: looked.seconds, scan: scan.seconds },
    ...{ nearest: near.seconds, nearestAny: any.seconds, scanNearest: scanAny.seconds, isSame },
  };
}

function pairs(collections: readonly Size[]): readonly string[] {
  let [before, size] = [0, 0];
  return collections.map(([count, rows]) => {
    const hashes = hashFamilies(8, count);
    let found: readonly Pair[] = [];
    const taken = cpuSeconds(() => {
      found = allPairs(hashes, SAME_WITHIN).pairs;
    });
    const step = countOf(hashes) / rows;
    const scanned: Pair[] = [];
    const seconds = cpuSeconds(() => {
      for (let i = 0; i < count; i += step) pairsOfRow(hashes, i, SAME_WITHIN, scanned);
    });
    const sampled = found.filter(({ i }) => i % step === 0);
    const power =
      before === 0 ? '' : `, growth as the power ${(Math.log(taken / before) / Math.log(count / size)).toFixed(2)}`;
    [before, size] = [taken, count];
    return `all pairs of ${grouped(count)} within ${SAME_WITHIN}: ${grouped(found.length)} in ${taken.toFixed(2)} CPU s, index and all${power}; every pair looked at: ${(seconds * step).toFixed(1)} CPU s${step === 1 ? '' : ` by ${grouped(rows)} rows`}, ${((seconds * step) / taken).toFixed(0)} ×; ${same(sampled, scanned) ? 'the same pairs' : 'OTHER PAIRS'}`;
  });
}

/** −12 to 12, unrelated from one place to the next. */
const grain = (i: number): number => {
  const mixed = Math.imul(i ^ (i >>> 15), 0x85ebca6b);
  return ((Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 16) % 25) - 12;
};
const clamped = (x: number): number => Math.max(0, Math.min(255, x));
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const us = (seconds: number): string => ms(seconds * 1e6);
const mb = (bytes: number): string => (bytes / 1e6).toFixed(0);
const grouped = (x: number): string => x.toLocaleString('en-GB');
