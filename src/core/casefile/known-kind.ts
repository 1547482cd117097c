/** What a known column asks of a cell beyond the package: enough for the typed row to be true to its type. */
import { dayRange } from '../measure/day.js';
import { edtfSpan } from '../measure/edtf.js';
import { isNumber, isWhole, listRule, oneOfRule } from './field.js';
import { isReservedName } from './json.js';
import type { Kind } from './known-column.js';
import { LIMITS } from './limits.js';

const URL = /^https?:\/\/\S+$/;
const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}Z)?$/;

/** The rule a cell that is not blank breaks under a known kind, or null. `delimiter` is that of a list. */
export function kindRule(kind: Kind, cell: string, delimiter: string): string | null {
  if (typeof kind !== 'string') return kind.includes(cell) ? null : oneOfRule(kind);
  switch (kind) {
    case 'text':
    case 'prose':
      return null;
    case 'id':
    case 'name':
      return nameRule(cell);
    case 'names': {
      const elements = cell.split(delimiter);
      return listRule(elements) ?? elements.map(nameRule).find((rule) => rule !== null) ?? null;
    }
    case 'url':
      return URL.test(cell) ? null : 'an address that begins with http:// or https://';
    case 'number':
      return isNumber(cell) ? null : 'a number such as 12 or 0.5';
    case 'amount':
      return isNumber(cell) && Number(cell) >= 0 ? null : 'a number, at least 0';
    case 'probability':
      return isNumber(cell) && within(cell, 0, 1) ? null : 'a probability from 0 to 1';
    case 'part':
      return isNumber(cell) && within(cell, 0, 1) ? null : 'a part from 0 to 1';
    case 'wholeNumber':
      return isWhole(cell) ? null : 'a whole number';
    case 'count':
      return isNumber(cell) && within(cell, 0, LIMITS.count) && Number.isInteger(Number(cell))
        ? null
        : `a whole number from 0 to ${LIMITS.count}`;
    case 'latitude':
      return isNumber(cell) && within(cell, -90, 90) ? coarseRule(cell) : 'degrees north, from -90 to 90';
    case 'longitude':
      return isNumber(cell) && within(cell, -180, 180) ? coarseRule(cell) : 'degrees east, from -180 to 180';
    case 'uncertaintyKm':
      return isNumber(cell) && Number(cell) >= 10 ? null : 'at least 10 km, positions being coarse on purpose';
    case 'day':
      return DAY.test(cell) && dayRange(cell)
        ? null
        : 'a year, month or day that exists, such as 2031-06 or 2031-06-01';
    case 'edtf':
      return edtfSpan(cell) ? null : 'an EDTF date or interval such as 2031-06, 2031-06-01? or 2031-05-31/2031-06-02';
    case 'moment':
      return MOMENT.test(cell) && dayRange(cell) ? null : 'a day or UTC minute that exists, such as 2031-06-01T12:00Z';
    default:
      return kind satisfies never;
  }
}

const nameRule = (cell: string): string | null => (isReservedName(cell) ? 'no name reserved by JavaScript' : null);
const within = (cell: string, low: number, high: number): boolean => Number(cell) >= low && Number(cell) <= high;
const coarseRule = (cell: string): string | null =>
  (cell.split('.')[1]?.length ?? 0) <= 1 ? null : 'at most one decimal, positions being coarse on purpose';
