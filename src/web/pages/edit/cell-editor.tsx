/** The field over a cell: free text, or a choice where the column has a list or points to another table. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { ColumnGuide } from '../../../core/casefile/column-guide.js';
import { say } from '../../words/say.js';
import css from './grid.module.css';

export type Move = 'down' | 'right' | 'left' | 'stay';

type Props = {
  readonly guide: ColumnGuide | null;
  readonly choices: readonly string[] | null;
  readonly text: string;
  readonly left: number;
  readonly width: number;
  readonly onCommit: (text: string, move: Move) => void;
  readonly onLeave: () => void;
};

/** More than that is no list to choose from, but one to search in. */
const MOST_IN_LIST = 24;

export function CellEditor({ guide, choices, text: first, left, width, onCommit, onLeave }: Props) {
  const id = useId();
  const ref = useRef<HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement>(null);
  const [text, setText] = useState(first);
  // A field that goes away because the rows scrolled has not been left by anybody.
  const isDone = useRef(false);
  useEffect(() => {
    const field = ref.current;
    field?.focus({ preventScroll: true });
    if (field && 'setSelectionRange' in field) field.setSelectionRange(field.value.length, field.value.length);
  }, []);
  const end = (act: () => void): void => {
    if (isDone.current) return;
    isDone.current = true;
    act();
  };
  const press = (event: KeyboardEvent): void => {
    const { key, shiftKey, altKey } = event;
    event.stopPropagation();
    const move =
      key === 'Enter' && !altKey && !shiftKey ? 'down' : key === 'Tab' ? (shiftKey ? 'left' : 'right') : null;
    if (move !== null) end(() => onCommit(text.trim(), move));
    else if (key === 'Escape') end(onLeave);
    else return;
    event.preventDefault();
  };
  const isFixed = guide?.choices != null && guide.delimiter === null;
  const isList = choices !== null && guide?.delimiter === null && isFixed && choices.length <= MOST_IN_LIST;
  const shared = {
    ref,
    className: css.editor,
    style: { insetInlineStart: left, inlineSize: Math.max(width, 120) },
    'aria-label': say('edit.column', { column: guide?.name ?? '', words: guide?.words ?? '' }),
    value: text,
    onKeyDown: press,
    onBlur: () => end(() => onCommit(text.trim(), 'stay')),
    onMouseDown: (event: { stopPropagation: () => void }) => event.stopPropagation(),
  };
  if (isList)
    return (
      <select {...shared} onChange={({ target }) => setText(target.value)}>
        {[...new Set(['', text, ...choices])].map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    );
  if (choices !== null && guide?.delimiter === null)
    return (
      <>
        <input {...shared} list={id} onChange={({ target }) => setText(target.value)} autoComplete="off" />
        <datalist id={id}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      </>
    );
  return (
    <textarea
      {...shared}
      rows={Math.min(8, Math.max(1, text.split('\n').length, Math.ceil(text.length / 34)))}
      spellCheck={false}
      onChange={({ target }) => setText(target.value)}
    />
  );
}
