/**
 * Lists are restated: rows change, and rows go. Both clocks are kept: when it happened stands in a record, when it was
 * known in its version. A row that says what its newest version says adds nothing; a changed one adds a version, known from
 * the day of the file; of a whole list, a row that is missing adds the version `withdrawn`.
 *
 * The assumption most likely to be wrong: that one record keeps its number from file to file. Where a list has no numbers, one is
 * made of the row, and a changed row is then one withdrawn and one new.
 */
import type { Day } from '../case.js';
import { isBy } from '../measure/day.js';
import { type ExchangeRecord, WITHDRAWN } from './record.js';
import { heldText } from './record-table.js';

export type Merged = {
  /** what was there, then what came, in the order of the file */
  readonly records: readonly ExchangeRecord[];
  readonly added: number;
  readonly restated: number;
  readonly withdrawn: number;
  readonly unchanged: number;
};

export type MergeOptions = {
  /** the day the file was had */
  readonly known: Day;
  /** the file is all of the list, so that what is missing is gone */
  readonly isWhole: boolean;
};

export function mergeRecords(
  before: readonly ExchangeRecord[],
  came: readonly ExchangeRecord[],
  { known, isWhole }: MergeOptions,
): Merged {
  const newest = newestOf(before);
  const more: ExchangeRecord[] = [];
  let [added, restated, withdrawn] = [0, 0, 0];
  const here = new Set<string>();
  for (const record of came) {
    const key = keyOf(record);
    here.add(key);
    const last = newest.get(key);
    if (last === undefined) {
      added++;
      more.push({ ...record, known: record.known ?? known });
    } else if (saying(last) !== saying(record)) {
      restated++;
      more.push({ ...record, known });
    }
  }
  const formats = new Set(came.map(({ format }) => format));
  for (const [key, last] of isWhole ? newest : []) {
    if (here.has(key) || !formats.has(last.format) || last.state === WITHDRAWN) continue;
    withdrawn++;
    more.push({ ...last, state: WITHDRAWN, known });
  }
  return {
    records: [...before, ...more],
    ...{ added, restated, withdrawn },
    unchanged: came.length - added - restated,
  };
}

/** What each list said of each record by a day: its newest version of then, without what was withdrawn. Null: all that is known. */
export function knownBy(records: readonly ExchangeRecord[], day: Day | null): readonly ExchangeRecord[] {
  const then = records.filter(({ known }) => day === null || (known !== null && isBy(known, day)));
  return [...newestOf(then).values()].filter(({ state }) => state !== WITHDRAWN);
}

/** Days from when it happened to when it was known, of the records that say both to the day; sorted. */
export function lagsOf(
  records: readonly ExchangeRecord[],
  dayNumberOf: (day: string) => number | null,
): readonly number[] {
  return records
    .flatMap(({ date, known }) => {
      const [from, to] = [date === null ? null : dayNumberOf(date), known === null ? null : dayNumberOf(known)];
      return from === null || to === null ? [] : [to - from];
    })
    .sort((a, b) => a - b);
}

/** Later rows stand below earlier ones, so the last of a key is the newest. */
function newestOf(records: readonly ExchangeRecord[]): Map<string, ExchangeRecord> {
  return new Map(records.map((record) => [keyOf(record), record]));
}

const keyOf = ({ format, id }: ExchangeRecord): string => `${format}\n${id}`;

/** All a version says, but for when it was known. */
const saying = ({ known: _, own, ...rest }: ExchangeRecord): string =>
  JSON.stringify([Object.entries(rest).sort(byKey), Object.entries(own).sort(byKey)], (_, value) =>
    typeof value === 'string' ? heldText(value) : value,
  );

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;
