/**
 * A second real case, of another kind than the reference: what was claimed of armour over 78 days, and what a survey found. What
 * the interval said before the survey is told either way; the survey is a floor, so an interval below it would be wrong and one
 * that holds it is not thereby right.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { Case } from '../src/core/case.js';
import { readCase } from '../src/core/casefile/read.js';
import { writeCase } from '../src/core/casefile/write.js';
import { recordOf } from '../src/core/claims/record/record-table.js';
import { DEFAULT_CONFIG, run } from '../src/core/execute.js';
import { isGap } from '../src/core/problem.js';
import type { Run } from '../src/core/run.js';
import { recordFor, shippedRecord } from '../src/folder/record-file.js';

const FOLDER = new URL('../examples/kosovo-1999/', import.meta.url);
const BEFORE = '1999-06-20';
let files: Map<string, Uint8Array>;
let theCase: Case;
let before: Run;

beforeAll(async () => {
  files = new Map(readdirSync(FOLDER).map((name) => [name, new Uint8Array(readFileSync(new URL(name, FOLDER)))]));
  const read = readCase(files);
  if (!read.ok) throw new Error('the case does not read');
  theCase = read.theCase;
  before = run(theCase, { ...DEFAULT_CONFIG, asOf: BEFORE }, recordOf(await recordFor(theCase.record)));
});

const losses = () => {
  if (isGap(before.losses)) throw new Error(before.losses.detail);
  return before.losses;
};
const byRecord = (claim: string) => {
  const { record } = losses();
  if (isGap(record)) throw new Error(record.detail);
  return record.claims.find((one) => one.claim === claim)?.truth;
};

test('it comes back byte for byte', () => {
  const read = readCase(files);
  if (!read.ok) throw new Error('the case does not read');
  for (const [path, bytes] of writeCase(read.folder)) expect(bytes, path).toEqual(files.get(path));
});

test('the record it is weighed with has seen none of its rows, and the shipped one has', async () => {
  const without = theCase.record?.without ?? '';
  expect(shippedRecord().groups.conflicts).toContain(without);
  const own = await recordFor(theCase.record);
  expect(own.groups.conflicts).not.toContain(without);
  expect(own.settled.some(({ conflict }) => conflict === without)).toBe(false);
  expect(own.learntFrom).toBeLessThan(shippedRecord().learntFrom);
});

test('before the survey: 14 tanks and 18 carriers found lie in the nine in ten of the record, 20 guns below it', () => {
  const [tanks, carriers, guns] = ['k020', 'k021', 'k022'].map(byRecord);
  expect(tanks?.q05).toBeLessThanOrEqual(14);
  expect(tanks?.q95).toBeGreaterThanOrEqual(93);
  expect(carriers?.q05).toBeLessThanOrEqual(18);
  // A miss, on record: were it to become a hit, README and this line have to be written anew.
  expect(guns?.q05).toBeGreaterThan(20);
});

test('the numbers of its README are those of this program', () => {
  const readme = readFileSync(new URL('README.md', FOLDER), 'utf8');
  for (const [claim, said] of [
    ['k020', '110'],
    ['k021', '250'],
    ['k022', '450'],
  ] as const) {
    const truth = byRecord(claim);
    expect(readme).toContain(`| ${said} | ${truth?.q50} (${truth?.q05} to ${truth?.q95}) |`);
  }
  const [good] = losses().scenarios;
  expect(readme).toContain(`held ${good?.unseen.DESTROYED.q05} to ${good?.unseen.DESTROYED.q95} destroyed possible`);
});

test('before the survey nothing is seen, so nothing stands in the headline; the tanks that stood there decide', () => {
  expect(losses().floor.destroyed).toBe(0);
  for (const { byCell, total, unseen } of losses().scenarios) {
    expect(byCell.some(({ looked }) => looked)).toBe(false);
    expect(total.DESTROYED.q95).toBe(0);
    expect(unseen.DESTROYED.q05).toBeLessThanOrEqual(14);
    expect(unseen.DESTROYED.q95).toBeGreaterThanOrEqual(93);
  }
});

test('110 tanks hit was improbable before the survey, and not refuted', () => {
  const holds = before.verdicts.find(({ claim }) => claim === 'k020')?.holds;
  // The README says 16 to 19 %; chains move it by a point or two.
  for (const chance of Object.values(holds ?? { none: 0 })) {
    expect(chance).toBeGreaterThan(0.1);
    expect(chance).toBeLessThan(0.25);
  }
});

test('kinds that nobody counted beforehand are gaps, never zero', () => {
  for (const claim of ['k021', 'k022']) {
    const verdict = before.verdicts.find((one) => one.claim === claim);
    expect(verdict?.holds).toBeNull();
    expect(verdict?.gap?.reason).toBe('not-covered');
  }
});
