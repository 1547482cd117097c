/** Rows sorted into groups once, so that looking at one group does not walk the whole table. */

/** Groups in the order their first row came, rows in theirs. O(rows). */
export function rowsBy<Row, Key>(rows: Iterable<Row>, keyOf: (row: Row) => Key): RowsBy<Row, Key> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return { keys: [...groups.keys()], of: (key) => groups.get(key) ?? [] };
}

export type RowsBy<Row, Key> = {
  readonly keys: readonly Key[];
  /** empty where no row has this key */
  readonly of: (key: Key) => readonly Row[];
};
