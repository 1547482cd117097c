/**
 * The log of merges. A merge says that two records are taken for one asset, how sure that is and why; the records stay as they
 * were. Who is one asset is always worked out anew from the log, so a merge is undone by leaving it out.
 */
export type Merge = {
  /** 1-based, in the order in which they are made: surest first */
  readonly id: number;
  /** places among the records */
  readonly first: number;
  readonly second: number;
  /** 0..1 */
  readonly probability: number;
  /** what the two have in common, field by field */
  readonly because: Readonly<Record<string, string>>;
};

/** Sets of records, each taken for one asset, by their first record; single ones too. */
export function replayMerges(
  listOf: readonly number[],
  merges: readonly Merge[],
  undone: ReadonlySet<number> = new Set(),
): readonly (readonly number[])[] {
  const setOf = listOf.map((_, record) => record);
  const members: number[][] = listOf.map((_, record) => [record]);
  for (const { id, first, second } of merges) {
    const [a, b] = [setOf[first] as number, setOf[second] as number];
    if (undone.has(id) || a === b) continue;
    const [into, from] = [members[Math.min(a, b)] as number[], members[Math.max(a, b)] as number[]];
    // No list holds one asset twice: a later, less sure merge that would say so is passed over.
    const lists = new Set(into.map((record) => listOf[record]));
    if (from.some((record) => lists.has(listOf[record] as number))) continue;
    for (const record of from) setOf[record] = Math.min(a, b);
    into.push(...from);
    members[Math.max(a, b)] = [];
  }
  return members.filter((set) => set.length > 0).map((set) => set.sort((x, y) => x - y));
}
