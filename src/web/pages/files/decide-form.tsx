/** A decision needs a name and a reason: the button opens two fields, and nothing is sent before they are filled. */
import { type FormEvent, useState } from 'react';
import { api } from '../../model/api.js';
import { say } from '../../words/say.js';
import css from './files.module.css';

type Props = {
  readonly act: Readonly<Record<string, unknown>>;
  readonly words: 'duplicates.merge' | 'duplicates.undo';
  readonly done: () => void;
};

export function DecideForm({ act, words, done }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    api.decide({ ...act, by, reason }).then(
      () => {
        setOpen(false);
        done();
      },
      (failed: Error) => setError(failed.message),
    );
  };
  if (!isOpen)
    return (
      <button type="button" onClick={() => setOpen(true)}>
        {say(words)}
      </button>
    );
  return (
    <form className={css.form} onSubmit={send}>
      <label>
        {say('duplicates.by')}
        <input value={by} onChange={(event) => setBy(event.target.value)} required autoComplete="name" />
      </label>
      <label>
        {say('duplicates.reason')}
        <input value={reason} onChange={(event) => setReason(event.target.value)} required />
      </label>
      <button type="submit">{say(words)}</button>
      {error !== null && <p role="alert">{error}</p>}
    </form>
  );
}
