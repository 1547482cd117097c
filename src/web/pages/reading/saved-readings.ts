/** What the case has of a picture already: by source, the marks as they would be placed anew. */
import type { Case } from '../../../core/case.js';
import type { PlacedMark, ReadingDraft } from '../../../core/evidence/reading/placed-mark.js';

export type SavedReading = { readonly sourceId: string; readonly imageId: string; readonly reading: ReadingDraft };

type Rows = Pick<Case, 'marks' | 'readings' | 'items'>;

/** @param fragment of a frame; null: a still picture */
export function savedReadings(
  { marks, readings, items }: Rows,
  file: string,
  fragment: string | null,
): readonly SavedReading[] {
  const found = new Map<string, { sourceId: string; imageId: string; marks: PlacedMark[]; isAtLeast: boolean }>();
  for (const mark of marks) {
    const row =
      mark.file === file && mark.fragment === fragment ? readings.find(({ id }) => id === mark.readingId) : undefined;
    if (!row) continue;
    const key = JSON.stringify([row.sourceId, row.imageId]);
    const saved = found.get(key) ?? { sourceId: row.sourceId, imageId: row.imageId, marks: [], isAtLeast: false };
    const label = items.find(({ id }) => id === row.itemId)?.label ?? row.itemId;
    const { assetType, state, confidence, identityState } = row;
    saved.marks.push({ ...{ id: mark.id, x: mark.x, y: mark.y, label }, assetType, state, confidence, identityState });
    saved.isAtLeast ||= row.comparator === 'ge';
    found.set(key, saved);
  }
  return [...found.values()].map(({ sourceId, imageId, marks: placed, isAtLeast }) => {
    const none = readings
      .filter((row) => row.sourceId === sourceId && row.imageId === imageId)
      .filter((row) => row.state === 'NO_DAMAGE' && row.count === null)
      .map(({ assetType }) => assetType);
    return { sourceId, imageId, reading: { marks: placed, none, isAtLeast } };
  });
}

/** As it is saved or handed in: labels without blanks around them, types of which none is hit only where no mark says so. */
export function tidy({ marks, none, isAtLeast }: ReadingDraft): ReadingDraft {
  const marked = new Set(marks.map(({ assetType }) => assetType));
  return {
    marks: marks.map((mark) => ({ ...mark, label: mark.label?.trim() || null })),
    none: none.filter((type) => !marked.has(type)),
    isAtLeast,
  };
}

/** Types a mark may have: those counted at the site first, then all the case speaks of, then the generic ones. */
export function typesAt(theCase: Case, siteId: string): readonly string[] {
  const here = theCase.presence.filter((row) => row.siteId === siteId).map(({ assetType }) => assetType);
  const all = [theCase.presence, theCase.readings, theCase.items, theCase.inventory, theCase.prices].flatMap((rows) =>
    rows.map(({ assetType }) => assetType),
  );
  const generic = Object.keys(theCase.typeGroups);
  const plain = [...here, ...theCase.types, ...all, ...theCase.claims.flatMap(({ scopeTypes }) => scopeTypes)];
  return [...new Set([...plain.filter((type) => !generic.includes(type)), ...generic])];
}
