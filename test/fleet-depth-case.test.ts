/** Fleet and depth on the shipped case, and what a reader assumes beside them. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { readCase } from '../src/core/casefile/read.js';
import type { Depth } from '../src/core/depth/result.js';
import { toAssessment } from '../src/core/dossier/assessment.js';
import { trace } from '../src/core/dossier/trace.js';
import { DEFAULT_CONFIG, makeRunner } from '../src/core/execute.js';
import { readFleetBook } from '../src/core/fleet/fleet-book.js';
import type { Fleet } from '../src/core/fleet/result.js';
import { isGap } from '../src/core/problem.js';
import type { Run } from '../src/core/run.js';
import { withOutline } from '../src/folder/outline.js';

const FOLDER = new URL('../cases/spiderweb/', import.meta.url);
const source = 'assumed for this test; nobody has published it';
const BOOK = readFleetBook({
  horizonDays: 1095,
  restoreShare: 0.9,
  lengths: 'range',
  types: [
    {
      type: 'Tu-95MS',
      slots: { low: 2, high: 4, source },
      repairDays: { low: 180, high: 540, source },
    },
  ],
});
const only = ['fleet', 'depth'] as const;
let plain: Run;
let assumed: Run;

beforeAll(() => {
  const read = readCase(
    new Map(readdirSync(FOLDER).map((name) => [name, new Uint8Array(readFileSync(new URL(name, FOLDER)))])),
  );
  if (!read.ok || !BOOK.ok) throw new Error('the shipped case or the book does not read');
  const runner = makeRunner(withOutline(read.theCase));
  plain = runner({ ...DEFAULT_CONFIG, only });
  assumed = runner({
    ...DEFAULT_CONFIG,
    only,
    fleetBook: BOOK.book,
    depthBook: {
      coverKm: { low: 20, high: 60, source },
      defences: 3,
      line: {
        label: 'a line assumed for this test',
        source,
        lines: [
          [
            [30, 50],
            [40, 60],
          ],
        ],
      },
    },
  });
});

const fleet = (run: Run): Fleet => {
  if (isGap(run.fleet)) throw new Error(run.fleet.detail);
  return run.fleet;
};
const depth = (run: Run): Depth => {
  if (isGap(run.depth)) throw new Error(run.depth.detail);
  return run.depth;
};
const bomber = (run: Run) => {
  const found = fleet(run).byType.find(({ type }) => type === 'Tu-95MS');
  if (!found) throw new Error('the type is not in the case');
  return found;
};

test('a share of every published inventory, and bounds on capability that hold each other', () => {
  const { shareOfInventory: share, shareLeft: left, capabilityRange: range, capabilityLoss: loss } = bomber(plain);
  if (isGap(share) || isGap(left) || isGap(range) || isGap(loss)) throw new Error('a gap');
  // Six to a dozen of 50 to 60: the floor over the largest fleet, twice the floor over the smallest.
  expect(share.q05).toBeGreaterThanOrEqual(6 / 60);
  expect(share.q95).toBeLessThanOrEqual(18 / 50);
  expect(share.mean + left.mean).toBeCloseTo(1, 15); // one subtraction
  expect(range.low.q50).toBe(0);
  expect(range.low.mean).toBeLessThan(range.proportional.mean);
  expect(range.proportional.mean).toBeLessThan(range.high.mean);
  expect(range.high.q50).toBeLessThanOrEqual(loss.high);
});

test('restoration is a gap that names what nobody published', () => {
  expect(bomber(plain).restoration).toEqual({
    reason: 'no-source',
    detail: 'no source gives for Tu-95MS: repair slots; days a damaged asset spends in a slot',
  });
  for (const { restoration } of fleet(plain).byType) expect(restoration.reason).toBe('no-source');
});

test('with an assumed range there is a what-if, marked, and every type that the book leaves out says so', () => {
  const { whatIf, restoration } = bomber(assumed);
  if (!whatIf || isGap(whatIf)) throw new Error('no what-if');
  expect(whatIf.assumed).toBe(true);
  expect(whatIf.inputs.filter((input) => input.assumed).map(({ name }) => name)).toEqual(['slots', 'repairDays']);
  expect(whatIf.inputs.filter((input) => !input.assumed).every(({ rows }) => rows.length > 0)).toBe(true);
  expect(restoration.reason).toBe('no-source');
  expect(whatIf.cases.idle.shortfall.mean).toBeLessThan(whatIf.cases.available.shortfall.mean);
  const other = fleet(assumed).byType.find(({ type }) => type === 'Tu-160')?.whatIf;
  expect(other).toMatchObject({ reason: 'no-source', detail: 'the fleet book has no entry for Tu-160' });
});

test('what a reader assumes stands apart in the document: of the findings not one byte moves', () => {
  const { whatIf, ...findings } = toAssessment(assumed);
  expect(whatIf).toMatchObject({ assumed: true });
  const document = JSON.stringify(findings);
  expect(document).toBe(JSON.stringify(toAssessment(plain)));
  expect(document).not.toContain('assumed for this test');
});

test('the distance curve and the re-basing stand on the case’s own rows', () => {
  const { curve, curveBand, basing, weightedMedianKm } = depth(plain);
  if (isGap(curve) || isGap(curveBand) || isGap(weightedMedianKm)) throw new Error('a gap');
  expect(curve.at(-1)?.share).toBe(1);
  expect(weightedMedianKm).toBeGreaterThan(1000);
  const moved = basing.byType.find(({ type }) => type === 'Tu-160');
  if (!moved) throw new Error('no re-basing');
  expect(moved.meanShiftKm).toMatchObject({ reason: 'too-few' }); // seven counted before, fifteen after
  expect(basing.byType.find(({ type }) => type === 'Tu-22M3')?.meanShiftKm).toBeLessThan(0);
  expect(moved.before.map(({ site }) => site)).toEqual(['belaya']);
  expect(moved.after.map(({ site }) => site)).toEqual(['anadyr', 'belaya', 'borisoglebskoye', 'olenya', 'yelizovo']);
  expect([...moved.before, ...moved.after].every(({ row }) => row.line > 1)).toBe(true);
  if (isGap(moved.was) || isGap(moved.is)) throw new Error('a gap');
  expect(moved.is.effectiveBases).toBeGreaterThan(moved.was.effectiveBases);
  expect(basing.moves.map(({ row }) => row.table)).toEqual(['events', 'events']);
});

test('the map is no finer than the rows, and coverage names no place', () => {
  const { map, whatIf } = depth(assumed);
  for (const { lat, radiusKm } of map) {
    expect(Math.abs(lat * 10 - Math.round(lat * 10))).toBeLessThan(1e-9);
    expect(radiusKm).toBeGreaterThanOrEqual(10);
  }
  if (!whatIf || isGap(whatIf.coverage)) throw new Error('no coverage');
  expect(whatIf.coverage.map((share) => Object.keys(share).sort())).toEqual(
    whatIf.coverage.map(() => ['defences', 'high', 'low']),
  );
  expect(whatIf.coverage.map(({ low }) => low)).toEqual(whatIf.coverage.map(({ low }) => low).sort((a, b) => a - b));
});

/** Every text and number below a value. */
const leaves = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];

test('coverage is shares wherever it is told: in the run, in the document, in a drawer no site is named', () => {
  const sites = assumed.theCase.sites.flatMap(({ id, name }) => [id, name]);
  const { whatIf } = depth(assumed);
  if (!whatIf || isGap(whatIf.coverage)) throw new Error('no coverage');
  const told = toAssessment(assumed).whatIf?.depth?.coverage;
  if (!Array.isArray(told)) throw new Error('no coverage in the document');
  expect(told.flatMap((one) => Object.keys(one))).toEqual(whatIf.coverage.flatMap((one) => Object.keys(one)));
  expect(leaves(whatIf.coverage).every((leaf) => typeof leaf === 'number')).toBe(true);
  for (const { defences } of whatIf.coverage) {
    const opened = trace(assumed, `whatif/depth/coverage/${defences}`);
    if (!opened) throw new Error('no drawer');
    const { rows, ...words } = opened;
    const said = leaves(words).join(' ');
    expect(sites.filter((site) => said.includes(site))).toEqual([]);
    // The rows are every count of the case, whatever is covered.
    expect(rows.length).toBe(trace(assumed, 'whatif/depth/coverage/1')?.rows.length);
    expect(new Set(rows.map(({ line }) => line)).size).toBe(assumed.theCase.presence.length);
  }
  for (const { id } of assumed.theCase.sites) expect(trace(assumed, `whatif/depth/coverage/${id}`)).toBeNull();
});

test('a line of the reader’s own opens in a drawer, and moves no finding', () => {
  const { whatIf: _, ...finding } = depth(assumed);
  expect(finding).toEqual(depth(plain));
  expect(trace(assumed, 'whatif/depth/line/median')).toMatchObject({
    title: 'Assumed: weighted median distance to a line assumed for this test',
  });
  expect(trace(plain, 'whatif/depth/line/median')).toBeNull();
});
