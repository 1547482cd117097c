/** The assessment document holds what its schema promises, and the schema refuses what breaks the promise. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type Assessment, printAssessment, toAssessment } from '../src/core/dossier/assessment.js';
import { DEFAULT_CONFIG, run } from '../src/core/execute.js';
import { SCENARIOS } from '../src/core/losses/result.js';
import { printProblem } from '../src/core/problem.js';
import { loadCaseFolder } from '../src/folder/read-folder.js';
import { buildCase } from '../src/testing/build-case.js';

const file = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const ajv = new Ajv2020({ allErrors: true, strictTypes: true, strictTuples: true });
const validate = ajv.compile(JSON.parse(readFileSync(file('schema/assessment.schema.json'), 'utf8')));

/** What the schema finds wrong, as `path message`. */
function faults(document: unknown): readonly string[] {
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

let real: Assessment;
beforeAll(async () => {
  const read = await loadCaseFolder(file('cases/spiderweb'));
  if (!read.ok) throw new Error(read.problems.map(printProblem).join('\n'));
  real = toAssessment(run(read.theCase));
});

/** A copy with one place changed. */
function changed(path: string, value: unknown): unknown {
  const copy = JSON.parse(printAssessment(real));
  const keys = path.split('.');
  const last = keys.pop() as string;
  const at = keys.reduce((node, key) => node[key], copy);
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

test('the shipped case validates, whole and stage by stage', async () => {
  expect(faults(JSON.parse(printAssessment(real)))).toEqual([]);
  const read = await loadCaseFolder(file('cases/spiderweb'));
  if (!read.ok) throw new Error(read.problems.map(printProblem).join('\n'));
  for (const stage of ['claims', 'losses', 'depth'] as const) {
    const config = { ...DEFAULT_CONFIG, only: [stage], asOf: '2025-06-03' };
    expect(faults(JSON.parse(printAssessment(toAssessment(run(read.theCase, config)))))).toEqual([]);
  }
});

const count = fc.option(fc.integer({ min: 0, max: 30 }), { nil: null });
const type = fc.constantFrom('tank', 'truck', 'vehicle');
const anyCase = fc
  .record({
    presence: fc.uniqueArray(fc.record({ assetType: type, mode: fc.integer({ min: 1, max: 40 }) }), {
      selector: (row) => row.assetType,
    }),
    readings: fc.array(
      fc.record({
        assetType: type,
        count,
        state: fc.constantFrom('NO_DAMAGE', 'DAMAGED', 'DESTROYED', 'UNKNOWN'),
        confidence: fc.constantFrom('CONFIRMED', 'PROBABLE', 'POSSIBLE'),
      }),
      { maxLength: 5 },
    ),
    claims: fc.array(
      fc.record({
        measure: fc.constantFrom('count', 'share', 'value', 'other'),
        verb: fc.constantFrom('HIT', 'DESTROYED', 'TARGETED', null),
        comparator: fc.constantFrom('eq', 'ge', 'le', 'about', 'range', null),
        low: count,
        high: count,
      }),
      { maxLength: 5 },
    ),
  })
  .map((rows) => ({
    ...buildCase({ ...rows, typeGroups: { vehicle: ['*'] }, imagery: [{}] } as Parameters<typeof buildCase>[0]),
    digest: `sha256:${'0'.repeat(64)}` as const,
  }));

test('the document of any small case validates, and is the same twice', () => {
  fc.assert(
    fc.property(anyCase, fc.integer({ min: 0, max: 4294967295 }), (theCase, seed) => {
      const config = { ...DEFAULT_CONFIG, seed, draws: 200 };
      const text = printAssessment(toAssessment(run(theCase, config)));
      expect(faults(JSON.parse(text))).toEqual([]);
      expect(printAssessment(toAssessment(run(theCase, config)))).toBe(text);
    }),
    { numRuns: 12 },
  );
});

test('every key the contract names is required', () => {
  const keys = ['plumbline', 'case', 'asOf', 'seed', 'inputDigest', 'losses', 'verdicts', 'cost', 'fleet', 'depth'];
  for (const key of [...keys, 'perception', 'leverage', 'warnings'])
    expect(faults(changed(key, undefined)).length).toBeGreaterThan(0);
  const nested = [
    'losses.floor.byCell',
    'losses.floor.byCell.0.confidence',
    'losses.scenarios.0.total.DESTROYED.q95',
    'losses.scenarios.1.unseen.priorShare',
    'losses.scenarios.2.ifSilenceMeansNothing',
    'losses.scenarios.0.byCell.0.looked',
    'losses.scenarios.0.diagnostics.rhatMax',
    'verdicts.0.holds.poor',
    'verdicts.0.words.phia',
    'verdicts.0.wouldHaveToBeTrue',
    'verdicts.0.wouldChangeOurMind',
    'verdicts.0.excludes',
    'verdicts.0.gap',
    'cost.byBasis.0.q50',
    'cost.byBasis.0.exceedance.0.probability',
    'fleet.byType.0.shareOfInventory',
  ];
  for (const path of nested) expect([path, faults(changed(path, undefined)).length > 0]).toEqual([path, true]);
});

test('a null without a word, a chance outside 0..1 and money with cents are refused', () => {
  const wrong: readonly (readonly [string, unknown])[] = [
    ['verdicts.0.holds', null],
    ['verdicts.0.words', null],
    ['verdicts.0.holds.good', null],
    ['verdicts.0.holds.good', 1.2],
    ['verdicts.0.holds.good', -1e-9],
    ['losses.floor.destroyed', null],
    ['losses.scenarios.0.total.DESTROYED.mean', null],
    ['losses.scenarios.0.name', 'poor'],
    ['cost.byBasis.0.q50', 1.5],
    ['cost.priceYear', null],
    ['fleet.byType.0.shareOfInventory', null],
    ['depth.weightedMedianKm', null],
    ['inputDigest', 'sha256:none'],
    ['verdicts.0.gap', { reason: 'unknown', detail: 'not in the closed list' }],
    ['cost', { gap: { reason: 'not-built' } }],
    ['cost', {}],
  ];
  for (const [path, value] of wrong) expect([path, faults(changed(path, value)).length > 0]).toEqual([path, true]);
});

test('no number has more than twelve digits, and no chance is rounded away to nothing', () => {
  const digits = [...printAssessment(real).matchAll(/-?\d+\.(\d+)(?:e-?\d+)?/g)].map(([text]) =>
    text
      .replace(/e.*$/, '')
      .replace(/^-?0*\.?0*/, '')
      .replace('.', ''),
  );
  expect(Math.max(...digits.map((text) => text.length))).toBeLessThanOrEqual(12);
  const verdict = real.verdicts.find(({ holds }) => holds !== null);
  for (const name of SCENARIOS) expect(verdict?.holds?.[name]).toBeGreaterThan(0);
});
