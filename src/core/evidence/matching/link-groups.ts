/** Records that candidates worth drawing connect, group by group; the rest stand alone. */
import { FIELDS, type FieldName } from './compare.js';
import type { LinkGroup } from './draw-links.js';
import type { Linkage } from './fellegi-sunter.js';
import type { LossRecord } from './loss-record.js';

export type PlacedGroup = {
  /** places among the records, ascending */
  readonly members: readonly number[];
  /** places among the pairs */
  readonly edges: readonly number[];
  readonly group: LinkGroup;
};

/** Under this share (competing-shares.ts) a pair is left out of the draws. */
const LEAST_SHARE = 3e-4;

export function linkGroups(records: readonly LossRecord[], linkage: Linkage): readonly PlacedGroup[] {
  const { shares, pairs } = linkage;
  const parent = Int32Array.from(records.keys());
  const root = (record: number): number => {
    let at = record;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  const isDrawn = (pair: number): boolean => (shares[pair] as number) > LEAST_SHARE;
  for (let p = 0; p < shares.length; p++) {
    if (!isDrawn(p)) continue;
    const [a, b] = [root(pairs.first[p] as number), root(pairs.second[p] as number)];
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  const edges = new Map<number, number[]>();
  for (let p = 0; p < shares.length; p++) {
    if (!isDrawn(p)) continue;
    const at = root(pairs.first[p] as number);
    const list = edges.get(at);
    if (list) list.push(p);
    else edges.set(at, [p]);
  }
  return [...edges.values()].map((own) => placed(records, linkage, own));
}

function placed(
  records: readonly LossRecord[],
  { pairs, weights, pattern }: Linkage,
  edges: readonly number[],
): PlacedGroup {
  const ends = edges.flatMap((p) => [pairs.first[p] as number, pairs.second[p] as number]);
  const members = [...new Set(ends)].sort((a, b) => a - b);
  const place = new Map(members.map((record, i) => [record, i]));
  const at = (record: number): number => place.get(record) as number;
  return {
    members,
    edges,
    group: {
      list: Int32Array.from(members, (record) => (records[record] as LossRecord).list),
      first: Int32Array.from(edges, (p) => at(pairs.first[p] as number)),
      second: Int32Array.from(edges, (p) => at(pairs.second[p] as number)),
      parts: weights.map((field) => Float64Array.from(edges, (p) => field[pattern[p] as number] as number)),
      states: FIELDS.map(({ name }) =>
        Uint8Array.from(members, (record) => (statesField(records[record] as LossRecord, name) ? 1 : 0)),
      ),
    },
  };
}

/** A scene is taken as stated always: its parts may be silent, and that is a level of its own. */
const statesField = (record: LossRecord, field: FieldName): boolean => field === 'scene' || record[field] !== null;
