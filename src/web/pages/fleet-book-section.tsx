/** The reader's fleet book: what no source gives, as ranges with a word on each; a type at a time. */
import { useState } from 'react';
import { BOOK_FIELD_NAMES, BOOK_FIELDS, type BookFieldName } from '../../core/fleet/book-fields.js';
import type { BookRange, FleetBook, FleetBookEntry } from '../../core/fleet/fleet-book.js';
import type { Fleet } from '../../core/fleet/result.js';
import { problemAt, useAssumptions } from '../model/assumptions-context.js';
import { type EditedRow, type RowField, RowsEditor } from '../parts/rows-editor.js';
import { say } from '../words/say.js';
import css from './money-pages.module.css';

/** Five years, nine tenths, lengths of single jobs: where a book begins. */
const FIRST: FleetBook = { horizonDays: 1826, restoreShare: 0.9, lengths: 'range', types: [] };
/** What a type needs before anything can be said, where no row gives it. */
const NEEDED: readonly BookFieldName[] = ['slots', 'repairDays'];

export function FleetBookSection({ fleet }: { readonly fleet: Fleet }) {
  const { draft, edit, problems } = useAssumptions();
  const book = draft.fleetBook ?? FIRST;
  const set = (next: FleetBook): void => {
    const { fleetBook: _, ...rest } = draft;
    edit(next.types.length === 0 ? rest : { ...rest, fleetBook: next });
  };
  const missing = fleet.byType
    .map(({ type }) => type)
    .filter((type) => !book.types.some((entry) => entry.type === type));
  const add = (type: string): void =>
    set({
      ...book,
      types: [...book.types, { type, ...Object.fromEntries(NEEDED.map((name) => [name, {}])) } as FleetBookEntry],
    });
  return (
    <section aria-labelledby="fleet-book" className={css.own}>
      <h2 id="fleet-book">{say('fleet.book')}</h2>
      <p className={css.lede}>{say('fleet.book.lede')}</p>
      {book.types.length > 0 && (
        <RowsEditor
          label={say('fleet.book.whole')}
          fields={WHOLE}
          rows={[{ horizonDays: book.horizonDays, restoreShare: book.restoreShare, lengths: book.lengths }]}
          nameOf={() => say('fleet.book.whole')}
          problemAt={(_, key) => problemAt(problems, 'fleet book', key)}
          onChange={([row]) => set({ ...book, ...(row as unknown as Omit<FleetBook, 'types'>) })}
          fixed
        />
      )}
      {book.types.map((entry, i) => (
        <Entry
          key={entry.type}
          entry={entry}
          problem={(field) => problemAt(problems, 'fleet book', `types[${i}].${field}`)}
          onChange={(next) =>
            set({ ...book, types: book.types.flatMap((one, at) => (at === i ? (next === null ? [] : [next]) : [one])) })
          }
        />
      ))}
      <p className={css.adds}>
        {missing.map((type) => (
          <button key={type} type="button" onClick={() => add(type)}>
            {say('fleet.book.add', { type })}
          </button>
        ))}
      </p>
    </section>
  );
}

type EntryProps = {
  readonly entry: FleetBookEntry;
  readonly problem: (field: string) => string | null;
  readonly onChange: (entry: FleetBookEntry | null) => void;
};

function Entry({ entry, problem, onChange }: EntryProps) {
  const names = BOOK_FIELD_NAMES.filter((name) => entry[name] !== undefined);
  const left = BOOK_FIELD_NAMES.filter((name) => entry[name] === undefined);
  const [picked, pick] = useState<BookFieldName | ''>('');
  const rows = names.map((name) => ({ name, ...entry[name] }) as EditedRow);
  const change = (next: readonly EditedRow[]): void => {
    const kept = next.map(({ name, ...range }) => [name, range] as const);
    onChange(kept.length === 0 ? null : ({ type: entry.type, ...Object.fromEntries(kept) } as FleetBookEntry));
  };
  return (
    <section aria-label={entry.type} className={css.entry}>
      <h3>{entry.type}</h3>
      <RowsEditor
        label={say('fleet.book.of', { type: entry.type })}
        fields={RANGE}
        rows={rows}
        nameOf={(row) => BOOK_FIELDS[row.name as BookFieldName].words}
        problemAt={(i, key) => problem(`${names[i]}.${key}`) ?? (key === 'low' ? problem(`${names[i]}`) : null)}
        onChange={change}
      />
      <p className={css.adds}>
        <label>
          {say('fleet.book.another')}{' '}
          <select value={picked} onChange={({ target }) => pick(target.value as BookFieldName | '')}>
            <option value="">{say('assume.choose')}</option>
            {left.map((name) => (
              <option key={name} value={name}>
                {BOOK_FIELDS[name].words}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          disabled={picked === ''}
          onClick={() => {
            if (picked !== '') onChange({ ...entry, [picked]: {} as BookRange });
            pick('');
          }}
        >
          {say('fleet.book.addInput')}
        </button>
      </p>
    </section>
  );
}

const WHOLE: readonly RowField[] = [
  { key: 'horizonDays', label: say('fleet.book.horizon'), kind: 'number' },
  { key: 'restoreShare', label: say('fleet.book.share'), kind: 'number' },
  {
    key: 'lengths',
    label: say('fleet.book.lengths'),
    kind: 'choice',
    options: [
      { value: 'range', text: say('fleet.book.lengths.range') },
      { value: 'mean', text: say('fleet.book.lengths.mean') },
    ],
  },
];
const RANGE: readonly RowField[] = [
  { key: 'low', label: say('fleet.book.low'), kind: 'number' },
  { key: 'high', label: say('fleet.book.high'), kind: 'number' },
  { key: 'source', label: say('assume.source'), kind: 'text', wide: true },
];
