/** How much graphic material was opened today, and the budget one set oneself: seen by oneself alone, and it locks nothing. */
import { type FormEvent, useState } from 'react';
import { type Exposure, MOST_BUDGET, standingOf } from '../../core/evidence/vault/exposure.js';
import { setBudget, useExposure } from '../model/exposure.js';
import { say } from '../words/say.js';
import css from './exposure-note.module.css';

export function ExposureNote() {
  const exposure = useExposure();
  if (exposure === null) return null;
  return (
    <details className={css.note} data-standing={standingOf(exposure)}>
      <summary>
        <span role="status">{exposureWords(exposure)}</span>
      </summary>
      <p>{say('exposure.own')}</p>
      <Budget key={exposure.budget} exposure={exposure} />
    </details>
  );
}

export function exposureWords(exposure: Exposure): string {
  const { files, looks, budget, isWhole } = exposure;
  const opened = say(isWhole ? 'exposure.files' : 'exposure.files.least', {
    n: files,
    looks: say('exposure.looks', { n: looks }),
  });
  const standing = standingOf(exposure);
  if (budget === null) return say('exposure.free', { opened });
  if (standing === 'full') return say('exposure.full', { opened, budget });
  return say(standing === 'near' ? 'exposure.near' : 'exposure.within', { opened, n: budget - files, budget });
}

function Budget({ exposure: { budget } }: { readonly exposure: Exposure }) {
  const [text, setText] = useState(budget === null ? '' : String(budget));
  const [failed, setFailed] = useState<string | null>(null);
  const set = (files: number | null): void =>
    void setBudget(files).then(
      () => setFailed(null),
      (error: Error) => setFailed(error.message),
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') set(Number(text));
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <label>
        {say('exposure.budget')}{' '}
        <input
          type="number"
          min={0}
          max={MOST_BUDGET}
          step={1}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <button type="submit">{say('exposure.set')}</button>
      {budget !== null && (
        <button type="button" onClick={() => set(null)}>
          {say('exposure.unset')}
        </button>
      )}
      {failed !== null && <p role="alert">{failed}</p>}
    </form>
  );
}
