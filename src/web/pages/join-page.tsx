/** Taking up an invitation. Its secret stands after the `#`, which no server log ever holds. */
import { type FormEvent, useState } from 'react';
import { api } from '../model/api.js';
import { useFetched } from '../model/use-fetched.js';
import { say } from '../words/say.js';
import { Field, fieldText, Refused } from './form-field.js';
import pages from './pages.module.css';
import css from './people.module.css';

export function JoinPage() {
  const invitation = location.hash.slice(1);
  const { value: offered, error: closed } = useFetched(invitation, () => api.invitation(invitation));
  const [error, setError] = useState<Error | null>(null);
  const [recovery, setRecovery] = useState<readonly string[] | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const given = {
      name: fieldText(data, 'name'),
      password: fieldText(data, 'password'),
      code: fieldText(data, 'code'),
    };
    api.join({ invitation, ...given }).then((joined) => setRecovery(joined.recovery), setError);
  };
  if (recovery)
    return (
      <main className={css.alone}>
        <h1>{say('people.recovery')}</h1>
        <p>{say('people.recovery.lede')}</p>
        <ul className={css.list}>
          {recovery.map((code) => (
            <li key={code} className={css.secret}>
              {code}
            </li>
          ))}
        </ul>
        <p>
          <a href="/">{say('people.recovery.next')}</a>
        </p>
      </main>
    );
  return (
    <main className={css.alone}>
      <p className={pages.brand}>{say('brand')}</p>
      <h1>{say('people.join')}</h1>
      {closed && <p role="alert">{say('people.join.none')}</p>}
      {offered && (
        <form className={css.form} onSubmit={submit}>
          <Field of="people.name" name="name" autoComplete="username" required />
          <Field
            {...{ of: 'people.join.password', name: 'password', type: 'password', autoComplete: 'new-password' }}
            minLength={12}
            required
          />
          <p>{say('people.join.lede')}</p>
          <img
            className={css.picture}
            src={`data:image/svg+xml,${encodeURIComponent(offered.picture)}`}
            alt={say('people.join.picture')}
          />
          <p>
            {say('people.join.secret')}: <span className={css.secret}>{offered.secret}</span>
          </p>
          <Field of="people.join.code" name="code" inputMode="numeric" autoComplete="one-time-code" required />
          <Refused error={error} />
          <button type="submit">{say('people.join')}</button>
        </form>
      )}
    </main>
  );
}
