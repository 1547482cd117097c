/**
 * A case from the few rows a test is about; everything else has plain defaults. Ids come from order: images `i1`, `i2`,
 * readings `r1`, claims `c1`, so that a test can name them.
 */
import type {
  Case,
  CaseEvent,
  Claim,
  Image,
  Item,
  Presence,
  Price,
  Reading,
  RowPlace,
  SeriesPoint,
  Site,
  Source,
} from '../core/case.js';
import { NO_GRADING } from '../core/case-grading.js';
import { DEFAULT_POLICY } from '../core/measure/place-policy.js';

type Rows = {
  readonly typeGroups?: Case['typeGroups'];
  readonly words?: Case['words'];
  readonly record?: Case['record'];
  readonly strike?: string;
  readonly sources?: readonly Partial<Source>[];
  readonly sites?: readonly Partial<Site>[];
  readonly presence?: readonly Partial<Presence>[];
  readonly imagery?: readonly Partial<Image>[];
  readonly readings?: readonly Partial<Reading>[];
  readonly items?: readonly Partial<Item>[];
  readonly claims?: readonly Partial<Claim>[];
  readonly prices?: readonly Partial<Price>[];
  readonly inventory?: Case['inventory'];
  readonly series?: readonly Partial<SeriesPoint>[];
  readonly events?: readonly Partial<CaseEvent>[];
  readonly indicators?: Case['indicators'];
  readonly marks?: Case['marks'];
  readonly links?: Case['links'];
};

const DAY = '2030-01-02';

export function buildCase(rows: Rows): Case {
  const day = rows.strike ?? DAY;
  const place = (table: string, id: string, i: number): { row: RowPlace; url: null; note: null } => ({
    row: { table, id, line: i + 2 },
    url: null,
    note: null,
  });
  const sites = rows.sites ?? [{ id: 'north' }];
  return {
    name: 'built',
    title: 'Built for a test',
    description: '',
    version: '1',
    licence: null,
    question: null,
    strike: { from: day, to: day, stated: true },
    line: null,
    types: [],
    typeGroups: rows.typeGroups ?? {},
    words: rows.words ?? {},
    record: rows.record ?? null,
    sources: (rows.sources ?? []).map((row, i) => ({
      ...place('sources', row.id ?? `s${i + 1}`, i),
      id: `s${i + 1}`,
      name: row.id ?? `Source ${i + 1}`,
      kind: 'media',
      side: 'third_party',
      ...row,
    })),
    claims: (rows.claims ?? []).map((row, i) => ({
      ...place('claims', row.id ?? `c${i + 1}`, i),
      id: `c${i + 1}`,
      sourceId: `speaker${i + 1}`,
      rootId: null,
      date: day,
      measure: 'count',
      verb: 'HIT',
      comparator: 'ge',
      low: null,
      high: null,
      unit: 'assets',
      scopeSites: [],
      scopeTypes: [],
      denominator: null,
      asOf: null,
      hedge: null,
      headline: false,
      paraphrase: `claim ${i + 1}`,
      basis: 'seen',
      ...row,
    })),
    imagery: (rows.imagery ?? []).map((row, i) => ({
      ...place('imagery', row.id ?? `i${i + 1}`, i),
      id: `i${i + 1}`,
      siteId: 'north',
      acquired: day,
      acquiredPrecision: 'day',
      channel: 'satellite_optical',
      provider: null,
      resolutionM: 0.5,
      coverage: 'full_apron',
      firstPublished: null,
      ...row,
    })),
    readings: (rows.readings ?? []).map((row, i) => ({
      ...place('readings', row.id ?? `r${i + 1}`, i),
      id: `r${i + 1}`,
      imageId: 'i1',
      sourceId: 'analyst',
      date: day,
      siteId: 'north',
      assetType: 'tank',
      itemId: null,
      comparator: row.count === null ? null : 'eq',
      count: 1,
      state: 'DESTROYED',
      confidence: 'CONFIRMED',
      identityState: 'UNKNOWN',
      paraphrase: `reading ${i + 1}`,
      basis: 'seen',
      ...row,
    })),
    items: (rows.items ?? []).map((row, i) => ({
      ...place('items', row.id ?? `item${i + 1}`, i),
      id: `item${i + 1}`,
      siteId: 'north',
      assetType: 'tank',
      label: '',
      identityState: 'UNKNOWN',
      ...row,
    })),
    sites: sites.map((row, i) => ({
      ...place('sites', row.id ?? `site${i + 1}`, i),
      id: `site${i + 1}`,
      name: row.id ?? `Site ${i + 1}`,
      region: '',
      lat: 10,
      lon: 20,
      uncertaintyKm: 10,
      targeted: 'yes',
      ...row,
    })),
    presence: (rows.presence ?? []).map((row, i) => ({
      ...place('presence', `presence:${i + 2}`, i),
      siteId: 'north',
      assetType: 'tank',
      asOf: day,
      low: null,
      mode: null,
      high: null,
      includesStored: 'unknown',
      sourceId: 'counter',
      ...row,
    })),
    inventory: rows.inventory ?? [],
    prices: (rows.prices ?? []).map((row, i) => ({
      ...place('prices', `prices:${i + 2}`, i),
      assetType: 'tank',
      basis: 'book',
      value: { low: null, mode: null, high: null },
      unit: 'usd_million',
      priceYear: 2030,
      notAPrice: false,
      fromClaims: [],
      ...row,
    })),
    events: (rows.events ?? []).map((row, i) => ({
      ...place('events', `events:${i + 2}`, i),
      date: day,
      precision: 'day',
      kind: 'other',
      event: 'an event',
      ...row,
    })),
    series: (rows.series ?? []).map((row, i) => ({
      ...place('series', `series:${i + 2}`, i),
      date: day,
      indicator: 'indicator',
      value: null,
      unit: 'percent',
      n: null,
      low: null,
      high: null,
      ...row,
    })),
    indicators: rows.indicators ?? {},
    rates: [],
    replacements: [],
    locations: [],
    marks: rows.marks ?? [],
    links: rows.links ?? [],
    placePolicy: DEFAULT_POLICY,
    grading: NO_GRADING,
    digest: 'sha256:built',
    warnings: [],
  };
}
