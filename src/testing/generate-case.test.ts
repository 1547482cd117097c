import { expect, test } from 'vitest';
import { readCase } from '../core/casefile/read.js';
import { writeCase } from '../core/casefile/write.js';
import { printProblem } from '../core/problem.js';
import { generateCase } from './generate-case.js';

const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);

test.each(SEEDS)('generated case %i is valid and comes back byte for byte', (seed) => {
  const { files } = generateCase(seed);
  const read = readCase(files);
  expect(read.ok ? [] : read.problems.map(printProblem)).toEqual([]);
  if (!read.ok) return;
  const written = writeCase(read.folder);
  expect([...written.keys()].sort()).toEqual([...files.keys()].sort());
  for (const [path, bytes] of files) expect(Buffer.from(written.get(path) ?? []).equals(bytes), path).toBe(true);
});

test('the same seed gives the same bytes and the same truth, another seed others', () => {
  const [once, again, other] = [generateCase(7), generateCase(7), generateCase(8)];
  expect(again).toEqual(once);
  expect(other.files).not.toEqual(once.files);
});

test('twenty cases lack tables, have generic types, decoys, silence, relays, items and images that nobody read', () => {
  const cases = SEEDS.map((seed) => {
    const read = readCase(generateCase(seed).files);
    if (!read.ok) throw new Error(`seed ${seed} is not valid`);
    return read.theCase;
  });
  const readings = cases.flatMap((one) => one.readings);
  expect(cases.some((one) => one.presence.length === 0)).toBe(true);
  expect(cases.some((one) => !one.strike.stated)).toBe(true);
  expect(cases.some((one) => one.readings.some((row) => row.assetType in one.typeGroups))).toBe(true);
  expect(readings.some((row) => row.identityState === 'DECOY')).toBe(true);
  expect(readings.some((row) => row.state === 'NO_DAMAGE' && row.count === null)).toBe(true);
  expect(readings.some((row) => row.itemId !== null)).toBe(true);
  expect(cases.flatMap((one) => one.claims).some((claim) => claim.rootId !== null)).toBe(true);
  expect(cases.flatMap((one) => one.prices).some((price) => price.notAPrice && price.fromClaims.length === 2)).toBe(
    true,
  );
  expect(
    cases.some((one) => one.imagery.some((image) => one.readings.every((reading) => reading.imageId !== image.id))),
  ).toBe(true);
});

test('the truth is of operational assets', () => {
  for (const seed of SEEDS) {
    const { truth } = generateCase(seed);
    expect(truth.cells.every(({ N, D, M }) => D >= 0 && M >= 0 && D + M <= N)).toBe(true);
    expect(truth.destroyed).toBe(truth.cells.reduce((sum, cell) => sum + cell.D, 0));
  }
});

test('a complete case has every table', () => {
  const read = readCase(generateCase(3, { complete: true }).files);
  expect(read.ok && read.folder.tables.map((table) => table.name)).toHaveLength(11);
});
