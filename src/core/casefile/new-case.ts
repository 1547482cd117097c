/** The folder of a case that begins: what is asked, where and of which types, and every table with its header. */
import type { Day } from '../case.js';
import type { FolderFiles } from '../ports.js';
import type { Problem } from '../problem.js';
import { cellTextRule } from './cell-text.js';
import { isFullDay } from './field.js';
import { isReservedName } from './json.js';
import { KNOWN_TABLES } from './known-tables.js';
import { newPackage, tablesOfNewCase } from './new-package.js';
import { NAME } from './package.js';
import { reportFor } from './report.js';
import { slugOf } from './slug.js';
import { printCells } from './table.js';
import { toUtf8 } from './utf8.js';

export type NewSite = {
  readonly name: string;
  /** degrees; rounded to a tenth, positions being coarse */
  readonly lat: number;
  readonly lon: number;
};

export type NewCase = {
  /** short name of a-z, 0-9, - _ . */
  readonly name: string;
  readonly title: string;
  readonly strike: { readonly from: Day; readonly to: Day };
  readonly question: string | null;
  readonly types: readonly string[];
  readonly sites: readonly NewSite[];
};

export function newCase(of: NewCase): FolderFiles {
  const rows = new Map<string, readonly Readonly<Record<string, string>>[]>([['sites', siteRows(of.sites)]]);
  const tables = tablesOfNewCase.map((table) => {
    const columns = Object.keys(KNOWN_TABLES[table]);
    const lines = [columns, ...(rows.get(table) ?? []).map((row) => columns.map((column) => row[column] ?? ''))];
    return [`${table}.csv`, toUtf8(lines.map((cells) => `${printCells(cells)}\n`).join(''))] as const;
  });
  return new Map([['datapackage.json', toUtf8(newPackage(of))], ...tables]);
}

const UNCERTAINTY_KM = '10';

function siteRows(sites: readonly NewSite[]): readonly Readonly<Record<string, string>>[] {
  const taken = new Set<string>();
  return sites.map(({ name, lat, lon }, i) => {
    const stem = slugOf(name) || `site-${i + 1}`;
    const id = taken.has(stem) ? `${stem}-${i + 1}` : stem;
    taken.add(id);
    return {
      ...{ id, name, region: 'not stated', lat: tenth(lat), lon: tenth(lon) },
      ...{ uncertainty_km: UNCERTAINTY_KM, targeted: 'claimed' },
    };
  });
}

const tenth = (degrees: number): string => (Math.round(degrees * 10) / 10 || 0).toFixed(1);

export type ReadNewCase =
  | { readonly ok: true; readonly of: NewCase }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What somebody asked for, as JSON: `{name, title?, strike: day | {from, to}, question?, types, sites}`. */
export function readNewCase(told: Readonly<Record<string, unknown>>): ReadNewCase {
  const problems: Problem[] = [];
  const report = reportFor(problems, 'new case');
  const bad = (field: string, rule: string, got: unknown): void => report(null, field, rule, shown(got));
  const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
  const name = text(told.name);
  if (!NAME.test(name)) bad('name', 'a short name of a-z, 0-9, - _ .', told.name);
  const title = text(told.title) || name;
  const question = text(told.question) || null;
  for (const [field, words] of [
    ['title', title],
    ['question', question ?? ''],
  ] as const) {
    const rule = words === '' ? null : cellTextRule(words, field === 'question');
    if (rule) bad(field, rule, words);
  }
  const strike = strikeOf(told.strike);
  if (!strike)
    bad(
      'strike',
      'a day that exists, such as 2031-06-01, or two of them in order',
      typeof told.strike === 'string' ? told.strike : daysIn(told.strike),
    );
  const types = Array.isArray(told.types) ? told.types.map(text) : [];
  if (types.length === 0 || new Set(types).size !== types.length)
    bad('types', 'at least one asset type, each once', told.types);
  for (const type of types)
    if (type === '' || /[;,*]/.test(type) || isReservedName(type) || cellTextRule(type, false))
      bad('types', 'names without ; , and *', type);
  const sites = Array.isArray(told.sites) ? told.sites.map(siteOf) : [];
  if (sites.length === 0) bad('sites', 'at least one site with its name, latitude and longitude', told.sites);
  for (const [i, site] of sites.entries())
    if (!site)
      bad(
        `sites[${i}]`,
        'a name, a latitude from -90 to 90 and a longitude from -180 to 180',
        (told.sites as unknown[])[i],
      );
  if (problems.length > 0 || !strike) return { ok: false, problems };
  return { ok: true, of: { name, title, strike, question, types, sites: sites.filter((site) => site !== null) } };
}

/** The days as they were told, for the message. */
function daysIn(told: unknown): unknown {
  const { from, to } = (typeof told === 'object' && told !== null ? told : {}) as { from?: unknown; to?: unknown };
  if (from === undefined || from === '') return null;
  return from === to || to === undefined ? from : `${String(from)} to ${String(to)}`;
}

function strikeOf(told: unknown): NewCase['strike'] | null {
  const { from, to = from } = (
    typeof told === 'string' ? { from: told } : typeof told === 'object' && told !== null ? told : {}
  ) as { from?: unknown; to?: unknown };
  if (typeof from !== 'string' || typeof to !== 'string') return null;
  return isFullDay(from) && isFullDay(to) && from <= to ? { from, to } : null;
}

function siteOf(told: unknown): NewSite | null {
  const { name, lat, lon } = (typeof told === 'object' && told !== null ? told : {}) as Readonly<
    Record<string, unknown>
  >;
  if (typeof name !== 'string' || name.trim() === '' || cellTextRule(name.trim(), false) !== null) return null;
  if (typeof lat !== 'number' || typeof lon !== 'number') return null;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { name: name.trim(), lat, lon } : null;
}

const shown = (got: unknown): string | null =>
  got === undefined || got === null ? null : typeof got === 'string' ? got : JSON.stringify(got);
