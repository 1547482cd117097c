/** A grid with what can be done to its rows. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DraftProblem } from '../../../core/casefile/check-draft.js';
import type { ColumnGuide } from '../../../core/casefile/column-guide.js';
import type { Draft, DraftTable } from '../../../core/casefile/draft.js';
import { addRows, pasteBlock, removeRows, setCells } from '../../../core/casefile/draft-acts.js';
import { say } from '../../words/say.js';
import css from './edit.module.css';
import { Grid } from './grid.js';
import { boxOf, type Choice, here, placeAfter } from './grid-place.js';
import { ImportDialog } from './import-dialog.js';
import { problemsByRow } from './problems-by-row.js';
import type { Desk } from './use-desk.js';

type Props = {
  readonly desk: Desk;
  readonly draft: Draft;
  readonly table: DraftTable;
  readonly guides: readonly ColumnGuide[];
  readonly problems: readonly DraftProblem[];
  readonly start: Choice;
  readonly isFocused: boolean;
};

export function TablePart({ desk, draft, table, guides, problems, start, isFocused }: Props) {
  const [choice, setChoice] = useState<Choice>(start);
  // Rows move when others add and remove some: one stays on the row one is on.
  const before = useRef({ base: desk.base, table });
  if (before.current.base !== desk.base && choice.at.row < before.current.table.rows.length) {
    const to = placeAfter(before.current.table, table, choice.at.row);
    if (to !== choice.at.row) setChoice(here({ row: to, column: choice.at.column }));
  }
  before.current = { base: desk.base, table };
  const [said, setSaid] = useState('');
  const [importing, setImporting] = useState(false);
  const ref = useRef<HTMLDivElement>(null);
  const wrong = useMemo(() => problemsByRow(problems, table.path), [problems, table.path]);
  useEffect(() => {
    if (isFocused) ref.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, [isFocused]);
  const { path } = table;
  const box = boxOf(choice);
  const chosen = new Set(table.rows.flatMap((_, at) => (at >= box.top && at <= box.bottom ? [at] : [])));
  const isBack = chosen.size > 0 && [...chosen].every((at) => table.rows[at]?.isRemoved);
  const guide = guides[choice.at.column];
  const focusGrid = (): void => ref.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();

  const remove = (rows: ReadonlySet<number>): void => {
    desk.change(removeRows(draft, path, rows));
    const left = table.rows.filter((row, at) => !rows.has(at) || row.was !== null).length;
    setChoice(here({ row: Math.max(0, Math.min(left - 1, box.top)), column: choice.at.column }));
  };
  return (
    <div ref={ref}>
      <div className={css.tools}>
        <button
          type="button"
          onClick={() => {
            desk.change(addRows(draft, path, [{}]));
            setChoice(here({ row: table.rows.length, column: 0 }));
            focusGrid();
          }}
        >
          {say('edit.add')}
        </button>
        <button type="button" disabled={chosen.size === 0} onClick={() => remove(chosen)}>
          {isBack ? say('edit.restore') : say('edit.remove', { n: chosen.size })}
        </button>
        <button type="button" disabled={desk.past.length === 0} onClick={desk.undo}>
          {say('edit.undo')}
        </button>
        <button type="button" disabled={desk.future.length === 0} onClick={desk.redo}>
          {say('edit.redo')}
        </button>
        <button type="button" onClick={() => setImporting(true)}>
          {say('edit.import')}
        </button>
      </div>
      <p className={css.words}>{guide && say('edit.column', { column: guide.name, words: guide.words })}</p>
      {table.rows.length === 0 && <p className={css.none}>{say('edit.none')}</p>}
      <Grid
        {...{ draft, table, guides, choice, setChoice }}
        problems={wrong}
        came={desk.came.get(path) ?? null}
        onTyping={desk.typing}
        onCells={(acts) => desk.change(setCells(draft, path, acts))}
        onPaste={(corner, block) => {
          const pasted = pasteBlock(draft, path, corner, block);
          desk.change(pasted.draft);
          const left = pasted.left > 0 ? ` ${say('edit.pasted.left', { n: pasted.left })}` : '';
          setSaid(say('edit.pasted', { n: pasted.added }) + left);
          const width = Math.max(1, ...block.map((cells) => cells.length));
          const end = { row: corner.row + block.length - 1, column: corner.column + width - 1 };
          setChoice({ from: corner, at: { row: end.row, column: Math.min(table.columns.length - 1, end.column) } });
        }}
        onRemove={remove}
        onUndo={desk.undo}
        onRedo={desk.redo}
      />
      <p className={css.keys}>{say('edit.keys')}</p>
      <p role="status" className={css.said}>
        {said}
      </p>
      {importing && (
        <ImportDialog
          draft={draft}
          start={table.path}
          onClose={() => setImporting(false)}
          onDone={(next, rows) => {
            desk.change(next);
            setSaid(say('import.done', { n: rows }));
            setImporting(false);
          }}
          files={desk.base?.files ?? new Map()}
        />
      )}
    </div>
  );
}
