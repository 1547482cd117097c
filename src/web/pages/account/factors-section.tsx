/** Password, authenticator and recovery codes of an account that has a password: each is changed by itself. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Authenticator } from '../../../client/factor-calls.js';
import { api } from '../../model/api.js';
import { type Key, say } from '../../words/say.js';
import { Field, fieldText, Refused } from '../form-field.js';
import css from '../people.module.css';
import type { Run } from './use-again.js';

type Props = {
  readonly run: Run;
  readonly recoveryLeft: number;
  /** told in words what was changed */
  readonly changed: (what: Key) => void;
};

export function FactorsSection({ run, recoveryLeft, changed }: Props) {
  return (
    <>
      <h2>{say('people.factors')}</h2>
      <PasswordPart run={run} changed={changed} />
      <AuthenticatorPart run={run} changed={changed} />
      <RecoveryPart run={run} changed={changed} left={recoveryLeft} />
    </>
  );
}

type Part = Omit<Props, 'recoveryLeft'>;

function Folded({ of, children }: { readonly of: Key; readonly children: ReactNode }) {
  return (
    <details className={css.factor}>
      <summary>{say(of)}</summary>
      {children}
    </details>
  );
}

function PasswordPart({ run, changed }: Part) {
  const [error, setError] = useState<Error | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const given = { current: fieldText(data, 'current'), password: fieldText(data, 'password') };
    run(() => api.changePassword(given)).then(() => {
      setError(null);
      form.reset();
      changed('people.password.changed');
    }, setError);
  };
  return (
    <Folded of="people.password.change">
      <form className={css.form} onSubmit={submit}>
        <Field
          {...{ of: 'people.password.current', name: 'current', type: 'password', autoComplete: 'current-password' }}
          required
        />
        <Field
          {...{ of: 'people.password.next', name: 'password', type: 'password', autoComplete: 'new-password' }}
          minLength={12}
          required
        />
        <Refused error={error} />
        <button type="submit">{say('people.password.change')}</button>
      </form>
    </Folded>
  );
}

function AuthenticatorPart({ run, changed }: Part) {
  const [offered, setOffered] = useState<Authenticator | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const code = fieldText(new FormData(event.currentTarget), 'code');
    run(() => api.takeAuthenticator(code)).then(() => {
      setError(null);
      setOffered(null);
      changed('people.authenticator.changed');
    }, setError);
  };
  return (
    <Folded of="people.authenticator.change">
      {offered === null ? (
        <div className={css.form}>
          <p>{say('people.authenticator.lede')}</p>
          <Refused error={error} />
          <button type="button" onClick={() => void run(api.newAuthenticator).then(setOffered, setError)}>
            {say('people.authenticator.offer')}
          </button>
        </div>
      ) : (
        <form className={css.form} onSubmit={submit}>
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
          <button type="submit">{say('people.authenticator.take')}</button>
        </form>
      )}
    </Folded>
  );
}

function RecoveryPart({ run, changed, left }: Part & { readonly left: number }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const make = (): void =>
    void run(api.newRecovery).then(({ recovery }) => {
      setError(null);
      setCodes(recovery);
      changed('people.recovery.changed');
    }, setError);
  return (
    <Folded of="people.recovery.change">
      <div className={css.form}>
        <p>{say('people.recovery.left', { left: String(left) })}</p>
        {codes && (
          <ul className={css.list} aria-label={say('people.recovery')}>
            {codes.map((code) => (
              <li key={code} className={css.secret}>
                {code}
              </li>
            ))}
          </ul>
        )}
        <Refused error={error} />
        <button type="button" onClick={make}>
          {say('people.recovery.make')}
        </button>
      </div>
    </Folded>
  );
}
