/** What is mine: passkeys, sessions, tokens; and for an owner of the desk, people and what was done. */
import { startRegistration } from '@simplewebauthn/browser';
import { type FormEvent, useState } from 'react';
import { api } from '../model/api.js';
import { useFetched } from '../model/use-fetched.js';
import { dayWords } from '../words/days.js';
import { say } from '../words/say.js';
import { DeskPeople } from './desk-people.js';
import { Field, fieldText, Refused } from './form-field.js';
import { ORGANISATION_FAILED } from './organisation.js';
import pages from './pages.module.css';
import css from './people.module.css';

type Props = { /** whose sign-in there is beside; null: none */ readonly organisation: string | null };

export function AccountPage({ organisation }: Props) {
  const [turn, setTurn] = useState(0);
  const [error, setError] = useState<Error | null>(null);
  const [token, setToken] = useState<string | null>(null);
  const { value: mine } = useFetched(`account ${turn}`, api.account);
  const then = (work: Promise<unknown>): void =>
    void work.then(() => {
      setError(null);
      setTurn((n) => n + 1);
    }, setError);
  const addPasskey = async (): Promise<unknown> => {
    const response = await startRegistration({ optionsJSON: await api.newPasskeyChallenge() });
    return api.addPasskey({ response, label: navigator.userAgent.slice(0, 60) });
  };
  const addToken = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const given = { label: fieldText(data, 'label'), scope: fieldText(data, 'scope'), days: 90 };
    then(api.addToken(given).then((made) => setToken(made.token)));
  };
  if (!mine) return <main className={css.alone} aria-busy="true" />;
  const day = (instant: string): string => dayWords(instant.slice(0, 10));
  return (
    <main className={css.alone}>
      <p className={pages.brand}>
        <a href="/">{say('brand')}</a>
      </p>
      <h1>{say('people.account')}</h1>
      <p className={css.who}>
        {mine.name}{' '}
        <button type="button" onClick={() => void api.signOut().then(() => location.assign('/'), setError)}>
          {say('people.signOut')}
        </button>
      </p>
      <Refused error={error} />
      <h2>{say('people.passkeys')}</h2>
      <Ended rows={mine.passkeys.map((one) => [one.id, one.label])} end={(id) => then(api.endOf('passkeys', id))} />
      <button type="button" onClick={() => then(addPasskey())}>
        {say('people.passkeys.add')}
      </button>
      {organisation !== null && (
        <>
          <h2>{say('people.organisation.title')}</h2>
          {location.hash === ORGANISATION_FAILED && <p role="alert">{say('people.organisation.failed')}</p>}
          {mine.identities.length === 0 ? (
            <button
              type="button"
              onClick={() =>
                void api.signInByOrganisation(true).then(({ address }) => location.assign(address), setError)
              }
            >
              {say('people.organisation.link', { organisation })}
            </button>
          ) : (
            <Ended
              rows={mine.identities.map(({ issuer }) => [issuer, issuer])}
              end={() => then(api.unlinkOrganisation())}
            />
          )}
        </>
      )}
      <h2>{say('people.sessions')}</h2>
      <Ended
        rows={mine.sessions.map(({ id, by, agent, seen_at, isThis }) => [
          id,
          say('people.session', { by, day: day(seen_at), agent: isThis ? say('people.session.this') : agent }),
        ])}
        end={(id) => then(api.endOf('sessions', id))}
      />
      <h2>{say('people.tokens')}</h2>
      <Ended
        rows={mine.tokens.map(({ id, label, scopes, ends_at }) => [
          id,
          say('people.token.until', { label, scope: scopes, day: day(ends_at) }),
        ])}
        end={(id) => then(api.endOf('tokens', id))}
      />
      <form className={css.form} onSubmit={addToken}>
        <Field of="people.token.label" name="label" required />
        <label>
          {say('people.token.scope')}
          <select name="scope">
            <option>read</option>
            <option>export</option>
            <option>all</option>
          </select>
        </label>
        <button type="submit">{say('people.token.add')}</button>
        <p role="status">
          {token && say('people.token.shown')} <span className={css.secret}>{token}</span>
        </p>
      </form>
      {mine.memberships.some(({ caseName, role }) => caseName === '' && role === 'owner') && <DeskPeople />}
    </main>
  );
}

function Ended({
  rows,
  end,
}: {
  readonly rows: readonly (readonly [id: string, words: string])[];
  readonly end: (id: string) => void;
}) {
  return (
    <ul className={css.list}>
      {rows.map(([id, words]) => (
        <li key={id}>
          {words}
          <button type="button" onClick={() => end(id)} aria-label={say('people.end.of', { what: words })}>
            {say('people.end')}
          </button>
        </li>
      ))}
    </ul>
  );
}
