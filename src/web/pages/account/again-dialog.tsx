/** Who is it? Password and code, a passkey, or the organisation: what opens an account is not changed by a page left open. */
import { startAuthentication } from '@simplewebauthn/browser';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api } from '../../model/api.js';
import { say } from '../../words/say.js';
import { Field, fieldText, Refused } from '../form-field.js';
import css from '../people.module.css';

type Props = {
  readonly hasPassword: boolean;
  readonly organisation: string | null;
  readonly go: () => void;
  readonly stop: () => void;
};

export function AgainDialog({ hasPassword, organisation, go, stop }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const [error, setError] = useState<Error | null>(null);
  useEffect(() => ref.current?.showModal(), []);
  const then = (work: Promise<unknown>): void => void work.then(go, setError);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    then(api.showAgain({ password: fieldText(data, 'password'), code: fieldText(data, 'code') }));
  };
  const byPasskey = async (): Promise<unknown> =>
    api.showPasskeyAgain(await startAuthentication({ optionsJSON: await api.passkeyChallenge() }));
  const byOrganisation = (): void =>
    void api.signInByOrganisation('again').then(({ address }) => location.assign(address), setError);
  return (
    <dialog ref={ref} className={css.again} aria-labelledby="again" onClose={stop}>
      <h2 id="again">{say('people.again')}</h2>
      <p>{say('people.again.lede')}</p>
      <form className={css.form} onSubmit={submit}>
        {hasPassword && (
          <>
            <Field of="people.password" name="password" type="password" autoComplete="current-password" required />
            <Field of="people.code" name="code" autoComplete="one-time-code" required />
          </>
        )}
        <Refused error={error} />
        <span className={css.acts}>
          {hasPassword && <button type="submit">{say('people.again.go')}</button>}
          <button type="button" onClick={() => then(byPasskey())}>
            {say('people.again.passkey')}
          </button>
          {organisation !== null && (
            <button type="button" onClick={byOrganisation}>
              {say('people.organisation', { organisation })}
            </button>
          )}
          <button type="button" onClick={() => ref.current?.close()}>
            {say('people.again.stop')}
          </button>
        </span>
      </form>
    </dialog>
  );
}
