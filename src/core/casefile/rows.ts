/** Typed rows from tables that have passed every check, so that a cell of a closed vocabulary is known to be in it. */
import type {
  Case,
  Claim,
  Image,
  Item,
  Presence,
  Price,
  Rate,
  Reading,
  Replacement,
  RowPlace,
  Site,
  Source,
} from '../case.js';
import { gradingRows, locationRow } from './desk-rows.js';
import type { KnownTable } from './known-tables.js';
import { linkRow, markRow } from './sighting-rows.js';
import { cellOf, type TableView, type Views } from './view.js';

type Rows = Pick<
  Case,
  | 'sources'
  | 'claims'
  | 'imagery'
  | 'readings'
  | 'items'
  | 'sites'
  | 'presence'
  | 'inventory'
  | 'prices'
  | 'events'
  | 'series'
  | 'rates'
  | 'replacements'
  | 'locations'
  | 'marks'
  | 'links'
  | 'grading'
>;

export type RowReader = {
  readonly common: { readonly row: RowPlace; readonly url: string | null; readonly note: string | null };
  readonly text: (field: string) => string | null;
  /** a required column: never blank after the checks */
  readonly need: (field: string) => string;
  readonly number: (field: string) => number | null;
  readonly list: (field: string) => readonly string[];
};

export function typedRows(views: Views): Rows {
  const rows = <T>(table: KnownTable, make: (r: RowReader) => T): readonly T[] => {
    const view = views.get(table);
    return view ? view.raw.records.map((_, i) => make(rowReader(view, i))) : [];
  };
  const claims = rows('claims', claimRow);
  const claimIds = new Set(claims.map((claim) => claim.id));
  return {
    sources: rows('sources', (r) => ({
      ...r.common,
      id: r.need('id'),
      name: r.need('name'),
      kind: r.need('kind'),
      side: r.need('side') as Source['side'],
    })),
    claims,
    imagery: rows('imagery', imageRow),
    readings: rows('readings', readingRow),
    items: rows('items', (r) => ({
      ...r.common,
      id: r.need('id'),
      siteId: r.need('site_id'),
      assetType: r.need('asset_type'),
      label: r.need('label'),
      identityState: r.need('identity_state') as Item['identityState'],
    })),
    sites: rows('sites', (r) => ({
      ...r.common,
      id: r.need('id'),
      name: r.need('name'),
      region: r.need('region'),
      lat: Number(r.need('lat')),
      lon: Number(r.need('lon')),
      uncertaintyKm: Number(r.need('uncertainty_km')),
      targeted: r.need('targeted') as Site['targeted'],
    })),
    presence: rows('presence', (r) => ({
      ...r.common,
      siteId: r.need('site_id'),
      assetType: r.need('asset_type'),
      asOf: r.need('as_of'),
      ...range(r, ''),
      includesStored: r.need('includes_stored') as Presence['includesStored'],
      sourceId: r.need('source_id'),
    })),
    inventory: rows('inventory', (r) => ({
      ...r.common,
      assetType: r.need('asset_type'),
      operator: r.need('operator'),
      asOf: r.text('as_of'),
      inventory: range(r, 'inventory_'),
      serviceable: range(r, 'serviceable_'),
      productionStatus: r.text('production_status'),
      annualNewLow: r.number('annual_new_low'),
      annualNewHigh: r.number('annual_new_high'),
      repairMonthsLow: r.number('repair_months_low'),
      repairMonthsHigh: r.number('repair_months_high'),
      basis: r.need('basis'),
    })),
    prices: rows('prices', (r) => priceRow(r, claimIds)),
    events: rows('events', (r) => ({
      ...r.common,
      date: r.need('date'),
      precision: r.need('precision'),
      kind: r.need('kind'),
      event: r.need('event'),
    })),
    series: rows('series', (r) => ({
      ...r.common,
      date: r.need('date'),
      indicator: r.need('indicator'),
      value: r.number('value'),
      unit: r.need('unit'),
      n: r.number('n'),
      low: r.number('low'),
      high: r.number('high'),
    })),
    rates: rows('rates', (r) => ({
      ...r.common,
      kind: r.need('kind') as Rate['kind'],
      currency: r.need('currency').toUpperCase(),
      date: r.need('date'),
      value: Number(r.need('value')),
    })),
    replacements: rows('replacements', (r) => ({
      ...r.common,
      assetType: r.need('asset_type'),
      route: r.need('route') as Replacement['route'],
      value: range(r, ''),
      unit: r.need('unit'),
      priceYear: r.number('price_year'),
      fixed: r.number('fixed'),
      exchangeRatio: r.number('exchange_ratio'),
      available: r.number('available'),
      months: r.number('months'),
    })),
    locations: rows('locations', locationRow),
    marks: rows('marks', markRow),
    links: rows('links', linkRow),
    grading: gradingRows(rows),
  };
}

function claimRow(r: RowReader): Claim {
  return {
    ...r.common,
    id: r.need('id'),
    sourceId: r.need('source_id'),
    rootId: r.text('root_id'),
    date: r.need('date'),
    measure: r.need('measure') as Claim['measure'],
    verb: r.text('verb') as Claim['verb'],
    comparator: r.text('comparator') as Claim['comparator'],
    low: r.number('low'),
    high: r.number('high'),
    unit: r.text('unit'),
    scopeSites: r.list('scope_sites'),
    scopeTypes: r.list('scope_types'),
    denominator: r.text('denominator'),
    asOf: r.text('as_of'),
    hedge: r.text('hedge'),
    headline: r.text('headline') === 'yes',
    paraphrase: r.need('paraphrase'),
    basis: r.need('basis'),
  };
}

function imageRow(r: RowReader): Image {
  return {
    ...r.common,
    id: r.need('id'),
    siteId: r.need('site_id'),
    acquired: r.text('acquired'),
    acquiredPrecision: r.need('acquired_precision'),
    channel: r.need('channel') as Image['channel'],
    provider: r.text('provider'),
    resolutionM: r.number('resolution_m'),
    coverage: r.need('coverage') as Image['coverage'],
    firstPublished: r.text('first_published'),
  };
}

function readingRow(r: RowReader): Reading {
  return {
    ...r.common,
    id: r.need('id'),
    imageId: r.need('imagery_id'),
    sourceId: r.need('source_id'),
    date: r.need('date'),
    siteId: r.need('site_id'),
    assetType: r.need('asset_type'),
    itemId: r.text('item_id'),
    comparator: r.text('comparator') as Reading['comparator'],
    count: r.number('count'),
    state: r.need('state') as Reading['state'],
    confidence: r.need('confidence') as Reading['confidence'],
    identityState: r.need('identity_state') as Reading['identityState'],
    paraphrase: r.need('paraphrase'),
    basis: r.need('basis'),
  };
}

function priceRow(r: RowReader, claimIds: ReadonlySet<string>): Price {
  const note = r.common.note ?? '';
  const notAPrice = /\bnot a price\b/i.test(note);
  const named = note.match(/[\p{L}\p{N}][\p{L}\p{N}_-]*/gu) ?? [];
  return {
    ...r.common,
    assetType: r.need('asset_type'),
    basis: r.need('basis'),
    value: range(r, ''),
    unit: r.need('unit'),
    priceYear: r.number('price_year'),
    notAPrice,
    fromClaims: notAPrice ? [...new Set(named.filter((word) => claimIds.has(word)))] : [],
  };
}

const range = (r: RowReader, prefix: string) => ({
  low: r.number(`${prefix}low`),
  mode: r.number(`${prefix}mode`),
  high: r.number(`${prefix}high`),
});

function rowReader(view: TableView, index: number): RowReader {
  const record = view.raw.records[index];
  if (!record) throw new RangeError(`${view.spec.name}: no record ${index}`);
  const text = (field: string): string | null => cellOf(view, record, field);
  const number = (field: string): number | null => {
    const cell = text(field);
    return cell === null ? null : Number(cell);
  };
  const fieldOf = (name: string) => view.spec.fields.find((field) => field.name === name);
  return {
    common: {
      row: { table: view.spec.name, id: text('id') ?? `${view.spec.name}:${record.line}`, line: record.line },
      url: text('url'),
      note: text('note'),
    },
    text,
    need: (field) => text(field) ?? '',
    number,
    list: (field) => {
      const spec = fieldOf(field);
      return text(field)?.split(spec?.type === 'list' ? spec.delimiter : ';') ?? [];
    },
  };
}
