/** Documents of a run for machines say what the run says, in terms that exist, and place nothing finer than policy allows. */
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCase } from '../src/core/casefile/read.js';
import { claimReviews } from '../src/core/dossier/documents/claim-review.js';
import { dataciteOf } from '../src/core/dossier/documents/datacite.js';
import { NO_IMPRINT } from '../src/core/dossier/documents/document.js';
import { DOCUMENTS } from '../src/core/dossier/documents/documents.js';
import { sitesGeoJson } from '../src/core/dossier/documents/geojson.js';
import { mediaReviews } from '../src/core/dossier/documents/media-review.js';
import { provenance } from '../src/core/dossier/documents/prov.js';
import { run } from '../src/core/execute.js';
import { isGap } from '../src/core/problem.js';
import type { Run } from '../src/core/run.js';
import { filesIn } from './files-in.js';
import {
  DATACITE,
  OTHER_PROPERTIES,
  PROV_PROPERTIES,
  PROV_TYPES,
  SCHEMA_ORG,
  SCHEMA_RANGES,
} from './support/vocabularies.js';

let done: Run;
beforeAll(() => {
  const read = readCase(filesIn('examples/ridgeline'));
  if (!read.ok) throw new Error('the invented case does not read');
  done = run(read.theCase);
});

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && '@type' in value;

/** Every use of a term that the vocabulary does not have, as `type.property`. */
function unknownTerms(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(unknownTerms);
  if (!isNode(value)) return [];
  const type = String(value['@type']);
  const known = SCHEMA_ORG[type];
  if (known === undefined) return [type];
  return Object.entries(value)
    .filter(([key]) => !key.startsWith('@'))
    .flatMap(([key, of]) => {
      const range = SCHEMA_RANGES[key];
      const held = [of].flat();
      const isInRange =
        range === undefined
          ? held.every((one) => !isNode(one))
          : held.every((one) => isNode(one) && range.includes(String(one['@type'])));
      return [...(known.includes(key) && isInRange ? [] : [`${type}.${key}`]), ...unknownTerms(of)];
    });
}

describe('ClaimReview', () => {
  test('every term exists on the type that carries it', () => {
    const { '@graph': graph } = claimReviews(done, { publisher: 'A desk', url: 'https://desk.example/d' });
    expect(graph.length).toBe(done.verdicts.filter(({ holds }) => holds !== null).length);
    expect(unknownTerms(graph)).toEqual([]);
    expect(unknownTerms([{ '@type': 'Claim', ratingValue: 5 }, { '@type': 'Truth' }])).toEqual([
      'Claim.ratingValue',
      'Truth',
    ]);
  });

  test('the number claimed is the number of the row; the number found is the posterior', () => {
    const { '@graph': graph } = claimReviews(done, NO_IMPRINT);
    const of = (id: string) => graph.find((one) => one['@id'] === `#review-${id}`);
    expect(of('c001')?.itemReviewed.about).toEqual({ '@type': 'QuantitativeValue', unitText: 'assets', value: 20 });
    expect(of('c002')?.itemReviewed.about).toMatchObject({ minValue: 20 });
    expect(of('c002')?.itemReviewed.about).not.toHaveProperty('maxValue');
    expect(of('c003')?.itemReviewed.about).toMatchObject({ unitCode: 'P1', value: 30 });
    if (isGap(done.losses)) throw new Error('no losses');
    const found = [of('c001')?.about ?? []].flat()[0] as Record<string, number>;
    const total = done.losses.scenarios.find(({ name }) => name === done.config.scenario)?.total.DAMAGED_OR_DESTROYED;
    expect(found.median).toBe(total?.q50);
    expect([found.percentile10, found.percentile90].map(Number)).toEqual([
      expect.toSatisfy((p: number) => p >= (total?.q05 ?? 0) && p <= (total?.q50 ?? 0)),
      expect.toSatisfy((p: number) => p <= (total?.q95 ?? 0) && p >= (total?.q50 ?? 0)),
    ]);
    // a claim about one site is not answered by the total of all
    expect(of('c015')).not.toHaveProperty('about');
  });

  test('no rating value is sent, and nobody is named who did not sign', () => {
    const printed = JSON.stringify(claimReviews(done, NO_IMPRINT));
    expect(printed).not.toContain('ratingValue');
    expect(claimReviews(done, NO_IMPRINT)['@graph'][0]).not.toHaveProperty('author');
  });
});

test('MediaReview: every term exists, one review for each image read, and no word on authenticity', () => {
  const { '@graph': graph } = mediaReviews(done, NO_IMPRINT);
  expect(unknownTerms(graph)).toEqual([]);
  expect(graph.length).toBe(done.evidence.images.length);
  expect(JSON.stringify(graph)).not.toContain('mediaAuthenticityCategory');
});

test('PROV: every term exists, and every arrow ends at a node of the type it must point to', () => {
  const { '@graph': graph } = provenance(done, NO_IMPRINT);
  const types = new Map((graph as readonly Node[]).map((node) => [node['@id'], String(node['@type'])]));
  const is = (type: string | undefined, wanted: string) =>
    type === wanted || (type === 'prov:SoftwareAgent' && wanted === 'prov:Agent');
  expect(types.size).toBe(graph.length);
  for (const node of graph as readonly Node[]) {
    expect(PROV_TYPES).toContain(node['@type']);
    for (const [key, value] of Object.entries(node).filter(([name]) => !name.startsWith('@'))) {
      const term = PROV_PROPERTIES[key];
      if (term === undefined) {
        expect(OTHER_PROPERTIES).toContain(key);
        continue;
      }
      expect([key, is(String(node['@type']), term[0])]).toEqual([key, true]);
      for (const end of [value].flat() as readonly Node[])
        if (term[1] !== null)
          expect([key, end['@id'], is(types.get(end['@id']), term[1])]).toEqual([key, end['@id'], true]);
    }
  }
});

test('DataCite: what is mandatory is there, its lists are closed, and what nobody said is said to be unavailable', () => {
  const made = dataciteOf(done, NO_IMPRINT);
  for (const key of DATACITE.required) expect(made).toHaveProperty(key);
  expect(Object.keys(made).filter((key) => !DATACITE.properties.includes(key))).toEqual([]);
  expect(made.dates.filter(({ dateType }) => !DATACITE.dateTypes.includes(dateType))).toEqual([]);
  expect(made.descriptions.filter((one) => !DATACITE.descriptionTypes.includes(one.descriptionType))).toEqual([]);
  expect([made.creators[0]?.name, made.publisher.name]).toEqual([':unav', ':unav']);
  expect(dataciteOf(done, { publisher: 'A desk', url: null }).publisher.name).toBe('A desk');
});

test('GeoJSON: points in order of RFC 7946, each with a radius that holds the place its row means, and the floor of the run', () => {
  const { type, features } = sitesGeoJson(done);
  expect(type).toBe('FeatureCollection');
  expect(features.length).toBeGreaterThan(2);
  for (const { id, geometry, properties } of features) {
    const site = done.theCase.sites.find((one) => one.id === id);
    const [lon, lat] = geometry.coordinates as [number, number];
    expect(Math.abs(lon) <= 180 && Math.abs(lat) <= 90).toBe(true);
    expect(Math.abs(lat - (site?.lat ?? 0)) * 111_000).toBeLessThan(properties.coordinateUncertaintyInMeters);
    expect(properties.coordinateUncertaintyInMeters).toBeGreaterThanOrEqual((site?.uncertaintyKm ?? 0) * 1000);
  }
  if (isGap(done.losses)) throw new Error('no losses');
  const sum = (key: 'seenDestroyed' | 'seenHit') =>
    features.reduce((n, { properties }) => n + (properties[key] ?? 0), 0);
  expect([sum('seenDestroyed'), sum('seenHit')]).toEqual([
    done.losses.floor.destroyed,
    done.losses.floor.damagedOrDestroyed,
  ]);
});

test('CSV: the Data Package describes every table to the column and the byte, and its keys are keys', () => {
  const files = DOCUMENTS.find(({ name }) => name === 'csv')?.files(done, NO_IMPRINT) ?? [];
  const pack = JSON.parse(files.find(({ path }) => path === 'datapackage.json')?.text ?? '{}');
  expect(pack.$schema).toBe('https://datapackage.org/profiles/2.0/datapackage.json');
  expect(pack.resources.length).toBe(files.length - 1);
  for (const { path, bytes, schema } of pack.resources) {
    const text = files.find((file) => file.path === path)?.text ?? '';
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    expect(Buffer.byteLength(text)).toBe(bytes);
    expect(text.split('\n')[0]?.split(',')).toEqual(schema.fields.map(({ name }: { name: string }) => name));
    expect(new Set(rows.map((row) => schema.primaryKey.map((key: string) => row[key]).join('|'))).size).toBe(
      rows.length,
    );
    for (const { name, type } of schema.fields)
      if (type !== 'string') for (const row of rows) expect(row[name]).toMatch(/^(-?\d+(\.\d+)?(e-?\d+)?)?$/);
  }
});

test('the same run gives the same bytes', () => {
  for (const document of DOCUMENTS)
    expect(JSON.stringify(document.files(done, NO_IMPRINT))).toBe(JSON.stringify(document.files(done, NO_IMPRINT)));
});
