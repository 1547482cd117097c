/** A depth book: speeds, turns and reaches that a case has no source for. Each a range with a word on where it comes from. */
import { type Problem, valueText } from '../problem.js';
import { checkOwnLine, type OwnLine } from './own-line.js';

export type DepthRange = { readonly low: number; readonly high: number; readonly source: string };

export type DepthBook = {
  /** km/h of the assets that fly from the bases */
  readonly speedKmh?: DepthRange;
  /** hours on the ground between two sorties */
  readonly turnHours?: DepthRange;
  /** km around its place that one defence covers */
  readonly coverKm?: DepthRange;
  /** most defences asked about, 1 to 20 */
  readonly defences?: number;
  /** to measure distances from, beside the case's line */
  readonly line?: OwnLine;
};

export type DepthBookRead =
  | { readonly ok: true; readonly book: DepthBook }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const RANGES = {
  speedKmh: 'a number above 0',
  turnHours: 'a number, at least 0',
  coverKm: 'a number above 0',
} as const;
const MOST_DEFENCES = 20;

export function readDepthBook(raw: unknown): DepthBookRead {
  const problems: Problem[] = [];
  const note = (field: string, rule: string, got?: unknown): void => {
    problems.push({ file: 'depth book', line: null, field, rule, got: got === undefined ? null : valueText(got) });
  };
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    note('', 'an object', raw);
    return { ok: false, problems };
  }
  for (const [key, value] of Object.entries(raw)) {
    if (key === 'defences') {
      if (!(Number.isInteger(value) && value >= 1 && value <= MOST_DEFENCES))
        note(key, `a whole number from 1 to ${MOST_DEFENCES}`, value);
    } else if (key === 'line') checkOwnLine(value, note);
    else if (Object.hasOwn(RANGES, key)) readRange(key as keyof typeof RANGES, value, note);
    else note(key, `one of ${[...Object.keys(RANGES), 'defences', 'line'].join(', ')}`, key);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, book: raw as DepthBook };
}

function readRange(
  key: keyof typeof RANGES,
  value: unknown,
  note: (field: string, rule: string, got?: unknown) => void,
): void {
  if (typeof value !== 'object' || value === null) {
    note(key, 'low, high and source', value);
    return;
  }
  const { low, high, source } = value as Record<string, unknown>;
  const good = (x: unknown): x is number =>
    typeof x === 'number' && Number.isFinite(x) && (key === 'turnHours' ? x >= 0 : x > 0);
  if (!good(low)) note(`${key}.low`, RANGES[key], low);
  if (!good(high)) note(`${key}.high`, RANGES[key], high);
  if (good(low) && good(high) && low > high) note(`${key}.low`, `at most high (${high})`, low);
  if (typeof source !== 'string' || source.trim() === '')
    note(`${key}.source`, 'whose number it is, or why it was chosen', source);
}
