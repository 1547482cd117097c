/**
 * The inputs of a what-if for one type, each with where it comes from: rows of the case where they say it, the book where
 * it does. What a book says is the reader's own and marked as assumed, and goes before what the case says.
 */
import type { Case, RowPlace } from '../case.js';
import { firstDay } from '../measure/day.js';
import { type Gap, gap, isGap } from '../problem.js';
import { BOOK_FIELD_NAMES, BOOK_FIELDS, type BookFieldName } from './book-fields.js';
import { figuresOf, valuesOf } from './figures.js';
import type { FleetBookEntry } from './fleet-book.js';

export type WhatIfInput = {
  readonly name: BookFieldName;
  readonly words: string;
  /** published ranges, each equally likely, never averaged; of a book, its one range */
  readonly ranges: readonly { readonly low: number; readonly high: number }[];
  readonly rows: readonly RowPlace[];
  /** the book's word on where the range comes from; null where rows give it */
  readonly source: string | null;
  /** true: the reader's own, from no row of the case */
  readonly assumed: boolean;
};

export type WhatIfInputs = ReadonlyMap<BookFieldName, WhatIfInput>;

const DAYS_A_MONTH = 30.4375;

/** Without these nothing can be said. */
const REQUIRED: readonly BookFieldName[] = ['inventory', 'serviceable', 'slots', 'repairDays'];

/** @returns every input there is, or a gap that names each one nobody gives */
export function whatIfInputs(theCase: Case, type: string, entry: FleetBookEntry | null): WhatIfInputs | Gap {
  const inputs = new Map<BookFieldName, WhatIfInput>();
  for (const name of BOOK_FIELD_NAMES) {
    const own = entry?.[name];
    const found: WhatIfInput | null = own
      ? { ...named(name), ranges: [{ low: own.low, high: own.high }], rows: [], source: own.source, assumed: true }
      : fromRows(theCase, type, name);
    if (found !== null) inputs.set(name, found);
  }
  const missing = REQUIRED.filter((name) => !inputs.has(name));
  if (missing.length > 0)
    return gap(
      'no-source',
      `no source gives for ${type}: ${missing.map((name) => BOOK_FIELDS[name].words).join('; ')}`,
    );
  return inputs;
}

const named = (name: BookFieldName) => ({ name, words: BOOK_FIELDS[name].words });

function fromRows(theCase: Case, type: string, name: BookFieldName): WhatIfInput | null {
  if (name === 'inventory' || name === 'serviceable') {
    const found = figuresOf(theCase, type, (row) => row[name]);
    if (isGap(found)) return null;
    const ranges = found.figures.map(valuesOf).map(([low, high]) => ({ low, high }));
    return { ...named(name), ranges, rows: found.figures.map(({ row }) => row), source: null, assumed: false };
  }
  const factor = name === 'repairDays' ? DAYS_A_MONTH : 1;
  if (name !== 'repairDays' && name !== 'newPerYear') return null;
  const strike = firstDay(theCase.strike.from);
  const said = theCase.inventory.flatMap((row) => {
    if (row.assetType !== type || (row.asOf !== null && firstDay(row.asOf) > strike)) return [];
    const [low, high] =
      name === 'repairDays' ? [row.repairMonthsLow, row.repairMonthsHigh] : [row.annualNewLow, row.annualNewHigh];
    if (low === null || high === null || low > high || (name === 'repairDays' && low <= 0)) return [];
    return [{ row: row.row, low: low * factor, high: high * factor }];
  });
  if (said.length === 0) return null;
  const ranges = said.map(({ low, high }) => ({ low, high }));
  return { ...named(name), ranges, rows: said.map(({ row }) => row), source: null, assumed: false };
}
