/** Ids for new rows in the way a case numbers its own: after `x041` comes `x042`, after `obs-08` comes `obs-09`. */

/** @param taken all ids of the table @param like where there is none to follow: its letters, and figures as wide */
export function idsAfter(taken: readonly string[], like: string): () => string {
  const numbered = taken.flatMap((id) => numberIn(id) ?? []);
  const start = numberIn(like) ?? { stem: like, digits: '1' };
  const stem = commonest(numbered.map((one) => one.stem)) ?? start.stem;
  const own = numbered.filter((one) => one.stem === stem);
  const width = (own.at(-1) ?? start).digits.length;
  let last = own.reduce((most, { digits }) => Math.max(most, Number(digits)), 0);
  const used = new Set(taken);
  return () => {
    for (;;) {
      last += 1;
      const id = `${stem}${String(last).padStart(width, '0')}`;
      if (!used.has(id)) return id;
    }
  };
}

/** A name that is free: itself, else with a number. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (wanted !== '' && !taken.has(wanted)) return wanted;
  for (let n = 2; ; n++) if (!taken.has(`${wanted || 'row'}-${n}`)) return `${wanted || 'row'}-${n}`;
}

function numberIn(id: string): { readonly stem: string; readonly digits: string } | null {
  const [, stem, digits] = /^((?:.*\D)?)(\d{1,15})$/.exec(id) ?? [];
  return stem === undefined || digits === undefined ? null : { stem, digits };
}

/** Of those alike often, the one that came last. */
function commonest(words: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].reduce<readonly [string | null, number]>(
    (best, one) => (one[1] >= best[1] ? one : best),
    [null, 0],
  )[0];
}
