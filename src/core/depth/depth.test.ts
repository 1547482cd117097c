import { expect, test } from 'vitest';
import type { Case } from '../case.js';
import { DEFAULT_POLICY } from '../measure/place-policy.js';
import { isGap } from '../problem.js';
import { depthOf } from './depth.js';

const LINE = { label: 'the dyke', outline: null, lines: [[[0, 0] as const, [10, 0] as const]] };
const DEGREE_KM = 110.574; // of latitude at the equator, WGS84

type Count = {
  readonly site: string;
  readonly type: string;
  readonly asOf: string;
  readonly mode?: number;
  readonly low?: number;
};

const caseOf = (
  sites: readonly [id: string, lat: number, lon: number][],
  counts: readonly Count[],
  line: unknown = LINE,
) =>
  ({
    line,
    strike: { from: '2021-04-10', to: '2021-04-10', stated: true },
    typeGroups: { boat: ['ferry', 'tug'] },
    sites: sites.map(([id, lat, lon]) => ({ id, name: id, targeted: 'yes', lat, lon, uncertaintyKm: 10 })),
    presence: counts.map(({ site, type, asOf, mode = null, low = null }) => ({
      siteId: site,
      assetType: type,
      asOf,
      low,
      mode,
      high: null,
    })),
    locations: [],
    placePolicy: DEFAULT_POLICY,
    question: null,
    events: [],
    imagery: [],
    readings: [],
  }) as unknown as Case;

const depth = (...args: Parameters<typeof caseOf>) => {
  const found = depthOf(caseOf(...args));
  if (isGap(found)) throw new Error(found.detail);
  return found;
};

test('a distance carries the coarseness of the site and of the line', () => {
  const [near] = depth([['pier', 1, 5]], []).sites;
  expect(near?.km).toBeCloseTo(DEGREE_KM, 2);
  expect((near?.highKm ?? 0) - (near?.km ?? 0)).toBe(11);
  const [outlined] = depth([['pier', 1, 5]], [], { ...LINE, outline: 'XYZ' }).sites;
  expect((outlined?.highKm ?? 0) - (outlined?.km ?? 0)).toBeGreaterThan(11);
});

test('a distance shorter than its coarseness may be none', () => {
  expect(depth([['pier', 0.01, 5]], []).sites[0]?.lowKm).toBe(0);
});

test('the curve rises to all of the counted assets', () => {
  const counts = [
    { site: 'pier', type: 'ferry', asOf: '2021-04-01', mode: 3 },
    { site: 'cove', type: 'ferry', asOf: '2021-04-01', low: 1 },
  ];
  const found = depth(
    [
      ['cove', 3, 5],
      ['pier', 1, 5],
      ['rock', 2, 5],
    ],
    counts,
  );
  if (isGap(found.curve)) throw new Error(found.curve.detail);
  expect(found.curve.map((point) => point.share)).toEqual([0.75, 1]);
  expect(found.sites.map((site) => [site.site, site.weight])).toEqual([
    ['pier', 3],
    ['rock', null],
    ['cove', 1],
  ]);
  expect(found.warnings[0]).toMatch('1 of 3 sites have no count');
});

test('what stood there before the strike is counted before it, by the newest count', () => {
  const counts = [
    { site: 'pier', type: 'ferry', asOf: '2021-03', mode: 5 },
    { site: 'pier', type: 'ferry', asOf: '2021-04-09', mode: 7 },
    { site: 'pier', type: 'ferry', asOf: '2021-04-12', mode: 1 },
  ];
  expect(depth([['pier', 1, 5]], counts).sites[0]?.weight).toBe(7);
});

test('a count from after the strike stands in where there is no other, and is named', () => {
  const counts = [{ site: 'pier', type: 'ferry', asOf: '2021-04-12', mode: 4 }];
  const found = depth([['pier', 1, 5]], counts);
  expect(found.sites[0]?.weight).toBe(4);
  expect(found.warnings).toEqual(['pier: counted only after the strike, which stands in for before']);
});

test('a generic count does not count its members twice', () => {
  const day = '2021-04-01';
  const counts = [
    { site: 'pier', type: 'boat', asOf: day, mode: 9 },
    { site: 'pier', type: 'tug', asOf: day, mode: 4 },
    { site: 'cove', type: 'boat', asOf: day, mode: 6 },
  ];
  const weights = depth(
    [
      ['pier', 1, 5],
      ['cove', 2, 5],
    ],
    counts,
  ).sites.map((site) => site.weight);
  expect(weights).toEqual([4, 6]);
});

test('no line, no outline and nothing counted are gaps with their reason', () => {
  expect(depthOf(caseOf([], [], null))).toMatchObject({ reason: 'no-source' });
  expect(depthOf(caseOf([], [], { ...LINE, outline: 'XYZ', lines: [] }))).toMatchObject({
    detail: 'no outline is known for XYZ',
  });
  const empty = depth([['pier', 1, 5]], [{ site: 'pier', type: 'ferry', asOf: '2021-04-01', mode: 0 }]);
  expect(empty.weightedMeanKm).toMatchObject({ reason: 'no-source' });
  expect(empty.effectiveBases).toMatchObject({ reason: 'no-source' });
});

test('the curve between certain and possible holds the measured one', () => {
  const counts = [
    { site: 'pier', type: 'ferry', asOf: '2021-04-01', mode: 3 },
    { site: 'cove', type: 'ferry', asOf: '2021-04-01', mode: 1 },
  ];
  const { curveBand } = depth(
    [
      ['pier', 1, 5],
      ['cove', 1.05, 5],
    ],
    counts,
  );
  if (isGap(curveBand)) throw new Error(curveBand.detail);
  for (const { low, share, high } of curveBand) expect(low <= share && share <= high).toBe(true);
  expect(curveBand.map(({ low, share, high }) => [low, share, high])).toEqual([
    [0, 0, 0.75],
    [0, 0, 1],
    [0, 0.75, 1],
    [0, 1, 1],
    [0.75, 1, 1],
    [1, 1, 1],
  ]);
});

test('a site at the pole and a line across the antimeridian are measured, and mapped to one point', () => {
  const around = { label: 'the ice', outline: null, lines: [[[170, 80] as const, [-170, 80] as const]] };
  const found = depth(
    [
      ['pole', 90, 137],
      ['beyond', 79, 180],
    ],
    [{ site: 'pole', type: 'ferry', asOf: '2021-04-01', mode: 3 }],
    around,
  );
  // Ten degrees of latitude to the pole and one at 79.5° north, on WGS84 (a degree is 111.6 to 111.7 km there).
  expect(found.sites.find(({ site }) => site === 'pole')?.km).toBeCloseTo(1116.8, 0);
  expect(found.sites.find(({ site }) => site === 'beyond')?.km).toBeCloseTo(111.7, 0);
  expect(found.map.map(({ lat, lon }) => [lat, lon])).toEqual([
    [90, 0],
    [79, 180],
  ]);
});

test('speeds and reaches are the reader’s, marked as assumed; without them there is no what-if', () => {
  const theCase = caseOf(
    [
      ['pier', 1, 5],
      ['cove', 3, 5],
    ],
    [
      { site: 'pier', type: 'ferry', asOf: '2021-04-01', mode: 3 },
      { site: 'cove', type: 'ferry', asOf: '2021-04-12', mode: 3 },
    ],
  );
  expect(depthOf(theCase)).not.toHaveProperty('whatIf');
  const source = 'assumed here';
  const found = depthOf(theCase, {
    speedKmh: { low: 100, high: 200, source },
    turnHours: { low: 2, high: 4, source },
    coverKm: { low: 50, high: 300, source },
    defences: 2,
  });
  if (isGap(found) || found.whatIf === undefined) throw new Error('no what-if');
  const { assumed, sorties, coverage } = found.whatIf;
  expect(assumed).toBe(true);
  if (isGap(sorties) || isGap(coverage)) throw new Error('a gap');
  const kept = (kmh: number, turn: number) => (2 * DEGREE_KM + turn * kmh) / (2 * 3 * DEGREE_KM + turn * kmh);
  const [ferry] = sorties;
  if (!ferry || isGap(ferry.rateKept)) throw new Error('no ferry');
  // Three degrees of latitude are not quite three times the first.
  expect(ferry.rateKept.low).toBeCloseTo(kept(100, 2), 4);
  expect(ferry.rateKept.high).toBeCloseTo(kept(200, 4), 4);
  expect(coverage).toEqual([
    { defences: 1, low: 0.5, high: 1 },
    { defences: 2, low: 1, high: 1 },
  ]);
});

test('the line’s own day is told, or that it has none', () => {
  expect(depth([['pier', 1, 5]], []).lineAsOf).toMatchObject({ reason: 'not-dated' });
  expect(depth([['pier', 1, 5]], [], { ...LINE, asOf: '2021-03-31' }).lineAsOf).toBe('2021-03-31');
});

test('a line the reader brings is measured to beside the case’s own, across the antimeridian and at the pole', () => {
  const theCase = caseOf(
    [
      ['pier', 1, 180],
      ['pole', 90, 0],
    ],
    [
      { site: 'pier', type: 'ferry', asOf: '2021-04-01', mode: 3 },
      { site: 'pole', type: 'ferry', asOf: '2021-04-01', mode: 1 },
    ],
  );
  const line = {
    label: 'a front',
    asOf: '2021-03',
    source: 'assumed here',
    lines: [[[179, 0] as const, [-179, 0] as const]],
  };
  const [plain, found] = [depthOf(theCase), depthOf(theCase, { line })];
  if (isGap(plain) || isGap(found) || !found.whatIf?.line || isGap(found.whatIf.line)) throw new Error('a gap');
  const { whatIf, ...finding } = found;
  expect(finding).toEqual(plain);
  expect(found.whatIf.line.weightedMedianKm).toBeCloseTo(DEGREE_KM, 2);
  // A quarter of the meridian of WGS84 is 10,001.966 km.
  expect(found.whatIf.line.sites.at(-1)?.km).toBeCloseTo(10_001.97, 1);
  expect(found.whatIf.line.curve.map(({ share }) => share)).toEqual([0.75, 1]);
});

test('a line of the reader’s own on a case without counts is a gap with its reason', () => {
  const line = { label: 'a front', source: 'assumed here', lines: [[[0, 0] as const, [1, 0] as const]] };
  const found = depthOf(caseOf([['pier', 1, 5]], []), { line });
  if (isGap(found)) throw new Error(found.detail);
  expect(found.whatIf?.line).toMatchObject({ reason: 'no-source' });
});
