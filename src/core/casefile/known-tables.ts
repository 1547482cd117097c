/**
 * What the typed rows need of each known table, whatever the package says besides. A column is required where the row
 * cannot be without it; any other may be missing or blank and reads as null. Types of assets and units are the case's own.
 */
import { CHANNELS, COVERAGES, MEASURES, RATE_KINDS, ROUTES, VERBS } from '../case.js';
import { type KnownColumn, maybe, must, remarks } from './known-column.js';
import { DESK_TABLES } from './known-desk-tables.js';
import { SIGHTING_TABLES } from './known-sighting-tables.js';

const IDENTITY = ['OPERATIONAL', 'STORED', 'DERELICT', 'DECOY', 'UNKNOWN'];
const YES_NO = ['yes', 'no'];

export type KnownTable =
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
  | 'source_ratings'
  | 'credibility'
  | 'hypotheses'
  | 'likelihoods'
  | 'elicitations'
  | 'assessments'
  | 'locations'
  | 'marks'
  | 'links';

export const KNOWN_TABLES: Readonly<Record<KnownTable, Readonly<Record<string, KnownColumn>>>> = {
  sources: {
    id: must('id'),
    name: must('text'),
    kind: must('text'),
    side: must(['attacker', 'defender', 'third_party']),
    ...remarks,
  },
  claims: {
    id: must('id'),
    source_id: must('name', 'sources'),
    root_id: maybe('name', 'claims'),
    date: must('day'),
    measure: must(MEASURES),
    verb: maybe(VERBS),
    comparator: maybe(['eq', 'ge', 'le', 'about', 'range']),
    low: maybe('amount'),
    high: maybe('amount'),
    unit: maybe('text'),
    scope_sites: maybe('names', 'sites'),
    scope_types: maybe('names'),
    denominator: maybe('text'),
    as_of: maybe('day'),
    hedge: maybe('text'),
    headline: maybe(YES_NO),
    paraphrase: must('prose'),
    basis: must('text'),
    ...remarks,
  },
  imagery: {
    id: must('id'),
    site_id: must('name', 'sites'),
    acquired: maybe('moment'),
    acquired_precision: must(['minute', 'hour', 'day', 'about']),
    channel: must(CHANNELS),
    provider: maybe('text'),
    resolution_m: maybe('amount'),
    coverage: must(COVERAGES),
    first_published: maybe('day'),
    ...remarks,
  },
  readings: {
    id: must('id'),
    imagery_id: must('name', 'imagery'),
    source_id: must('name', 'sources'),
    date: must('day'),
    site_id: must('name', 'sites'),
    asset_type: must('name'),
    item_id: maybe('name', 'items'),
    comparator: maybe(['eq', 'ge']),
    count: maybe('count'),
    state: must(['NO_DAMAGE', 'DAMAGED', 'DESTROYED', 'UNKNOWN']),
    confidence: must(['CONFIRMED', 'PROBABLE', 'POSSIBLE']),
    identity_state: must(IDENTITY),
    paraphrase: must('prose'),
    basis: must('text'),
    ...remarks,
  },
  items: {
    id: must('id'),
    site_id: must('name', 'sites'),
    asset_type: must('name'),
    label: must('text'),
    identity_state: must(IDENTITY),
    ...remarks,
  },
  sites: {
    id: must('id'),
    name: must('text'),
    region: must('text'),
    lat: must('latitude'),
    lon: must('longitude'),
    uncertainty_km: must('uncertaintyKm'),
    targeted: must(['yes', 'claimed', 'no']),
    ...remarks,
  },
  presence: {
    site_id: must('name', 'sites'),
    asset_type: must('name'),
    as_of: must('day'),
    low: maybe('count'),
    mode: maybe('count'),
    high: maybe('count'),
    includes_stored: must(['yes', 'no', 'unknown']),
    source_id: must('name', 'sources'),
    ...remarks,
  },
  inventory: {
    asset_type: must('name'),
    operator: must('text'),
    as_of: maybe('day'),
    inventory_low: maybe('amount'),
    inventory_mode: maybe('amount'),
    inventory_high: maybe('amount'),
    serviceable_low: maybe('amount'),
    serviceable_mode: maybe('amount'),
    serviceable_high: maybe('amount'),
    production_status: maybe('text'),
    annual_new_low: maybe('amount'),
    annual_new_high: maybe('amount'),
    repair_months_low: maybe('amount'),
    repair_months_high: maybe('amount'),
    basis: must('text'),
    ...remarks,
  },
  prices: {
    asset_type: must('name'),
    basis: must('text'),
    low: maybe('amount'),
    mode: maybe('amount'),
    high: maybe('amount'),
    unit: must('text'),
    price_year: maybe('wholeNumber'),
    ...remarks,
  },
  events: {
    date: must('day'),
    precision: must('text'),
    kind: must('text'),
    event: must('prose'),
    ...remarks,
  },
  series: {
    date: must('day'),
    indicator: must('name'),
    value: maybe('number'),
    unit: must('text'),
    n: maybe('wholeNumber'),
    low: maybe('number'),
    high: maybe('number'),
    ...remarks,
  },
  rates: {
    kind: must(RATE_KINDS),
    currency: must('text'),
    date: must('day'),
    value: must('amount'),
    note: maybe('prose'),
    url: must('url'),
  },
  replacements: {
    asset_type: must('name'),
    route: must(ROUTES),
    low: maybe('amount'),
    mode: maybe('amount'),
    high: maybe('amount'),
    unit: must('text'),
    price_year: maybe('wholeNumber'),
    fixed: maybe('amount'),
    exchange_ratio: maybe('amount'),
    available: maybe('count'),
    months: maybe('amount'),
    note: maybe('prose'),
    url: must('url'),
  },
  ...DESK_TABLES,
  ...SIGHTING_TABLES,
};

/** Without these there is no case; one that begins may have no row in them yet. */
export const REQUIRED_TABLES = ['sources', 'claims', 'sites'] as const satisfies readonly KnownTable[];

export function knownColumns(table: string): ReadonlyMap<string, KnownColumn> {
  return new Map(table in KNOWN_TABLES ? Object.entries(KNOWN_TABLES[table as KnownTable]) : []);
}
