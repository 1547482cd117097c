/** A decision needs a reason: the button opens a field, and nothing is sent before it is filled. */
import { type FormEvent, useState } from 'react';
import { say } from '../../words/say.js';
import css from './entities.module.css';

type Props = {
  readonly words: string;
  readonly isReady: boolean;
  readonly onDecide: (reason: string) => void;
};

export function DecisionForm({ words, isReady, onDecide }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onDecide(reason);
    setOpen(false);
    setReason('');
  };
  if (!isOpen)
    return (
      <button type="button" disabled={!isReady} onClick={() => setOpen(true)}>
        {words}
      </button>
    );
  return (
    <form className={css.form} onSubmit={send}>
      <label>
        {say('entities.reason')}
        <input value={reason} required maxLength={2000} onChange={({ target }) => setReason(target.value)} />
      </label>
      <button type="submit">{words}</button>
    </form>
  );
}
