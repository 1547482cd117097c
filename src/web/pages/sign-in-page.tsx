/** Coming in, by password with a code or by a passkey. Whoever comes in is where they wanted to be. */
import { startAuthentication } from '@simplewebauthn/browser';
import { type FormEvent, useState } from 'react';
import { api } from '../model/api.js';
import { say } from '../words/say.js';
import { Field, fieldText, Refused } from './form-field.js';
import { ORGANISATION_FAILED } from './organisation.js';
import pages from './pages.module.css';
import css from './people.module.css';

type Props = { /** whose sign-in there is beside; null: none */ readonly organisation: string | null };

export function SignInPage({ organisation }: Props) {
  const [error, setError] = useState<Error | null>(null);
  const byOrganisation = (): void =>
    void api.signInByOrganisation('in').then(({ address }) => location.assign(address), setError);
  const then = (work: Promise<unknown>): void => void work.then(() => location.reload(), setError);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    then(
      api.signIn({
        name: fieldText(data, 'name'),
        password: fieldText(data, 'password'),
        code: fieldText(data, 'code'),
      }),
    );
  };
  const byPasskey = async (): Promise<unknown> =>
    api.signInByPasskey(await startAuthentication({ optionsJSON: await api.passkeyChallenge() }));
  return (
    <main className={css.alone}>
      <p className={pages.brand}>{say('brand')}</p>
      <h1>{say('people.signIn')}</h1>
      {location.hash === ORGANISATION_FAILED && <p role="alert">{say('people.organisation.failed')}</p>}
      <form className={css.form} onSubmit={submit}>
        <Field of="people.name" name="name" autoComplete="username" required />
        <Field of="people.password" name="password" type="password" autoComplete="current-password" required />
        <Field of="people.code" name="code" autoComplete="one-time-code" required />
        <Refused error={error} />
        <button type="submit">{say('people.signIn')}</button>
        <button type="button" onClick={() => then(byPasskey())}>
          {say('people.passkey')}
        </button>
        {organisation !== null && (
          <button type="button" onClick={byOrganisation}>
            {say('people.organisation', { organisation })}
          </button>
        )}
      </form>
    </main>
  );
}
