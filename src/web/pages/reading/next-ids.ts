/** Ids for new rows that follow those that are there: after `x041` comes `x042`. */

/** @param taken all ids of the table @param first where there is none to follow */
export function idsAfter(taken: readonly string[], first: string): () => string {
  const numbered = taken.flatMap((id) => {
    const match = /^([a-z][a-z_-]*)(\d+)$/.exec(id);
    return match ? [{ prefix: match[1] as string, digits: match[2] as string }] : [];
  });
  const start = /^([a-z][a-z_-]*)(\d+)$/.exec(first);
  const prefix = commonest(numbered.map((one) => one.prefix)) ?? start?.[1] ?? 'r';
  const own = numbered.filter((one) => one.prefix === prefix);
  const width = own.at(-1)?.digits.length ?? start?.[2]?.length ?? 1;
  let last = own.reduce((most, { digits }) => Math.max(most, Number(digits)), 0);
  const used = new Set(taken);
  return () => {
    for (;;) {
      last += 1;
      const id = `${prefix}${String(last).padStart(width, '0')}`;
      if (!used.has(id)) return id;
    }
  };
}

/** A name that is free: itself, else with a number. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (wanted !== '' && !taken.has(wanted)) return wanted;
  for (let n = 2; ; n++) if (!taken.has(`${wanted || 'row'}-${n}`)) return `${wanted || 'row'}-${n}`;
}

function commonest(words: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].reduce<readonly [string | null, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    [null, 0],
  )[0];
}
