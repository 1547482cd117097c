/** Small invented inputs of the charts. Nothing in them is of a real case. */
import type { SettledClaim } from '../../core/claims/record/record-table.js';
import type { PlumbClaim, PlumbRow } from '../../core/dossier/plots/plumb-layout.js';
import type { SignCell } from '../../core/leverage/sign-map.js';
import type { CellSummary } from '../../core/losses/result.js';
import type { PathPoint } from '../../core/perception/effect/effect.js';
import type { SeriesValue } from '../../core/perception/result.js';
import type { PlumbLook } from '../plots/plumb-claim.js';
import type { UniqueRow } from '../plots/unique-ranges.js';

const claim = (
  id: string,
  root: string,
  low: number,
  high: number | null,
  statement: string,
  speaker: string,
): PlumbClaim => ({
  id,
  root,
  low,
  high,
  around: null,
  statement,
  speaker,
});
export const CLAIMS: readonly PlumbClaim[] = [
  claim('said-02', 'said-01', 20, null, 'more than 20 destroyed', 'Minister of Orvane'),
  claim('said-11', 'said-11', 5, 7, '5 to 7 destroyed', 'Strait Institute'),
  claim('said-12', 'said-11', 6, 6, 'about 6 destroyed', 'Northlight, citing the institute'),
];
export const LOOKS: ReadonlyMap<string, PlumbLook> = new Map([
  ['said-02', { side: 'attacker', verb: 'DESTROYED', weighed: true }],
  ['said-11', { side: 'third_party', verb: 'DESTROYED', weighed: true }],
  ['said-12', { side: 'third_party', verb: 'DESTROYED', weighed: true }],
]);
const dots = (name: PlumbRow['name'], counts: readonly number[]): PlumbRow => {
  const twenty = counts.flatMap((n, i) => Array.from({ length: n }, () => 6 + i));
  return { name, twenty, fifty: twenty };
};
export const DOTS: readonly PlumbRow[] = [
  dots('good', [5, 7, 4, 2, 1, 1]),
  dots('middling', [3, 5, 4, 3, 2, 1, 1, 1]),
  dots('poor', [1, 2, 4, 4, 3, 2, 1, 1, 1, 1]),
];

const RATIOS = [
  [20, 9],
  [41, 13],
  [8, 8],
  [6, 3],
  [110, 14],
  [30, 44],
  [12, 12],
  [9, 4],
  [15, 0],
  [60, 20],
] as const;
export const SETTLED: readonly SettledClaim[] = RATIOS.map(([claimed, established], i) => ({
  id: `s${i}`,
  day: '2029-05-01',
  claimant: 'an official',
  side: i < 4 ? 'Orvane' : 'Telmark',
  conflict: 'an earlier one',
  category: 'tank',
  claimed,
  established,
  atLeast: false,
  source: 'a survey',
  url: 'https://ridgeline.example/settled',
}));

export const SITES = [
  { id: 'kestrel', name: 'Kestrel depot', lat: -48.3, lon: -123.9, targeted: 'yes', uncertaintyKm: 15 },
  { id: 'saltmarsh', name: 'Saltmarsh harbour', lat: -48.9, lon: -122.6, targeted: 'claimed', uncertaintyKm: 15 },
] as const;
export const MAP_CASE = {
  sites: SITES,
  line: {
    label: 'an invented line',
    outline: null,
    lines: [
      [
        [-125.2, -47.9],
        [-125, -48.5],
        [-124.6, -49.1],
      ],
    ],
  },
};

const image = (id: string, siteId: string, daysAfter: number, state: string) => ({
  image: { id, siteId },
  daysAfter,
  analysts: [{ readings: [{ count: 1, state }] }],
});
export const IMAGES = [
  image('a', 'kestrel', 1, 'DESTROYED'),
  image('b', 'kestrel', 1, 'UNKNOWN'),
  image('c', 'saltmarsh', 2, 'DAMAGED'),
  image('d', 'saltmarsh', 11, 'NO_DAMAGE'),
];

const summary = (q05: number, q50: number, q95: number) => ({ mean: q50, q05, q50, q95 });
const cell = (
  site: string,
  type: string,
  present: number,
  [low, middle, high]: readonly [number, number, number],
  looked: boolean,
): CellSummary =>
  ({
    site,
    type,
    looked,
    unlisted: false,
    priorShare: 0.8,
    present: summary(present, present, present),
    DESTROYED: summary(low, middle, high),
    DAMAGED_OR_DESTROYED: summary(low, middle, high),
  }) as CellSummary;
export const CELLS: readonly CellSummary[] = [
  cell('kestrel', 'Mara', 12, [3, 4, 7], true),
  cell('kestrel', 'Brisk', 8, [1, 1, 3], true),
  cell('saltmarsh', 'Mara', 4, [0, 0, 2], false),
];

const fog = (day: string, floorDestroyed: number, q05: number, q50: number, q95: number) => ({
  day,
  floorDestroyed,
  DESTROYED: summary(q05, q50, q95),
  DAMAGED_OR_DESTROYED: summary(q05, q50, q95),
  arrivals: [],
});
export const FOG = [
  fog('2031-03-14', 0, 0, 4, 15),
  fog('2031-03-16', 4, 4, 7, 13),
  fog('2031-03-17', 5, 5, 8, 12),
  fog('2031-03-19', 6, 6, 8, 11),
];

export const BASIS = {
  basis: 'replacement_new',
  q05: 70e6,
  q50: 105e6,
  q95: 190e6,
  exceedance: [
    [40, 1],
    [60, 0.98],
    [80, 0.82],
    [105, 0.5],
    [150, 0.14],
    [190, 0.05],
    [260, 0.006],
  ].map(([usd = 0, probability = 0]) => ({ usd: usd * 1e6, probability, mcse: 0.001 })),
};

const fan = (mean: number, half: number) => ({
  mean,
  q05: mean - 2 * half,
  q25: mean - half,
  q50: mean,
  q75: mean + half,
  q95: mean + 2 * half,
});
export const FAN = {
  fan: [
    [0, 72, 80],
    [180, 74, 80],
    [365, 77, 80],
    [730, 80, 80],
  ].map(([day = 0, struck = 0, intact = 0]) => ({ day, struck: fan(struck, 1.5), intact: fan(intact, 1) })),
};

const ROW = { table: 'series', id: 'raids', line: 2, url: null };
const MONTHS = ['2030-12-01', '2031-01-01', '2031-02-01', '2031-03-01', '2031-04-01', '2031-05-01'];
const RAIDS = [9, 11, 10, null, 7, 6];
export const VALUES: readonly SeriesValue[] = MONTHS.map(
  (date, i) =>
    ({
      date,
      value: RAIDS[i] ?? null,
      low: RAIDS[i] === null ? 18 : null,
      high: null,
      n: null,
      row: ROW,
    }) as unknown as SeriesValue,
);
export const EFFECT: readonly PathPoint[] = MONTHS.map((at, i) => ({
  at,
  actual: RAIDS[i] ?? null,
  predicted: { mean: 10, q025: 7 - i * 0.2, q975: 13 + i * 0.2 },
  effect: null,
  cumulative: null,
})) as unknown as readonly PathPoint[];

const SIDE = [-0.1, 0, 0.1];
export const SIGNS: readonly SignCell[] = SIDE.flatMap((shiftB) =>
  SIDE.map((shiftA) => ({
    shiftA,
    shiftB,
    bargaining: Math.sign(shiftB - shiftA) as SignCell['bargaining'],
    attrition: Math.sign(shiftB - 2 * shiftA + 0.05) as SignCell['attrition'],
  })),
);

export const UNIQUE: readonly UniqueRow[] = [
  { name: 'Kestrel depot', least: 5, most: 11, isExact: true },
  { name: 'Saltmarsh harbour', least: 2, most: 2, isExact: false },
];
