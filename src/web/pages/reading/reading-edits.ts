/**
 * A reading as edits of the case: rows of readings with the marks that stand behind each, items for individuals that are new,
 * and the image and the source where the case has them not yet. Read again by the same source, what changed is changed, what
 * is gone is taken out, and all else keeps its row.
 */
import { cellsOf, type Draft, type DraftTable, keyOf as keyOfCells } from '../../../core/casefile/draft.js';
import type { KnownTable } from '../../../core/casefile/known-tables.js';
import { freeName, idsAfter } from '../../../core/casefile/new-ids.js';
import type { Cells, RowEdit } from '../../../core/casefile/row-edit.js';
import { slugOf } from '../../../core/casefile/slug.js';
import { type CountedRow, countedRows, keyOf } from '../../../core/evidence/reading/counted-rows.js';
import type { PlacedMark, ReadingDraft } from '../../../core/evidence/reading/placed-mark.js';

export type About = {
  /** row of imagery; a row that is added with the reading when `newImage` is given */
  readonly imageId: string;
  readonly siteId: string;
  readonly newImage: Cells | null;
  readonly sourceId: string;
  readonly newSource: Cells | null;
  /** of the reading */
  readonly date: string;
  /** where the picture was seen; blank: nowhere that has one */
  readonly url: string;
  /** `sha256:<hex>`, and the frame of a clip */
  readonly file: string;
  readonly fragment: string | null;
  /** rows of this source on this image that have no marks are taken out */
  readonly replacesOthers: boolean;
  /** what a row says, in words */
  readonly wordsOf: (row: CountedRow) => string;
};

const TABLES = ['imagery', 'sources', 'items', 'readings', 'marks'] as const satisfies readonly KnownTable[];

/** @param base the case as it is, untouched */
export function readingEdits(base: Draft, reading: ReadingDraft, about: About): readonly RowEdit[] {
  const tables = new Map([...base.values()].map((table) => [table.name, table]));
  const rowsOf = (name: string): readonly Cells[] => {
    const table = tables.get(name);
    return table ? table.rows.map(({ was }) => cellsOf(table, was ?? [])) : [];
  };
  const edits: RowEdit[] = [];
  const put = editor(tables, edits);

  if (about.newImage !== null) put.add('imagery', { ...about.newImage, id: about.imageId });
  if (about.newSource !== null) put.add('sources', { ...about.newSource, id: about.sourceId });

  const marksBefore = rowsOf('marks');
  const own = ownReadings(rowsOf('readings'), marksBefore, about);
  const itemOf = items(rowsOf('items'), about, put);
  const before = new Map(own.map((row) => [keyOfRow(row, rowsOf('items')), row]));
  const nextReading = idsAfter(rowsOf('readings').map(idIn), 'r1');
  const readingOfMark = new Map<number, string>();
  const kept = new Set<string>();
  for (const row of countedRows(reading)) {
    const cells: Cells = {
      ...{ imagery_id: about.imageId, source_id: about.sourceId, date: about.date, site_id: about.siteId },
      ...{ asset_type: row.assetType, item_id: row.label === null ? '' : itemOf(row, row.label) },
      ...{ comparator: row.comparator ?? '', count: row.count === null ? '' : String(row.count), state: row.state },
      ...{ confidence: row.confidence, identity_state: row.identityState, paraphrase: about.wordsOf(row) },
      ...{ url: about.url, basis: 'seen' },
    };
    const known = before.get(keyOf(row));
    const id = known ? idIn(known) : nextReading();
    kept.add(id);
    if (known) put.set('readings', known, cells);
    else put.add('readings', { id, ...cells });
    for (const place of row.marks) readingOfMark.set(place, id);
  }

  const nextMark = idsAfter(
    [...marksBefore, ...rowsOf('readings')].map(idIn).filter((id) => /^m\d+$/.test(id)),
    'm1',
  );
  const gone = own.filter((row) => !kept.has(idIn(row)));
  const ownIds = new Set(own.map(idIn));
  const stillMarked = new Set<string>();
  for (const [i, mark] of reading.marks.entries()) {
    const cells: Cells = {
      ...{ reading_id: readingOfMark.get(i) ?? '', file: about.file, fragment: about.fragment ?? '' },
      ...{ x: partText(mark.x), y: partText(mark.y) },
    };
    const known = mark.id === null ? undefined : marksBefore.find((row) => idIn(row) === mark.id);
    if (known) {
      stillMarked.add(idIn(known));
      put.set('marks', known, cells);
    } else put.add('marks', { id: nextMark(), ...cells });
  }
  for (const row of marksBefore)
    if (ownIds.has(row.reading_id ?? '') && !stillMarked.has(idIn(row))) put.remove('marks', row);
  for (const row of gone) put.remove('readings', row);
  const needed = TABLES.filter(
    (name) => !tables.has(name) && edits.some((edit) => 'table' in edit && edit.table === `${name}.csv`),
  );
  return [...needed.map((name) => ({ kind: 'table', table: `${name}.csv` }) as const), ...ordered(edits)];
}

/** What this source read in this picture before, by its marks; NO_DAMAGE without a number is said of the whole image. */
function ownReadings(readings: readonly Cells[], marks: readonly Cells[], about: About): readonly Cells[] {
  const { imageId, sourceId, file, fragment } = about;
  const marked = new Map<string, Cells[]>();
  for (const mark of marks) marked.set(mark.reading_id ?? '', [...(marked.get(mark.reading_id ?? '') ?? []), mark]);
  return readings.filter((row) => {
    if (row.imagery_id !== imageId || row.source_id !== sourceId) return false;
    const own = marked.get(idIn(row)) ?? [];
    if (own.length > 0) return own.every((mark) => mark.file === file && (mark.fragment ?? '') === (fragment ?? ''));
    return about.replacesOthers || (row.state === 'NO_DAMAGE' && row.count === '');
  });
}

/** Rows of this source on this image that no mark stands behind: they would add up with what is saved. */
export function unmarkedRows(
  readings: readonly {
    readonly id: string;
    readonly imageId: string;
    readonly sourceId: string;
    readonly count: number | null;
  }[],
  marks: readonly { readonly readingId: string }[],
  { imageId, sourceId }: Pick<About, 'imageId' | 'sourceId'>,
): readonly string[] {
  const marked = new Set(marks.map(({ readingId }) => readingId));
  return readings
    .filter((row) => row.imageId === imageId && row.sourceId === sourceId && !marked.has(row.id) && row.count !== null)
    .map(({ id }) => id);
}

function items(rows: readonly Cells[], { siteId, url }: About, put: Put): (row: CountedRow, label: string) => string {
  const made = new Map<string, string>();
  const taken = new Set(rows.map(idIn));
  return ({ assetType, identityState }, label) => {
    const known = rows.find((row) => row.site_id === siteId && row.label === label);
    const before = known ? idIn(known) : made.get(label);
    if (before !== undefined) return before;
    const id = freeName(slugOf(`${siteId}-${assetType}-${label}`), taken);
    taken.add(id);
    made.set(label, id);
    put.add('items', { id, site_id: siteId, asset_type: assetType, label, identity_state: identityState, url });
    return id;
  };
}

const keyOfRow = (row: Cells, itemRows: readonly Cells[]): string =>
  keyOf({
    ...{ assetType: row.asset_type ?? '', state: row.state, confidence: row.confidence },
    identityState: row.identity_state,
    label: row.item_id ? (itemRows.find((item) => idIn(item) === row.item_id)?.label ?? row.item_id) : null,
  } as PlacedMark);

type Put = {
  readonly add: (table: string, row: Cells) => void;
  readonly set: (table: string, was: Cells, now: Cells) => void;
  readonly remove: (table: string, was: Cells) => void;
};

function editor(tables: ReadonlyMap<string, DraftTable>, edits: RowEdit[]): Put {
  const path = (name: string): string => tables.get(name)?.path ?? `${name}.csv`;
  const keyIn = (name: string, row: Cells): readonly string[] => {
    const table = tables.get(name);
    return table
      ? keyOfCells(
          table,
          table.columns.map((column) => row[column] ?? ''),
        )
      : [idIn(row)];
  };
  const has = (name: string, column: string): boolean => tables.get(name)?.columns.includes(column) ?? true;
  return {
    add(name, row) {
      const cells = Object.entries(row).filter(([column, cell]) => cell !== '' && has(name, column));
      edits.push({ kind: 'add', table: path(name), row: Object.fromEntries(cells) });
    },
    set(name, was, now) {
      for (const [column, cell] of Object.entries(now))
        if (has(name, column) && (was[column] ?? '') !== cell)
          edits.push({
            kind: 'set',
            table: path(name),
            key: keyIn(name, was),
            column,
            was: was[column] ?? '',
            now: cell,
          });
    },
    remove: (name, was) => void edits.push({ kind: 'remove', table: path(name), key: keyIn(name, was), was }),
  };
}

/** Rows go before rows that may take their place come. */
const ordered = (edits: readonly RowEdit[]): readonly RowEdit[] => [
  ...edits.filter(({ kind }) => kind === 'remove'),
  ...edits.filter(({ kind }) => kind !== 'remove'),
];

const idIn = (row: Cells): string => row.id ?? '';

/** A hundred-thousandth of a picture is finer than any pixel that is marked by hand. */
const partText = (part: number): string => String(Number(part.toFixed(5)));
