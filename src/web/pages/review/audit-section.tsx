/** What was done, newest first: looked through by person, act and (of the desk) case, a page at a time. */
import { type FormEvent, useState } from 'react';
import type { AuditAsked } from '../../../client/case-people-calls.js';
import type { AuditPage } from '../../../client/people-calls.js';
import { useFetched } from '../../model/use-fetched.js';
import { useLast } from '../../model/use-last.js';
import { DataTable } from '../../parts/data-table.js';
import { say } from '../../words/say.js';
import { fieldText, Refused } from '../form-field.js';
import css from '../people.module.css';

type Props = {
  readonly get: (asked: AuditAsked) => Promise<AuditPage>;
  /** acts of several cases stand here */
  readonly ofDesk: boolean;
};

export function AuditSection({ get, ofDesk }: Props) {
  const [asked, setAsked] = useState<AuditAsked>({});
  const { value, error } = useFetched(JSON.stringify(asked), () => get(asked));
  const page = useLast(value);
  const show = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setAsked({
      by: fieldText(data, 'by').trim(),
      q: fieldText(data, 'q').trim(),
      case: fieldText(data, 'case').trim(),
    });
  };
  const last = page?.rows.at(-1);
  return (
    <>
      <search>
        <form className={css.filter} onSubmit={show} aria-label={say('audit.title')}>
          <label>
            {say('audit.by')}
            <input name="by" autoComplete="off" />
          </label>
          <label>
            {say('audit.words')}
            <input name="q" autoComplete="off" />
          </label>
          {ofDesk && (
            <label>
              {say('audit.case')}
              <input name="case" autoComplete="off" />
            </label>
          )}
          <button type="submit">{say('audit.show')}</button>
        </form>
      </search>
      <Refused error={error} />
      {page?.rows.length === 0 && <p role="status">{say('audit.none')}</p>}
      {page && page.rows.length > 0 && (
        <DataTable
          caption={say('audit.table')}
          rows={page.rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: say('people.audit.when'),
              cell: ({ at }) => <span className={css.when}>{at.slice(0, 19).replace('T', ' ')}</span>,
            },
            { head: say('people.audit.who'), rowHead: true, cell: ({ by }) => by || '—' },
            { head: say('people.audit.act'), prose: true, cell: (row) => actWords(row, ofDesk) },
            { head: say('people.audit.outcome'), cell: ({ outcome }) => outcome },
          ]}
        />
      )}
      <p className={css.acts}>
        {asked.before !== undefined && (
          <button type="button" onClick={() => setAsked(({ before: _, ...rest }) => rest)}>
            {say('audit.newest')}
          </button>
        )}
        {page?.more && last && (
          <button type="button" onClick={() => setAsked({ ...asked, before: last.id })}>
            {say('audit.older')}
          </button>
        )}
      </p>
    </>
  );
}

/** The act where it has a name; what opens an account or is of one has an address alone. */
function actWords({ act, caseName, request }: AuditPage['rows'][number], ofDesk: boolean): string {
  if (act === 'own' || act === 'open') return request;
  return ofDesk && caseName !== '' ? `${act}: ${caseName}` : act;
}
