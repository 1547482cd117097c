/** What a sentence claims without a number: nothing was hit, all will be restored, a type is beyond repair. */
import { isAuxiliary } from './denominator-of.js';
import { type Found, isCount, textOf } from './found.js';
import type { Mark } from './marks.js';
import type { Memory } from './memory.js';
import { assetsIn, sitesIn, typesIn } from './scope-of.js';

export function withoutNumber(
  marks: readonly Mark[],
  unit: string,
  found: readonly Found[],
  memory: Memory,
): readonly Found[] {
  const made: Found[] = [];
  const blank = (at: number): Found => ({
    from: at,
    to: at + 1,
    measure: 'count',
    verb: null,
    comparator: null,
    low: null,
    high: null,
    unit,
    sites: [],
    types: [],
    denominator: null,
    hedge: null,
  });
  const zero = { comparator: 'eq', low: 0, high: 0 } as const;
  for (const [at, mark] of marks.entries()) {
    if (mark.kind === 'repelled') {
      const pointed = memory.pointedAt(marks);
      const sites = pointed.length > 0 ? pointed : sitesIn(marks, 0, marks.length);
      const each = sites.length > 0 ? sites.map((site) => [site]) : [[]];
      for (const site of each) made.push({ ...blank(at), ...zero, verb: 'HIT', sites: site, hedge: mark.text });
    }
    if (mark.kind === 'not' && found.every(({ low }) => low !== 0)) {
      const denied = marks.slice(at + 1, at + 3).find(({ kind }) => kind === 'verb');
      if (denied?.kind === 'verb' && found.length === 0)
        made.push({
          ...blank(at),
          ...zero,
          verb: denied.verb,
          types: typesIn(marks, 0, marks.length),
          sites: sitesIn(marks, 0, at),
        });
    }
    if (mark.kind === 'restored')
      made.push({
        ...blank(at),
        measure: 'restoration',
        verb: 'DAMAGED',
        comparator: 'eq',
        low: 100,
        high: 100,
        unit: 'percent',
        denominator: subjectIn(marks, at),
      });
    if (mark.kind === 'intact' && assetsIn(marks, 0, marks.length) !== null)
      made.push({ ...blank(at), verb: 'NONE', sites: memory.thereIn(marks), types: typesIn(marks, 0, marks.length) });
    if (mark.kind === 'type' && mark.isPlural && marks[at - 1]?.kind === 'and' && found.some(isCount))
      made.push({
        ...blank(at),
        verb: found.filter(isCount).at(-1)?.verb ?? null,
        comparator: 'ge',
        low: 2,
        types: mark.ids,
      });
    if (mark.kind === 'verb' && mark.verb === 'BEYOND_REPAIR' && found.length === 0 && made.length === 0) {
      const types = typesIn(marks, 0, marks.length);
      const hedge = textOf(marks, { from: 0, to: marks.length }, 'hedge');
      if (types.length > 0)
        made.push({ ...blank(at), measure: 'other', verb: 'BEYOND_REPAIR', unit: null, types, hedge });
    }
  }
  return made;
}

/** What will be restored: the noun before the first auxiliary of the sentence. */
function subjectIn(marks: readonly Mark[], before: number): readonly [number, number] | null {
  const at = marks.findIndex(isAuxiliary);
  const kind = marks[at - 1]?.kind;
  return at > 0 && at < before && (kind === 'word' || kind === 'group') ? [at - 1, at] : null;
}
