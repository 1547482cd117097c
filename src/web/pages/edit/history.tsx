/** The revisions of a case, newest first, with who made them, why, and what each changed row by row. */
import { useState } from 'react';
import type { Difference } from '../../../core/casefile/difference.js';
import type { CaseRevision } from '../../../core/ports.js';
import { api } from '../../model/api.js';
import { useFetched } from '../../model/use-fetched.js';
import { DataTable } from '../../parts/data-table.js';
import { Link } from '../../route/use-route.js';
import { dayWords } from '../../words/days.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import css from './edit.module.css';

export function History({ name, newest }: { readonly name: string; readonly newest: number }) {
  const { value, error } = useFetched(`${name} ${newest}`, () => api.revisions(name));
  if (error) return <p role="alert">{say('edit.failed', { detail: error.message })}</p>;
  if (!value) return <p role="status">{say('edit.loading')}</p>;
  return (
    <>
      <p className={pages.note}>
        {say('history.lede')} <Link to={{ page: 'import' }}>{say('folder.link')}</Link>
      </p>
      <ol className={css.history}>
        {value.toReversed().map((revision) => (
          <Revision
            key={revision.revision}
            of={revision}
            before={value.find((one) => one.revision === (revision.parent ?? revision.revision - 1)) ?? null}
          />
        ))}
      </ol>
    </>
  );
}

function Revision({ of, before }: { readonly of: CaseRevision; readonly before: CaseRevision | null }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <h2>{say('history.revision', { revision: String(of.revision) })}</h2>
      <p className={pages.quiet}>
        {dayWords(`${of.importedAt.slice(0, 16)}Z`)} · {say(`history.origin.${of.origin}`)}
        {of.author !== null && ` · ${say('history.by', { author: of.author })}`}
      </p>
      {of.note !== null && <p className={css.why}>{of.note}</p>}
      {before === null ? (
        <p>{say('history.first')}</p>
      ) : (
        <details onToggle={({ currentTarget }) => currentTarget.open && setOpen(true)}>
          <summary>{say('history.show')}</summary>
          {isOpen && <Changes name={of.caseName} from={before.revision} to={of.revision} />}
        </details>
      )}
    </li>
  );
}

type Line = {
  readonly table: string;
  readonly key: string;
  readonly column: string;
  readonly was: string;
  readonly now: string;
};

/** A longer table is no reading matter; the two folders can be exported and compared. */
const MOST_LINES = 500;

function Changes({ name, from, to }: { readonly name: string; readonly from: number; readonly to: number }) {
  const { value, error } = useFetched(`${name} ${from} ${to}`, () => api.difference(name, from, to));
  if (error) return <p role="alert">{say('edit.failed', { detail: error.message })}</p>;
  if (!value) return <p role="status">{say('history.loading')}</p>;
  const lines = linesOf(value);
  const more = lines.length - MOST_LINES;
  if (lines.length === 0) return <p>{say('history.nothing')}</p>;
  return (
    <>
      <DataTable
        caption={say('history.table', { from: String(from), to: String(to) })}
        columns={[
          { head: say('history.place'), cell: (line: Line) => line.table },
          { head: say('history.key'), cell: (line: Line) => line.key, rowHead: true },
          { head: say('history.column'), cell: (line: Line) => line.column },
          { head: say('history.was'), cell: (line: Line) => line.was, prose: true },
          { head: say('history.now'), cell: (line: Line) => line.now, prose: true },
        ]}
        rows={lines.slice(0, MOST_LINES)}
        keyOf={({ table, key, column }) => JSON.stringify([table, key, column])}
      />
      {more > 0 && <p>{say('history.more', { n: more })}</p>}
    </>
  );
}

function linesOf({ rows, properties, files }: Difference): readonly Line[] {
  return [
    ...rows.map((edit): Line => {
      const place = { table: edit.table, key: edit.key.join(' ') };
      if (edit.kind === 'set') return { ...place, column: edit.column, was: edit.was, now: edit.now };
      const isAdded = edit.kind === 'add';
      const text = Object.values(isAdded ? edit.row : edit.was)
        .filter((cell) => cell !== '')
        .join(' · ');
      const column = say(isAdded ? 'history.added' : 'history.removed');
      return { ...place, column, was: isAdded ? '' : text, now: isAdded ? text : '' };
    }),
    ...properties.map(({ property, was, now }): Line => {
      const text = (value: unknown): string => (value === null ? '' : JSON.stringify(value));
      return { table: say('history.property'), key: '', column: property, was: text(was), now: text(now) };
    }),
    ...files.map(({ path, change }): Line => ({ table: path, key: '', column: change, was: '', now: '' })),
  ];
}
