/**
 * Every view is an address that reproduces it: `/case/<name>/<stage>?asOf=…&scenario=…`. Parsing forgives (an unknown
 * value falls back to its default), printing leaves defaults out, and parse(print(route)) is the route.
 */
import type { Quantity } from '../../core/claims/result.js';
import { SCENARIOS, type ScenarioName } from '../../core/losses/result.js';
import { STAGES, type StageName } from '../../core/pipeline.js';

/** Pages of a case, in the order of the rail: the stages, whom the claims come from, the files kept, pictures read, single assets, what the desk judges, how far to trust the losses, its tables, and last the work on it. */
export type PageName =
  | StageName
  | 'model'
  | 'record'
  | 'files'
  | 'reading'
  | 'entities'
  | 'grading'
  | 'edit'
  | 'review';
const UNDER: Readonly<Partial<Record<StageName, readonly PageName[]>>> = {
  claims: ['record'],
  evidence: ['files', 'reading', 'entities', 'grading'],
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
export const FILE_PARTS = ['wall', 'timeline', 'map', 'duplicates', 'swipe', 'item', 'receipt'] as const;
export type FilePart = (typeof FILE_PARTS)[number];

export type DotChoice = 'fit' | 20 | 50;

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
  /** the file that is open: id of its entry, with `#t=12.48` for a frame that is read; the table that is open: its name */
  readonly item: string | null;
};

export type Route =
  | { readonly page: 'cases' }
  /** a case that begins */
  | { readonly page: 'new' }
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
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function parseRoute(path: string, search: string): Route {
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.length === 0) return { page: 'cases' };
  if (parts.length === 1 && parts[0] === 'new') return { page: 'new' };
  if (parts.length === 1 && (parts[0] === 'join' || parts[0] === 'account')) return { page: parts[0] };
  const [head, name, stage, ...rest] = parts;
  const known = stage === undefined ? null : PAGE_NAMES.find((page) => page === stage);
  if (head !== 'case' || name === undefined || known === undefined || rest.length > 0) return { page: 'lost', path };
  return { page: 'case', name: decoded(name), stage: known, view: parseView(new URLSearchParams(search)) };
}

export function printRoute(route: Route): string {
  if (route.page === 'cases') return '/';
  if (route.page === 'new') return '/new';
  if (route.page === 'join' || route.page === 'account') return `/${route.page}`;
  if (route.page === 'lost') return route.path;
  const stage = route.stage === null ? '' : `/${route.stage}`;
  return `/case/${encodeURIComponent(route.name)}${stage}${printView(route.view)}`;
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
  };
}

function printView(view: View): string {
  const query = new URLSearchParams();
  if (view.asOf !== null) query.set('asOf', view.asOf);
  if (view.scenario !== DEFAULT_VIEW.scenario) query.set('scenario', view.scenario);
  if (view.dependence !== null) query.set('dependence', String(view.dependence));
  if (view.dots !== 'fit') query.set('dots', String(view.dots));
  if (view.quantity !== DEFAULT_VIEW.quantity) query.set('view', view.quantity);
  if (view.assume !== null) query.set('assume', view.assume);
  if (view.trace !== null) query.set('n', view.trace);
  if (view.part !== DEFAULT_VIEW.part) query.set('part', view.part);
  if (view.item !== null) query.set('item', view.item);
  const text = query.toString().replaceAll('%2F', '/');
  return text === '' ? '' : `?${text}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
