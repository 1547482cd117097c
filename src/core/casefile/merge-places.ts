/**
 * A three-way difference place by place, as somebody decides on it: what was there, what each side made of it, what the
 * merged files hold, and the edits that an answer comes to. Also of what only one side changed something else may be
 * wanted: a folder that lost a row by mistake is no reason to lose it.
 */
import { EDITABLE_PROPERTIES, type RowEdit } from './row-edit.js';
import { editsTo, type Stand, type TwoSided } from './settle.js';
import type { Change, SidedChange, ThreeWay } from './three-way.js';

export type MergePlace = {
  /** of the place and all that is said of it: an answer holds for what was seen, and for nothing that came later */
  readonly name: string;
  /** who changed it; a conflict: both, to different ends */
  readonly side: SidedChange['side'];
  readonly of: TwoSided;
  /** false: a property no desk may edit, which only the whole of a side settles */
  readonly isOpen: boolean;
};

export type MergePlaces = {
  readonly places: readonly MergePlace[];
  /** files without rows: in conflict, only the whole of a side settles them */
  readonly files: readonly { readonly path: string; readonly side: SidedChange['side'] }[];
};

export function mergePlaces({ changes, conflicts }: Pick<ThreeWay, 'changes' | 'conflicts'>): MergePlaces {
  const both = conflicts.flatMap((conflict) => (conflict.kind === 'file' ? [] : [placeOf(conflict, 'conflict')]));
  const others = changes.flatMap((change): MergePlace[] => {
    // Told with the conflicts, a whole row at a time.
    if (change.side === 'conflict') return [];
    const of = sidesOf(change);
    return of ? [placeOf(of, change.side)] : [];
  });
  const files = new Map<string, SidedChange['side']>();
  for (const { mine, theirs, side } of changes) {
    const change = mine ?? theirs;
    if (change?.kind === 'file') files.set(change.change.path, side);
  }
  for (const conflict of conflicts) if (conflict.kind === 'file') files.set(conflict.path, 'conflict');
  return { places: [...both, ...others], files: [...files].map(([path, side]) => ({ path, side })) };
}

/** What the merged files hold in it. */
export const standsIn = ({ side }: MergePlace): Stand => (side === 'mine' ? 'mine' : 'theirs');

/** What can be chosen in it, each text once: what one side left alone is what was. */
export function standsOf({ side }: MergePlace): readonly Stand[] {
  return side === 'conflict' ? ['was', 'mine', 'theirs'] : ['was', side === 'mine' ? 'mine' : 'theirs'];
}

/** @param chosen by name of the place; where none is chosen what is merged stands, and a conflict stays open */
export function decisionsOf(places: readonly MergePlace[], chosen: ReadonlyMap<string, Stand>): readonly RowEdit[] {
  return places.flatMap((place) => {
    const [stands, wanted] = [standsIn(place), chosen.get(place.name)];
    if (wanted === undefined || (wanted === stands && place.side !== 'conflict')) return [];
    return editsTo(place.of, stands, wanted);
  });
}

function placeOf(of: TwoSided, side: SidedChange['side']): MergePlace {
  const isOpen = of.kind !== 'property' || EDITABLE_PROPERTIES.some((known) => known === of.property);
  return { name: JSON.stringify(of), side, of, isOpen };
}

/** A change of one side, or of both alike; null: of a file. */
function sidesOf({ mine, theirs }: SidedChange): TwoSided | null {
  const change = mine ?? theirs;
  if (!change || change.kind === 'file') return null;
  if (change.kind === 'property') {
    const { property, was } = change.change;
    const now = (side: Change | null) => (side?.kind === 'property' ? side.change.now : was);
    return { kind: 'property', property, was, mine: now(mine), theirs: now(theirs) };
  }
  const { edit } = change;
  const { table, key } = edit;
  if (edit.kind === 'set') {
    const now = (side: Change | null): string =>
      side?.kind === 'row' && side.edit.kind === 'set' ? side.edit.now : edit.was;
    return { kind: 'cell', table, key, column: edit.column, was: edit.was, mine: now(mine), theirs: now(theirs) };
  }
  const [was, now] = edit.kind === 'add' ? [null, edit.row] : [edit.was, null];
  return { kind: 'row', table, key, was, mine: mine ? now : was, theirs: theirs ? now : was };
}
