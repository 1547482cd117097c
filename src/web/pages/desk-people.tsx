/** Who is on the desk, a link to invite somebody by, and the newest of the audit. */
import { type FormEvent, useState } from 'react';
import { ROLES } from '../../people/permissions.js';
import { api } from '../model/api.js';
import { useFetched } from '../model/use-fetched.js';
import { useLast } from '../model/use-last.js';
import { say } from '../words/say.js';
import { fieldText, Refused } from './form-field.js';
import css from './people.module.css';
import { AuditSection } from './review/audit-section.js';
import { MembersSection } from './review/members-section.js';

export function DeskPeople() {
  const [turn, setTurn] = useState(0);
  const { value } = useFetched(`members ${turn}`, api.desk);
  const desk = useLast(value);
  const [link, setLink] = useState<string | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [gone, setGone] = useState<string | null>(null);
  const onDesk = new Set((desk?.members ?? []).map(({ name }) => name));
  const beside = (desk?.accounts ?? []).filter(({ name, closed_at }) => closed_at === null && !onDesk.has(name));
  const signOut = (name: string): void => void api.endSessionsOf(name).then(() => setGone(name), setError);
  const invite = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const rights = { mayExport: data.has('export'), seesPeople: data.has('sees') };
    api
      .invite({ caseName: '', role: fieldText(data, 'role'), ...rights })
      .then(({ path }) => setLink(`${location.origin}${path}`), setError);
  };
  return (
    <>
      <h2>{say('people.desk')}</h2>
      <MembersSection
        members={desk?.members ?? []}
        names={(desk?.accounts ?? []).map(({ name }) => name)}
        give={api.giveDeskRole}
        signOut={api.endSessionsOf}
        reload={() => setTurn((n) => n + 1)}
      />
      {beside.length > 0 && (
        <>
          <h3>{say('people.beside')}</h3>
          <ul className={css.list}>
            {beside.map(({ name }) => (
              <li key={name}>
                {name}
                <button type="button" onClick={() => signOut(name)} aria-label={say('people.signOutOf.who', { name })}>
                  {say('people.signOutOf')}
                </button>
              </li>
            ))}
          </ul>
          <p role="status">{gone && say('people.signOutOf.done', { name: gone })}</p>
        </>
      )}
      <h2>{say('people.invite')}</h2>
      <form className={css.form} onSubmit={invite}>
        <label>
          {say('people.invite.role')}
          <select name="role">
            {ROLES.map((role) => (
              <option key={role}>{role}</option>
            ))}
          </select>
        </label>
        <label className={css.check}>
          <input type="checkbox" name="export" />
          {say('people.invite.export')}
        </label>
        <label className={css.check}>
          <input type="checkbox" name="sees" />
          {say('people.invite.sees')}
        </label>
        <Refused error={error} />
        <button type="submit">{say('people.invite.add')}</button>
        <p role="status">
          {link && say('people.invite.shown')} <span className={css.secret}>{link}</span>
        </p>
      </form>
      <h2>{say('audit.title')}</h2>
      <AuditSection get={api.audit} ofDesk />
    </>
  );
}
