import { expect, test } from 'vitest';
import { toAssessment } from '../dossier/assessment.js';
import { run } from '../execute.js';
import { applyEdits } from './edit.js';
import { type NewCase, newCase, readNewCase } from './new-case.js';
import { readCase } from './read.js';
import { slugOf } from './slug.js';

const ASKED = {
  name: 'begun',
  title: 'A case that begins',
  strike: '2031-06-01',
  question: 'How many were hit, and what follows?',
  types: ['Mara', 'Heron'],
  sites: [
    { name: 'North Field', lat: 51.26, lon: -0.04 },
    { name: 'Північ', lat: -10, lon: 20.55 },
  ],
};
const asked = (told: Readonly<Record<string, unknown>>): NewCase => {
  const read = readNewCase(told);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.of;
};

test('a case that begins is a case: read without a problem, with every site and what is asked', () => {
  const read = readCase(newCase(asked(ASKED)));
  if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 5)));
  const { theCase } = read;
  expect(theCase.sites.map(({ id, lat, lon, uncertaintyKm }) => [id, lat, lon, uncertaintyKm])).toEqual([
    ['north-field', 51.3, 0, 10],
    ['site-2', -10, 20.6, 10],
  ]);
  expect(theCase).toMatchObject({
    question: ASKED.question,
    strike: { from: '2031-06-01', to: '2031-06-01', stated: true },
  });
  expect(theCase.warnings).toEqual(['sources: no row yet', 'claims: no row yet']);
});

test('weighed before it holds anything it gives words and gaps, no fault and no number', () => {
  const read = readCase(newCase(asked(ASKED)));
  if (!read.ok) throw new Error('read');
  const assessment = toAssessment(run(read.theCase));
  expect(assessment.verdicts).toEqual([]);
  for (const stage of [assessment.losses, assessment.cost, assessment.fleet])
    expect(stage).toMatchObject({
      gap: { reason: 'no-source', detail: expect.stringMatching(/^nobody says what stood/) },
    });
  expect(JSON.stringify(assessment)).not.toMatch(/NaN|Infinity/);
});

test('its types are one list: a row of another type is refused, and taken once the list names it', () => {
  const files = newCase(asked(ASKED));
  const source = {
    kind: 'add',
    table: 'sources.csv',
    row: { id: 's', name: 'S', kind: 'media', side: 'attacker' },
  } as const;
  const row = {
    site_id: 'north-field',
    asset_type: 'Brisk',
    as_of: '2031-05-30',
    includes_stored: 'no',
    source_id: 's',
  };
  const presence = { kind: 'add', table: 'presence.csv', row } as const;
  const edited = applyEdits(files, [source, presence]);
  const named = applyEdits(files, [
    source,
    presence,
    { kind: 'property', property: 'plumbline:types', was: ['Mara', 'Heron'], now: ['Mara', 'Heron', 'Brisk'] },
  ]);
  if (!edited.ok || !named.ok) throw new Error('edits');
  const refused = readCase(edited.files);
  expect(refused.ok ? [] : refused.problems).toEqual([
    { file: 'presence.csv', line: 2, field: 'asset_type', rule: 'one of Mara, Heron, asset', got: 'Brisk' },
  ]);
  expect(readCase(named.files).ok).toBe(true);
});

test('what is asked wrongly is told all at once', () => {
  const read = readNewCase({
    name: 'A case',
    strike: '2031-06-31',
    types: ['a;b', ''],
    sites: [{ name: 'x', lat: 91, lon: 0 }],
  });
  expect(read.ok ? [] : read.problems.map(({ field }) => field)).toEqual([
    'name',
    'strike',
    'types',
    'types',
    'sites[0]',
  ]);
  expect(readNewCase({}).ok).toBe(false);
});

test('names become short names, in letters that every system writes', () => {
  expect([slugOf('North Field (2)'), slugOf('Évreux–Fauville'), slugOf('Північ')]).toEqual([
    'north-field-2',
    'evreux-fauville',
    '',
  ]);
});
