// biome-ignore-all lint/a11y/useSemanticElements: rows in view alone are there, which a table cannot say of itself
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names the cell one is on
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are heard by the grid
/**
 * One table as a grid (ARIA grid pattern, one tab stop): keys move, edit, copy, paste and undo; a broken rule stands at its
 * cell. Only the rows in view are there, whatever their number.
 */
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type ColumnGuide, choicesOf } from '../../../core/casefile/column-guide.js';
import type { Draft, DraftTable } from '../../../core/casefile/draft.js';
import type { CellAct } from '../../../core/casefile/draft-acts.js';
import { type IncomingRows, rowName } from '../../../core/casefile/incoming.js';
import { readPasted } from '../../../sheets/read-delimited.js';
import { say } from '../../words/say.js';
import { CellEditor, type Move } from './cell-editor.js';
import css from './grid.module.css';
import { type Box, boxOf, type Choice, here, moved, type Place, within } from './grid-place.js';
import { GridRow } from './grid-row.js';
import type { ProblemsByRow } from './problems-by-row.js';
import { ROW_PX, useWindow } from './use-window.js';
import { widthsOf } from './widths.js';

type Props = {
  readonly draft: Draft;
  readonly table: DraftTable;
  readonly guides: readonly ColumnGuide[];
  readonly problems: ProblemsByRow;
  /** what others wrote meanwhile */
  readonly came: IncomingRows | null;
  readonly choice: Choice;
  readonly setChoice: (choice: Choice) => void;
  readonly onCells: (acts: readonly CellAct[]) => void;
  readonly onPaste: (corner: Place, block: readonly (readonly string[])[]) => void;
  readonly onRemove: (rows: ReadonlySet<number>) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onTyping: (isTyping: boolean) => void;
};

/** `typed`: what a key press began with, in place of what stood there */
type Editing = { readonly at: Place; readonly typed: string | null };

export function Grid(props: Props) {
  const { draft, table, guides, problems, came, choice, setChoice } = props;
  const { onCells, onPaste, onRemove, onUndo, onRedo, onTyping } = props;
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const size = { rows: table.rows.length, columns: table.columns.length };
  const view = useWindow(ref, size.rows);
  const widths = widthsOf(table);
  const { at } = choice;
  const cellId = (place: Place): string => `${id}-${place.row}-${place.column}`;
  const cell = (place: Place): string => table.rows[place.row]?.cells[place.column] ?? '';

  const isTyping = editing !== null;
  // dependencies: what is done with it is a new function each time
  useEffect(() => {
    onTyping(isTyping);
    return () => onTyping(false);
  }, [isTyping]);

  const go = (next: Choice): void => {
    setChoice(next);
    view.show(next.at.row);
    showColumn(ref.current, widths, next.at.column);
  };
  // dependencies: the place, wherever it was changed from
  useEffect(() => {
    view.show(at.row);
    showColumn(ref.current, widths, at.column);
  }, [at.row, at.column, table.path]);

  const edit = (typed: string | null): void => {
    if (table.rows[at.row] && !table.rows[at.row]?.isRemoved) setEditing({ at, typed });
  };
  const commit = (text: string, move: Move): void => {
    setEditing(null);
    ref.current?.focus({ preventScroll: true });
    if (editing && text !== cell(editing.at)) onCells([{ ...editing.at, text }]);
    const step = STEP[move];
    if (step) go(here(within(size, { row: at.row + step.row, column: at.column + step.column })));
  };
  const empty = (): void => onCells(cellsIn(boxOf(choice)).map((place) => ({ ...place, text: '' })));

  const press = (event: KeyboardEvent): void => {
    if (editing || event.target !== ref.current) return;
    const { key } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    const to = moved(choice, size, event, view.page);
    const act = to
      ? () => go(to)
      : isCommand
        ? commandOf(key.toLowerCase(), event.shiftKey)
        : keyOf(key, event.shiftKey);
    if (!act) return;
    // The keys of the frame are letters, too.
    event.stopPropagation();
    event.preventDefault();
    act();
  };
  const keyOf = (key: string, isShift: boolean): (() => void) | null => {
    if (key === 'Enter' || key === 'F2') return () => edit(null);
    if (key === 'Delete' && isShift) return () => onRemove(rowsIn(boxOf(choice)));
    if (key === 'Delete' || key === 'Backspace') return empty;
    if (key === 'Escape') return () => setChoice(here(at));
    return key.length === 1 ? () => edit(key) : null;
  };
  const commandOf = (key: string, isShift: boolean): (() => void) | null => {
    if (key === 'z') return isShift ? onRedo : onUndo;
    if (key === 'y') return onRedo;
    if (key === 'a')
      return () => setChoice({ from: { row: 0, column: 0 }, at: { row: size.rows - 1, column: size.columns - 1 } });
    return null;
  };
  const copy = (event: ClipboardEvent, isCut: boolean): void => {
    if (editing) return;
    const { top, bottom, left, right } = boxOf(choice);
    const rows = table.rows.slice(top, bottom + 1).map(({ cells }) => cells.slice(left, right + 1));
    event.clipboardData.setData('text/plain', rows.map((cells) => cells.map(quoted).join('\t')).join('\n'));
    event.preventDefault();
    if (isCut) empty();
  };
  const paste = (event: ClipboardEvent): void => {
    if (editing) return;
    event.preventDefault();
    const { top, left } = boxOf(choice);
    onPaste({ row: top, column: left }, readPasted(event.clipboardData.getData('text/plain')));
  };

  const rows = table.rows.slice(view.first, view.end);
  const width = widths.reduce((sum, one) => sum + one, ROW_HEAD_PX);
  const isActiveThere = at.row >= view.first && at.row < view.end;
  return (
    <div
      ref={ref}
      className={css.grid}
      role="grid"
      tabIndex={0}
      aria-label={say('edit.grid', { table: table.name, rows: size.rows })}
      aria-rowcount={size.rows + 1}
      aria-colcount={size.columns + 1}
      aria-multiselectable="true"
      aria-activedescendant={isActiveThere && !editing ? cellId(at) : undefined}
      onScroll={view.onScroll}
      onKeyDown={press}
      onCopy={(event) => copy(event, false)}
      onCut={(event) => copy(event, true)}
      onPaste={paste}
    >
      <div role="rowgroup" className={css.heads} style={{ inlineSize: width }}>
        <div role="row" aria-rowindex={1} className={css.row}>
          <div role="columnheader" aria-colindex={1} className={css.corner}>
            <span>{say('edit.row')}</span>
          </div>
          {table.columns.map((column, i) => (
            <div
              key={column}
              role="columnheader"
              aria-colindex={i + 2}
              className={css.head}
              style={{ inlineSize: widths[i] }}
              title={guides[i]?.words}
            >
              {column}
              {guides[i]?.isKey ? <i>{say('edit.key')}</i> : guides[i]?.isRequired && <i>{say('edit.needed')}</i>}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={css.body} style={{ blockSize: size.rows * ROW_PX, inlineSize: width }}>
        {rows.map((row, i) => (
          <GridRow
            key={row.id}
            row={row}
            place={view.first + i}
            table={table}
            guides={guides}
            widths={widths}
            problems={problems.get(row.id) ?? null}
            came={came?.get(rowName(table, row.was) ?? '')}
            choice={choice}
            cellId={cellId}
            onChoose={(place, isMore) => {
              if (editing) setEditing(null);
              ref.current?.focus({ preventScroll: true });
              setChoice(isMore ? { at: place, from: choice.from } : here(place));
            }}
            onEdit={(place) => setEditing({ at: place, typed: null })}
            editor={
              editing?.at.row === view.first + i ? (
                <CellEditor
                  key={cellId(editing.at)}
                  guide={guides[editing.at.column] ?? null}
                  choices={
                    guides[editing.at.column] ? choicesOf(guides[editing.at.column] as ColumnGuide, draft) : null
                  }
                  text={editing.typed ?? cell(editing.at)}
                  left={widths.slice(0, editing.at.column).reduce((sum, one) => sum + one, ROW_HEAD_PX)}
                  width={widths[editing.at.column] ?? 0}
                  onCommit={commit}
                  onLeave={() => {
                    setEditing(null);
                    ref.current?.focus({ preventScroll: true });
                  }}
                />
              ) : null
            }
          />
        ))}
      </div>
    </div>
  );
}

const ROW_HEAD_PX = 56;
const RULE_PX = 248;

const STEP: Readonly<Record<Move, Place | null>> = {
  down: { row: 1, column: 0 },
  right: { row: 0, column: 1 },
  left: { row: 0, column: -1 },
  stay: null,
};

const rowsIn = ({ top, bottom }: Box): ReadonlySet<number> =>
  new Set(Array.from({ length: bottom - top + 1 }, (_, i) => top + i));

const cellsIn = ({ top, bottom, left, right }: Box): readonly Place[] =>
  Array.from({ length: bottom - top + 1 }, (_, i) =>
    Array.from({ length: right - left + 1 }, (_, j) => ({ row: top + i, column: left + j })),
  ).flat();

const quoted = (cell: string): string => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function showColumn(box: HTMLElement | null, widths: readonly number[], column: number): void {
  if (!box) return;
  const start = widths.slice(0, column).reduce((sum, one) => sum + one, 0);
  // A broken rule stands under its cell and may be wider than it.
  const end = start + Math.max(widths[column] ?? 0, RULE_PX) + ROW_HEAD_PX;
  if (start < box.scrollLeft) box.scrollLeft = start;
  else if (end > box.scrollLeft + box.clientWidth) box.scrollLeft = end - box.clientWidth;
}
