/** What is mine: what opens the account, sessions, tokens; and for an owner of the desk, people and what was done. */
import { startRegistration } from '@simplewebauthn/browser';
import { type FormEvent, useState } from 'react';
import { api } from '../model/api.js';
import { useFetched } from '../model/use-fetched.js';
import { useLast } from '../model/use-last.js';
import { dayWords } from '../words/days.js';
import { type Key, say } from '../words/say.js';
import { EndedList } from './account/ended-list.js';
import { FactorsSection } from './account/factors-section.js';
import { useAgain } from './account/use-again.js';
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
  const [changed, setChanged] = useState<Key | null>(null);
  const { value: mine } = useFetched(`account ${turn}`, api.account);
  const seen = useLast(mine);
  const byOrganisation = (seen?.identities.length ?? 0) > 0 ? organisation : null;
  const { run, dialog } = useAgain(seen?.hasPassword ?? false, byOrganisation);
  const then = (work: () => Promise<unknown>, what: Key | null = null): void =>
    void run(work).then(() => {
      setError(null);
      setChanged(what);
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
    then(() => api.addToken(given).then((made) => setToken(made.token)));
  };
  if (!seen) return <main className={css.alone} aria-busy="true" />;
  const day = (instant: string): string => dayWords(instant.slice(0, 10));
  const others = seen.sessions.length > 1 && (
    <button type="button" onClick={() => then(api.endOtherSessions, 'people.sessions.ended')}>
      {say('people.sessions.others')}
    </button>
  );
  return (
    <main className={css.alone}>
      <p className={pages.brand}>
        <a href="/">{say('brand')}</a>
      </p>
      <h1>{say('people.account')}</h1>
      <p className={css.who}>
        {seen.name}{' '}
        <button type="button" onClick={() => void api.signOut().then(() => location.assign('/'), setError)}>
          {say('people.signOut')}
        </button>
      </p>
      <Refused error={error} />
      <p role="status" className={css.told} hidden={changed === null}>
        {changed && say(changed)}
        {others}
      </p>
      {dialog}
      {seen.hasPassword && (
        <FactorsSection
          run={run}
          recoveryLeft={seen.recoveryLeft}
          changed={(what) => {
            setChanged(what);
            setTurn((n) => n + 1);
          }}
        />
      )}
      <h2>{say('people.passkeys')}</h2>
      <EndedList
        rows={seen.passkeys.map((one) => [one.id, one.label])}
        end={(id) => then(() => api.endOf('passkeys', id), 'people.passkeys.ended')}
      />
      <button type="button" onClick={() => then(addPasskey, 'people.passkeys.added')}>
        {say('people.passkeys.add')}
      </button>
      {organisation !== null && (
        <>
          <h2>{say('people.organisation.title')}</h2>
          {location.hash === ORGANISATION_FAILED && <p role="alert">{say('people.organisation.failed')}</p>}
          {seen.identities.length === 0 ? (
            <button
              type="button"
              onClick={() =>
                void run(() => api.signInByOrganisation('link')).then(
                  ({ address }) => location.assign(address),
                  setError,
                )
              }
            >
              {say('people.organisation.link', { organisation })}
            </button>
          ) : (
            <EndedList
              rows={seen.identities.map(({ issuer }) => [issuer, issuer])}
              end={() => then(api.unlinkOrganisation, 'people.organisation.ended')}
            />
          )}
        </>
      )}
      <h2>{say('people.sessions')}</h2>
      <EndedList
        rows={seen.sessions.map(({ id, by, agent, seen_at, isThis }) => [
          id,
          say('people.session', { by, day: day(seen_at), agent: isThis ? say('people.session.this') : agent }),
        ])}
        end={(id) => then(() => api.endOf('sessions', id))}
      />
      {others}
      <h2>{say('people.tokens')}</h2>
      <EndedList
        rows={seen.tokens.map(({ id, label, scopes, ends_at }) => [
          id,
          say('people.token.until', { label, scope: scopes, day: day(ends_at) }),
        ])}
        end={(id) => then(() => api.endOf('tokens', id))}
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
      {seen.memberships.some(({ caseName, role }) => caseName === '' && role === 'owner') && <DeskPeople />}
    </main>
  );
}
