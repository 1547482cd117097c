/** Who is on the desk, a link to invite somebody by, and the newest of the audit. */
import { type FormEvent, useState } from 'react';
import { api } from '../model/api.js';
import { useFetched } from '../model/use-fetched.js';
import { say } from '../words/say.js';
import { fieldText, Refused } from './form-field.js';
import css from './people.module.css';

export function DeskPeople() {
  const { value: desk } = useFetched('members', api.desk);
  const { value: audit } = useFetched('audit', () => api.audit({}));
  const [link, setLink] = useState<string | null>(null);
  const [error, setError] = useState<Error | null>(null);
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
      <ul className={css.list}>
        {desk?.members.map(({ name, role }) => (
          <li key={name}>{say('people.desk.member', { name, role })}</li>
        ))}
      </ul>
      <h2>{say('people.invite')}</h2>
      <form className={css.form} onSubmit={invite}>
        <label>
          {say('people.invite.role')}
          <select name="role">
            {['viewer', 'analyst', 'reviewer', 'editor', 'owner'].map((role) => (
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
      <h2 id="audit">{say('people.audit')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={css.scroll} aria-labelledby="audit" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {(['when', 'who', 'act', 'outcome'] as const).map((head) => (
                <th key={head} scope="col">
                  {say(`people.audit.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {audit?.rows.map(({ id, at, by, act, caseName, request, outcome }) => (
              <tr key={id}>
                <td>{at.slice(0, 16).replace('T', ' ')}</td>
                <td>{by}</td>
                <td>{act === 'own' || act === 'open' ? request : `${act} ${caseName}`}</td>
                <td>{outcome}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
