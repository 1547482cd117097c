/** The reader's own ranges for the two models. */
import {
  ILLUSTRATIVE,
  LEVERAGE_FIELD_NAMES,
  type LeverageBook,
  type LeverageField,
} from '../../core/leverage/leverage-book.js';
import { problemAt, useAssumptions } from '../model/assumptions-context.js';
import { type EditedRow, type RowField, RowsEditor } from '../parts/rows-editor.js';
import { say } from '../words/say.js';
import css from './money-pages.module.css';

export function LeverageBookSection() {
  const { draft, edit, problems } = useAssumptions();
  const book: LeverageBook = draft.leverageBook ?? {};
  const here = LEVERAGE_FIELD_NAMES.filter((name) => book[name] !== undefined);
  const set = (next: Readonly<Record<string, unknown>>): void => {
    const { leverageBook: _, ...rest } = draft;
    edit(Object.keys(next).length === 0 ? rest : { ...rest, leverageBook: next as LeverageBook });
  };
  return (
    <section aria-labelledby="leverage-book" className={css.own}>
      <h2 id="leverage-book">{say('leverage.book')}</h2>
      <p className={css.lede}>{say('leverage.book.lede')}</p>
      <RowsEditor
        label={say('leverage.book.rows')}
        fields={RANGE}
        rows={here.map((name) => ({ name, ...book[name] }) as EditedRow)}
        nameOf={({ name }) => say(`leverage.input.${name as LeverageField}`)}
        problemAt={(i, key) => problemAt(problems, 'leverage book', `${here[i]}.${key}`)}
        onChange={(next) => set(Object.fromEntries(next.map(({ name, ...range }) => [name as string, range])))}
      />
      <p className={css.adds}>
        {LEVERAGE_FIELD_NAMES.filter((name) => book[name] === undefined).map((name) => (
          <button
            key={name}
            type="button"
            onClick={() => set({ ...book, [name]: { low: ILLUSTRATIVE[name].low, high: ILLUSTRATIVE[name].high } })}
          >
            {say(`leverage.input.${name}`)}
          </button>
        ))}
      </p>
    </section>
  );
}

const RANGE: readonly RowField[] = [
  { key: 'low', label: say('fleet.book.low'), kind: 'number' },
  { key: 'high', label: say('fleet.book.high'), kind: 'number' },
  { key: 'source', label: say('assume.source'), kind: 'text', wide: true },
];
