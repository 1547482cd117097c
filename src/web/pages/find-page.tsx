/** Rows of all cases: to list a table, to narrow it to days, to find words; a page at a time, each row opening where it is at home. */
import { type FormEvent, useState } from 'react';
import type { RowPage } from '../../client/case-calls.js';
import { INDEXED_TABLES, type IndexedTable } from '../../core/casefile/indexed-rows.js';
import type { FoundRow } from '../../core/ports.js';
import { api } from '../model/api.js';
import { useFetched } from '../model/use-fetched.js';
import { type Asked, DEFAULT_VIEW } from '../route/route.js';
import { Link, navigate } from '../route/use-route.js';
import { HOMES } from '../search/finds.js';
import { dayWords } from '../words/days.js';
import { say } from '../words/say.js';
import css from './find-page.module.css';
import { Field, fieldText } from './form-field.js';
import pages from './pages.module.css';

export function FindPage({ asked }: { readonly asked: Asked }) {
  const find = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const [q, from, to] = ['q', 'from', 'to'].map((name) => fieldText(data, name).trim()) as [string, string, string];
    navigate({ page: 'find', asked: { table: fieldText(data, 'table') as IndexedTable, q, from, to } });
  };
  return (
    <main className={pages.alone}>
      <p className={pages.brand}>
        <Link to={{ page: 'cases' }}>{say('brand')}</Link>
      </p>
      <h1>{say('find.title')}</h1>
      <p className={pages.lede}>{say('find.lede')}</p>
      <search>
        {/* Another address, by the way back for one, fills the fields anew. */}
        <form key={JSON.stringify(asked)} className={css.form} onSubmit={find}>
          <Field of="find.words" name="q" type="search" defaultValue={asked.q} className={css.words} />
          <label>
            {say('find.table')}
            <select name="table" defaultValue={asked.table}>
              {INDEXED_TABLES.map((table) => (
                <option key={table}>{table}</option>
              ))}
            </select>
          </label>
          <Field of="find.from" name="from" type="date" defaultValue={asked.from} />
          <Field of="find.to" name="to" type="date" defaultValue={asked.to} />
          <button type="submit">{say('find.go')}</button>
        </form>
      </search>
      <Found key={JSON.stringify(asked)} asked={asked} />
    </main>
  );
}

const pageOf = (asked: Asked, after?: string): Promise<RowPage> =>
  api.rows({
    ...Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== '')),
    ...(after === undefined ? {} : { after }),
  });

function Found({ asked }: { readonly asked: Asked }) {
  const { value: first, error } = useFetched(JSON.stringify(asked), () => pageOf(asked));
  const [later, setLater] = useState<readonly RowPage[]>([]);
  const [failed, setFailed] = useState<Error | null>(null);
  if (error ?? failed) return <p role="alert">{say('error.server', { detail: (error ?? failed)?.message ?? '' })}</p>;
  if (first === null) return null;
  const shown = [first, ...later];
  const rows = shown.flatMap((page) => page.rows);
  const next = shown.at(-1)?.next ?? null;
  return (
    <>
      <p role="status" className={pages.quiet}>
        {rows.length === 0
          ? say('find.none')
          : say(next === null ? 'find.shown' : 'find.shown.more', { n: rows.length })}{' '}
        {first.behind > 0 && say('find.behind', { n: first.behind })}
      </p>
      <ul className={css.rows}>
        {rows.map((row) => (
          <li key={`${row.caseName}/${row.id}`}>
            <Row row={row} />
          </li>
        ))}
      </ul>
      {next !== null && (
        <button type="button" onClick={() => pageOf(asked, next).then((page) => setLater([...later, page]), setFailed)}>
          {say('find.more')}
        </button>
      )}
    </>
  );
}

function Row({ row: { caseName, table, id, day, title } }: { readonly row: FoundRow }) {
  const stage = HOMES[table as keyof typeof HOMES];
  const at = (trace: string | null) => ({ ...DEFAULT_VIEW, trace });
  return (
    <>
      <Link to={{ page: 'case', name: caseName, stage, view: at(`row/${table}/id/${id}`) }}>{title}</Link>
      <p className={pages.quiet}>
        {day ? say('find.row', { table, id, day: dayWords(day) }) : say('find.row.undated', { table, id })}{' '}
        <Link to={{ page: 'case', name: caseName, stage: null, view: at(null) }}>
          {say('find.of', { case: caseName })}
        </Link>
      </p>
    </>
  );
}
