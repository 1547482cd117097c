// biome-ignore-all lint/a11y/useSemanticElements: rows in view alone are there, which a table cannot say of itself
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names the cell one is on
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are heard by the grid
/** One row of a grid: its number, its cells, what is wrong with them, and the field while one of them is edited. */
import type { ReactNode } from 'react';
import type { ColumnGuide } from '../../../core/casefile/column-guide.js';
import type { DraftRow, DraftTable } from '../../../core/casefile/draft.js';
import { say } from '../../words/say.js';
import css from './grid.module.css';
import { boxOf, type Choice, type Place } from './grid-place.js';
import type { RowProblems } from './problems-by-row.js';
import { ROW_PX } from './use-window.js';

type Props = {
  readonly row: DraftRow;
  readonly place: number;
  readonly table: DraftTable;
  readonly guides: readonly ColumnGuide[];
  readonly widths: readonly number[];
  readonly problems: RowProblems | null;
  /** columns that others wrote meanwhile; null: the whole row; left out: none */
  readonly came: ReadonlySet<string> | null | undefined;
  readonly choice: Choice;
  readonly cellId: (place: Place) => string;
  readonly onChoose: (place: Place, isMore: boolean) => void;
  readonly onEdit: (place: Place) => void;
  readonly editor: ReactNode;
};

export function GridRow(props: Props) {
  const { row, place, table, guides, widths, problems, came, choice, cellId, onChoose, onEdit, editor } = props;
  const { at } = choice;
  const box = boxOf(choice);
  const wholeRow = problems?.get(null) ?? null;
  const isHere = place === at.row;
  return (
    <div
      role="row"
      aria-rowindex={place + 2}
      className={row.isRemoved ? `${css.row} ${css.removed}` : row.was === null ? `${css.row} ${css.added}` : css.row}
      style={{ insetBlockStart: place * ROW_PX, zIndex: isHere ? 2 : undefined }}
    >
      <div role="rowheader" aria-colindex={1} className={css.number} aria-invalid={problems !== null || undefined}>
        <span>{place + 1}</span>
        {problems !== null && <span className={css.mark} aria-hidden="true" />}
        {isHere && wholeRow !== null && <Rule id={`${cellId(at)}-row`} text={wholeRow} />}
      </div>
      {table.columns.map((column, i) => {
        const [cell, rule] = [row.cells[i] ?? '', problems?.get(column) ?? null];
        const isActive = isHere && i === at.column;
        const isChosen = place >= box.top && place <= box.bottom && i >= box.left && i <= box.right;
        const isChanged = row.was !== null && row.was[i] !== cell;
        const isTheirs = came === null || came?.has(column) === true;
        const note = rule ?? (isTheirs ? say('edit.came.cell') : null);
        const id = cellId({ row: place, column: i });
        return (
          <div
            key={column}
            id={id}
            role="gridcell"
            aria-colindex={i + 2}
            aria-selected={isChosen}
            aria-invalid={rule !== null || undefined}
            aria-describedby={note !== null && isActive ? `${id}-rule` : undefined}
            className={[
              css.cell,
              guides[i]?.isNumber && css.figures,
              isChosen && css.chosen,
              isActive && css.active,
              isChanged && css.changed,
              isTheirs && css.theirs,
              rule !== null && css.wrong,
            ]
              .filter(Boolean)
              .join(' ')}
            style={{ inlineSize: widths[i] }}
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose({ row: place, column: i }, event.shiftKey);
            }}
            onDoubleClick={() => onEdit({ row: place, column: i })}
          >
            <span className={css.text}>{cell}</span>
            {note !== null && isActive && <Rule id={`${id}-rule`} text={note} isQuiet={rule === null} />}
          </div>
        );
      })}
      {editor}
    </div>
  );
}

function Rule({
  id,
  text,
  isQuiet = false,
}: {
  readonly id: string;
  readonly text: string;
  readonly isQuiet?: boolean;
}) {
  return (
    <span id={id} className={isQuiet ? `${css.rule} ${css.quiet}` : css.rule}>
      {text}
    </span>
  );
}
