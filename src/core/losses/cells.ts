/**
 * Cells: site × asset type at the sites that were struck or said to be, and how many assets stood in each before.
 *
 * N is `low..high` where given, a bare mode ± the error of the scenario table, a floor plus a weak tail where only a
 * low, or only a reading, speaks of it. Later base-wide counts widen N; decoys and derelicts lower it.
 * Most likely wrong: the pre-strike count is days old and assets move.
 */
import type { Case, Presence, Reading, RowPlace } from '../case.js';
import { expandType } from '../claims/expand-type.js';
import { knownTypes } from '../claims/scope.js';
import type { Evidence, ReadImage } from '../evidence/result.js';
import { firstDay } from '../measure/day.js';
import { type RowsBy, rowsBy } from '../measure/rows-by.js';
import { normalize, type Pmf } from '../numerics/discrete.js';
import type { CellKey } from './result.js';
import { COUNT_ERROR, LATE_DAYS, WEAK_PRESENCE } from './visibility.js';

export type Cell = CellKey & {
  readonly targeted: 'yes' | 'claimed';
  /** P(N = n) of assets that are an operational capability */
  readonly present: Pmf;
  /** no presence row names it */
  readonly unlisted: boolean;
  /** a read image covers it */
  readonly looked: boolean;
  readonly rows: readonly RowPlace[];
  readonly warnings: readonly string[];
};

/** Presence counts this close to the newest one before the strike widen it; older ones are history. */
const RECENT_DAYS = 14;

/** @param knownAt cells of a site that are known already; null: none */
export function buildCells(
  theCase: Case,
  evidence: Evidence,
  knownAt: (site: string) => readonly Cell[] | null = () => null,
): readonly Cell[] {
  const read = rowsBy(evidence.images, ({ image }) => image.siteId);
  const stood = rowsBy(theCase.presence, (row) => row.siteId);
  return theCase.sites.flatMap((site) => {
    if (site.targeted === 'no') return [];
    const known = knownAt(site.id);
    if (known !== null) return known;
    const images = read.of(site.id);
    const readings = images.flatMap((read) => read.analysts.flatMap((analyst) => analyst.readings));
    const presence = stood.of(site.id);
    const listed = listedTypes(theCase, presence);
    const types = [...listed, ...unlistedTypes(theCase, listed, readings)];
    const targeted = site.targeted;
    const said = saidOf(theCase, types, images);
    return types.map((type): Cell => {
      const rows = presence.filter((row) => row.assetType === type);
      const counted = countPresent(theCase, type, rows, said, types);
      const looked = isLooked(theCase, type, types, images);
      return {
        site: site.id,
        type,
        targeted,
        looked,
        unlisted: rows.length === 0,
        rows: rows.map((row) => row.row),
        ...counted,
      };
    });
  });
}

/** Cell a reading's type belongs to at its site: the same type, else the generic cell that holds it. */
export function cellTypeOf(theCase: Case, type: string, cellTypes: readonly string[]): string | null {
  if (cellTypes.includes(type)) return type;
  const known = knownTypes(theCase);
  return cellTypes.find((cell) => theCase.typeGroups[cell] && expandType(theCase, cell, known).includes(type)) ?? null;
}

/** The cells a generic type may stand for at a site. */
export function compatibleTypes(theCase: Case, type: string, cellTypes: readonly string[]): readonly string[] {
  if (!theCase.typeGroups[type]) return [];
  const members = new Set(expandType(theCase, type, knownTypes(theCase)));
  const known = knownTypes(theCase);
  return cellTypes.filter(
    (cell) =>
      cell === type ||
      members.has(cell) ||
      (theCase.typeGroups[cell] && expandType(theCase, cell, known).every((t) => members.has(t))),
  );
}

function listedTypes(theCase: Case, presence: readonly Presence[]): readonly string[] {
  const types = [...new Set(presence.map((row) => row.assetType))];
  // A generic count is the sum of its members: where they stand beside it, it is no cell of its own.
  return types.filter((type) => compatibleTypes(theCase, type, types).every((other) => other === type));
}

function unlistedTypes(theCase: Case, listed: readonly string[], readings: readonly Reading[]): readonly string[] {
  const named = readings.filter((row) => row.count !== 0 && !isNoCapability(row));
  const typed = [...new Set(named.map((row) => row.assetType))].filter((type) => !theCase.typeGroups[type]);
  const fresh = typed.filter((type) => cellTypeOf(theCase, type, listed) === null);
  const sofar = [...listed, ...fresh];
  const generic = [...new Set(named.filter(isHit).map((row) => row.assetType))].filter(
    (type) => theCase.typeGroups[type],
  );
  return [...fresh, ...generic.filter((type) => compatibleTypes(theCase, type, sofar).length === 0)];
}

export const isHit = (row: Reading): boolean =>
  (row.state === 'DAMAGED' || row.state === 'DESTROYED') && row.count !== 0;
export const isNoCapability = (row: Reading): boolean =>
  row.identityState === 'DECOY' || row.identityState === 'DERELICT';

function isLooked(theCase: Case, type: string, types: readonly string[], images: readonly ReadImage[]): boolean {
  return images.some(
    (read) =>
      read.image.coverage !== 'single_item' ||
      read.analysts.some((analyst) =>
        analyst.readings.some((row) => row.state !== 'UNKNOWN' && cellTypeOf(theCase, row.assetType, types) === type),
      ),
  );
}

/** What was read at a site: each row with its image by the cell it belongs to, and what one analyst called no capability in one image. */
type Said = {
  readonly byType: RowsBy<{ readonly row: Reading; readonly read: ReadImage }, string | null>;
  readonly called: readonly (readonly Reading[])[];
};

function saidOf(theCase: Case, types: readonly string[], images: readonly ReadImage[]): Said {
  const lists = images.flatMap((read) => read.analysts.map(({ readings }) => ({ read, readings })));
  const rows = lists.flatMap(({ read, readings }) =>
    readings.filter((row) => !isNoCapability(row)).map((row) => ({ row, read })),
  );
  return {
    byType: rowsBy(rows, ({ row }) => cellTypeOf(theCase, row.assetType, types)),
    called: lists.map(({ readings }) => readings.filter(isNoCapability)).filter((list) => list.length > 0),
  };
}

function countPresent(
  theCase: Case,
  type: string,
  presence: readonly Presence[],
  { byType, called }: Said,
  types: readonly string[],
): { readonly present: Pmf; readonly warnings: readonly string[] } {
  const read = byType.of(type);
  const gone = noCapability(theCase, type, types, called);
  const warnings: string[] = [];
  if (gone.typed > 0) warnings.push(`${gone.typed} read as decoy or derelict are taken off the ${type} present`);
  const recent = recentRows(theCase, presence);
  const given = recent.length === 0 ? null : rangeOf(recent);
  if (given === null) {
    const floor = Math.max(1, ...read.map(({ row }) => row.count ?? 1));
    return {
      present: weakTail(recent.length > 0 ? floorOf(recent) : floor, gone.typed + gone.generic, gone.typed),
      warnings,
    };
  }
  const later = read.flatMap(laterCount);
  const low = Math.max(0, Math.min(given.low, ...later) - gone.typed - gone.generic);
  const high = Math.max(0, Math.max(given.high, ...later) - gone.typed);
  const mode = given.mode === null ? null : Math.min(high, Math.max(low, given.mode - gone.typed));
  return { present: triangular(low, mode, high), warnings };
}

function recentRows(theCase: Case, rows: readonly Presence[]): readonly Presence[] {
  const days = rows.map((row) => firstDay(row.asOf));
  const strike = firstDay(theCase.strike.from);
  const before = days.filter((day) => day <= strike);
  const newest = before.length > 0 ? Math.max(...before) : Math.min(...days);
  return rows.filter((row) => Math.abs(firstDay(row.asOf) - newest) <= RECENT_DAYS);
}

/** Range of a count: as given, or the bare mode with its error; null where only a low speaks. */
function rangeOf(
  rows: readonly Presence[],
): { readonly low: number; readonly mode: number | null; readonly high: number } | null {
  const ranges = rows.flatMap((row) => {
    const slack = row.mode === null ? 0 : Math.max(COUNT_ERROR.least, Math.round(COUNT_ERROR.share * row.mode));
    const bare = row.low === null && row.high === null;
    const high = row.high ?? (row.mode === null ? null : row.mode + slack);
    const low = row.low ?? (row.mode === null ? 0 : Math.max(0, row.mode - (bare ? slack : 0)));
    return high === null ? [] : [{ low, mode: row.mode, high, day: firstDay(row.asOf) }];
  });
  if (ranges.length === 0) return null;
  const newest = ranges.reduce((a, b) => (b.day > a.day ? b : a));
  return {
    low: Math.min(...ranges.map((r) => r.low)),
    mode: newest.mode,
    high: Math.max(...ranges.map((r) => r.high)),
  };
}

const floorOf = (rows: readonly Presence[]): number => Math.max(...rows.map((row) => row.low ?? 0));

/** Base-wide counts soon after the strike: whatever left or came, N was not far from them. */
const laterCount = ({ row, read }: { readonly row: Reading; readonly read: ReadImage }): readonly number[] =>
  read.image.coverage === 'full_apron' &&
  read.daysAfter <= LATE_DAYS &&
  row.comparator === 'eq' &&
  row.count !== null &&
  row.count > 0 &&
  !isHit(row)
    ? [row.count]
    : [];

/** Largest number one analyst called decoy or derelict in one image: of this type, and of a generic type it may belong to. */
function noCapability(
  theCase: Case,
  type: string,
  types: readonly string[],
  called: readonly (readonly Reading[])[],
): { readonly typed: number; readonly generic: number } {
  const most = (match: (row: Reading) => boolean): number =>
    Math.max(0, ...called.map((rows) => rows.filter(match).reduce((n, row) => n + (row.count ?? 1), 0)));
  return {
    typed: most((row) => cellTypeOf(theCase, row.assetType, types) === type),
    generic: most((row) => row.assetType !== type && compatibleTypes(theCase, row.assetType, types).includes(type)),
  };
}

function weakTail(floor: number, downLow: number, downHigh: number): Pmf {
  const [low, start] = [Math.max(0, floor - downLow), Math.max(0, floor - downHigh)];
  const pmf = new Float64Array(start + WEAK_PRESENCE.most + 1);
  for (let n = low; n <= start; n++) pmf[n] = 1;
  let weight = 1;
  for (let n = start + 1; n < pmf.length; n++) {
    weight *= WEAK_PRESENCE.continue;
    pmf[n] = weight;
  }
  return normalize(pmf);
}

/** Triangular on the whole numbers low..high, highest at mode; uniform where no mode is given. */
export function triangular(low: number, mode: number | null, high: number): Pmf {
  const pmf = new Float64Array(high + 1);
  for (let n = low; n <= high; n++) {
    pmf[n] = mode === null ? 1 : n <= mode ? (n - low + 1) / (mode - low + 1) : (high - n + 1) / (high - mode + 1);
  }
  return normalize(pmf);
}
