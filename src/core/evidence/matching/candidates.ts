/**
 * Pairs worth comparing. Records are sorted by several keys, and each meets the next few of other lists in the same block
 * (sorted neighbourhoods; Hernández & Stolfo 1995, doi:10.1145/568271.223807): at most KEYS × WINDOW pairs a record, whatever the
 * data. Most likely wrong: that a true pair agrees on one key at least; two records with no serial, another name and another
 * place never meet. O(n log n).
 */
import type { LossRecord } from './loss-record.js';

const WINDOW = 12;
const NEAR_DAYS = 15;
const PREFIX = 4;
/** Degrees of a cell of places given as points. */
const CELL = 0.1;

type Key = {
  /** null: the record does not take part */
  readonly block: (r: LossRecord) => string | null;
  /** order inside the block */
  readonly order: (r: LossRecord) => string;
  /** days that two records of a block may be apart; unknown dates always meet */
  readonly days: number;
};

const day = (r: LossRecord): string => String(1e6 + (r.firstDay ?? 0)).padStart(8, '0');
const placeOf = (r: LossRecord): string | null =>
  r.lat !== null && r.lon !== null ? `${Math.round(r.lat / CELL)} ${Math.round(r.lon / CELL)}` : r.place;
const reversed = (text: string): string => [...text].reverse().join('');

const KEYS: readonly Key[] = [
  { block: (r) => r.serial?.slice(0, PREFIX) ?? null, order: (r) => r.serial ?? '', days: Number.POSITIVE_INFINITY },
  {
    block: (r) => (r.serial === null ? null : reversed(r.serial).slice(0, PREFIX)),
    order: (r) => reversed(r.serial ?? ''),
    days: Number.POSITIVE_INFINITY,
  },
  { block: placeOf, order: (r) => `${day(r)} ${r.name ?? ''}`, days: NEAR_DAYS },
  { block: (r) => r.name?.slice(0, PREFIX) ?? null, order: (r) => `${day(r)} ${placeOf(r) ?? ''}`, days: NEAR_DAYS },
  {
    block: (r) => (r.name === null || placeOf(r) === null ? null : `${r.name} ${placeOf(r)}`),
    order: (r) => `${day(r)} ${r.serial ?? ''}`,
    days: Number.POSITIVE_INFINITY,
  },
  {
    block: (r) =>
      r.place === null || r.firstDay === null ? null : `${r.place.slice(0, PREFIX)} ${Math.floor(r.firstDay / 7)}`,
    order: (r) => `${r.name ?? ''} ${r.serial ?? ''}`,
    days: NEAR_DAYS,
  },
];

/** Pairs of records of different lists, each once: `first[p] < second[p]`, in order. */
export type Pairs = { readonly first: Int32Array; readonly second: Int32Array };

export function candidatePairs(records: readonly LossRecord[]): Pairs {
  let keys = new Float64Array(1024);
  let length = 0;
  const add = (a: number, b: number): void => {
    if (length === keys.length) {
      const longer = new Float64Array(2 * length);
      longer.set(keys);
      keys = longer;
    }
    keys[length++] = Math.min(a, b) * records.length + Math.max(a, b);
  };
  for (const key of KEYS) meetNeighbours(records, key, add);
  const sorted = keys.subarray(0, length).sort();
  const distinct = sorted.filter((pair, i) => i === 0 || pair !== sorted[i - 1]);
  return {
    first: Int32Array.from(distinct, (pair) => Math.floor(pair / records.length)),
    second: Int32Array.from(distinct, (pair) => pair % records.length),
  };
}

function meetNeighbours(records: readonly LossRecord[], key: Key, add: (a: number, b: number) => void): void {
  const blocks = new Map<string, { readonly at: number; readonly order: string }[]>();
  for (const [at, record] of records.entries()) {
    const block = key.block(record);
    if (block === null) continue;
    const entry = { at, order: key.order(record) };
    const inBlock = blocks.get(block);
    if (inBlock) inBlock.push(entry);
    else blocks.set(block, [entry]);
  }
  for (const block of blocks.values()) {
    block.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.at - b.at));
    for (let i = 0; i < block.length; i++) {
      const one = (block[i] as (typeof block)[number]).at;
      // Neighbours of the same list do not use up the window, up to a bound that keeps the work linear.
      for (let j = i + 1, met = 0; j < block.length && met < WINDOW && j <= i + 4 * WINDOW; j++) {
        const other = (block[j] as (typeof block)[number]).at;
        const [a, b] = [records[one] as LossRecord, records[other] as LossRecord];
        if (a.list === b.list) continue;
        met++;
        if (daysApart(a, b) <= key.days) add(one, other);
      }
    }
  }
}

const daysApart = (a: LossRecord, b: LossRecord): number =>
  a.firstDay === null || b.firstDay === null || a.lastDay === null || b.lastDay === null
    ? 0
    : Math.max(0, a.firstDay - b.lastDay, b.firstDay - a.lastDay);
