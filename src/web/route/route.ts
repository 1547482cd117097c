/**
 * Every view is an address that reproduces it: `/case/<name>/<stage>?asOf=…&scenario=…`. Parsing forgives (an unknown
 * value falls back to its default), printing leaves defaults out, and parse(print(route)) is the route.
 */
import { INDEXED_TABLES, type IndexedTable } from '../../core/casefile/indexed-rows.js';
import type { Quantity } from '../../core/claims/result.js';
import { SCENARIOS, type ScenarioName } from '../../core/losses/result.js';
import { dayRange } from '../../core/measure/day.js';
import { STAGES, type StageName } from '../../core/pipeline.js';

/** Pages of a case, in the order of the rail: the stages, whom the claims come from, the files kept, pictures read, single assets, what the desk judges, where it all lies, how far to trust the losses, its tables, and last the work on it. */
export type PageName =
  | StageName
  | 'model'
  | 'record'
  | 'files'
  | 'reading'
  | 'entities'
  | 'grading'
  | 'map'
  | 'edit'
  | 'review';
const UNDER: Readonly<Partial<Record<StageName, readonly PageName[]>>> = {
  claims: ['record'],
  evidence: ['files', 'reading', 'entities', 'grading', 'map'],
  losses: ['model'],
};
export const PAGE_NAMES: readonly PageName[] = [
  ...STAGES.flatMap(({ name }): readonly PageName[] => [name, ...(UNDER[name] ?? [])]),
  'edit',
  'review',
];
/** Pages that stand under the stage before them in the rail. */
export const isUnder = (page: PageName | null): boolean =>
  Object.values(UNDER).some((names) => names.some((name) => name === page));

/** What the page of files shows. */
export const FILE_PARTS = ['wall', 'timeline', 'duplicates', 'swipe', 'item', 'receipt'] as const;
export type FilePart = (typeof FILE_PARTS)[number];

export type DotChoice = 'fit' | 20 | 50;

/** A first and a last day, both included; what is listed is narrowed to them, and no number is weighed anew. */
export type Days = { readonly from: string; readonly to: string };

/** Places as they may be published, or as they are known inside. */
export const PLACES_SHOWN = ['published', 'known'] as const;
export type PlacesShown = (typeof PLACES_SHOWN)[number];

export type View = {
  readonly scenario: ScenarioName;
  /** null = the latest day the case speaks of */
  readonly asOf: string | null;
  /** log-correlation between price errors, 0..1; null = the default of the model */
  readonly dependence: number | null;
  readonly dots: DotChoice;
  readonly quantity: Quantity;
  /** a reader's set of assumptions, as text; null: the case alone */
  readonly assume: string | null;
  /** the trace open in the drawer */
  readonly trace: string | null;
  readonly part: FilePart;
  /** the file that is open: id of its entry, with `#t=12.48` for a frame that is read; the table that is open: its name; the site chosen on the map: its id */
  readonly item: string | null;
  /** null: all */
  readonly days: Days | null;
  readonly places: PlacesShown;
};

/** What is looked for over all cases; empty texts ask for nothing. */
export type Asked = { readonly table: IndexedTable; readonly q: string; readonly from: string; readonly to: string };
export const NOTHING_ASKED: Asked = { table: 'claims', q: '', from: '', to: '' };

export type Route =
  | { readonly page: 'cases' }
  | { readonly page: 'find'; readonly asked: Asked }
  /** a case that begins */
  | { readonly page: 'new' }
  /** a case folder that is brought in */
  | { readonly page: 'import' }
  | { readonly page: 'join' }
  | { readonly page: 'account' }
  | { readonly page: 'case'; readonly name: string; readonly stage: PageName | null; readonly view: View }
  | { readonly page: 'lost'; readonly path: string };

export const DEFAULT_VIEW: View = {
  scenario: 'middling',
  asOf: null,
  dependence: null,
  dots: 'fit',
  quantity: 'destroyed',
  assume: null,
  trace: null,
  part: 'wall',
  item: null,
  days: null,
  places: 'published',
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function parseRoute(path: string, search: string): Route {
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.length === 0) return { page: 'cases' };
  if (parts.length === 1 && (parts[0] === 'new' || parts[0] === 'import')) return { page: parts[0] };
  if (parts.length === 1 && (parts[0] === 'join' || parts[0] === 'account')) return { page: parts[0] };
  const [head, name, stage, ...rest] = parts;
  const query = new URLSearchParams(search);
  if (parts.length === 1 && head === 'find') return { page: 'find', asked: parseAsked(query) };
  // The map was a way to look at the files before it was a page.
  const wanted = stage === 'files' && query.get('part') === 'map' ? 'map' : stage;
  const known = wanted === undefined ? null : PAGE_NAMES.find((page) => page === wanted);
  if (head !== 'case' || name === undefined || known === undefined || rest.length > 0) return { page: 'lost', path };
  return { page: 'case', name: decoded(name), stage: known, view: parseView(query) };
}

export function printRoute(route: Route): string {
  if (route.page === 'cases') return '/';
  if (route.page === 'find') return `/find${printAsked(route.asked)}`;
  if (route.page === 'new' || route.page === 'import') return `/${route.page}`;
  if (route.page === 'join' || route.page === 'account') return `/${route.page}`;
  if (route.page === 'lost') return route.path;
  const stage = route.stage === null ? '' : `/${route.stage}`;
  return `/case/${encodeURIComponent(route.name)}${stage}${printView(route.view)}`;
}

function parseAsked(query: URLSearchParams): Asked {
  const [q = '', from = '', to = ''] = ['q', 'from', 'to'].map((key) => query.get(key) ?? '');
  const table = INDEXED_TABLES.find((one) => one === query.get('table')) ?? NOTHING_ASKED.table;
  return { table, q, from: DAY.test(from) ? from : '', to: DAY.test(to) ? to : '' };
}

function printAsked(asked: Asked): string {
  const said = Object.entries(asked).filter(([key, value]) => value !== NOTHING_ASKED[key as keyof Asked]);
  return said.length === 0 ? '' : `?${new URLSearchParams(said)}`;
}

function parseView(query: URLSearchParams): View {
  const [scenario, asOf, dependence, dots] = ['scenario', 'asOf', 'dependence', 'dots'].map((key) => query.get(key));
  const share = dependence ? Number(dependence) : Number.NaN;
  return {
    scenario: SCENARIOS.find((s) => s === scenario) ?? DEFAULT_VIEW.scenario,
    asOf: asOf && DAY.test(asOf) ? asOf : null,
    dependence: share >= 0 && share <= 1 ? share : null,
    dots: dots === '20' ? 20 : dots === '50' ? 50 : 'fit',
    quantity: query.get('view') === 'hit' ? 'hit' : 'destroyed',
    assume: query.get('assume') || null,
    trace: query.get('n') || null,
    part: FILE_PARTS.find((part) => part === query.get('part')) ?? DEFAULT_VIEW.part,
    item: query.get('item') || null,
    days: parseDays(query.get('days')),
    places: PLACES_SHOWN.find((places) => places === query.get('places')) ?? DEFAULT_VIEW.places,
  };
}

function parseDays(text: string | null): Days | null {
  const [from, to, ...rest] = (text ?? '').split('/');
  if (from === undefined || to === undefined || rest.length > 0) return null;
  const isDay = (day: string): boolean => DAY.test(day) && dayRange(day) !== null;
  return isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

function printView(view: View): string {
  const parts: string[] = [];
  const put = (name: string, value: string | null): void => {
    if (value !== null) parts.push(`${name}=${encoded(value)}`);
  };
  const unless = <T extends string>(given: T, usual: T): T | null => (given === usual ? null : given);
  put('asOf', view.asOf);
  put('scenario', unless(view.scenario, DEFAULT_VIEW.scenario));
  put('dependence', view.dependence === null ? null : String(view.dependence));
  put('dots', view.dots === 'fit' ? null : String(view.dots));
  put('view', unless(view.quantity, DEFAULT_VIEW.quantity));
  put('assume', view.assume);
  put('n', view.trace);
  put('part', unless(view.part, DEFAULT_VIEW.part));
  put('item', view.item);
  put('days', view.days === null ? null : `${view.days.from}/${view.days.to}`);
  put('places', unless(view.places, DEFAULT_VIEW.places));
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** As a query has it, except that a slash may stand. Most values are as they are: a page prints hundreds of addresses. */
const encoded = (value: string): string =>
  /^[\w*./-]*$/.test(value) ? value : new URLSearchParams([['', value]]).toString().slice(1).replaceAll('%2F', '/');

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
