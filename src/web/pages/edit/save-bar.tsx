/** What is not saved yet, what is wrong with it, why it was changed, and the button; it stays in view. */
import { useState } from 'react';
import type { DraftProblem } from '../../../core/casefile/check-draft.js';
import { changedRows, type Draft } from '../../../core/casefile/draft.js';
import { rebaseDraft } from '../../../core/casefile/rebase-draft.js';
import { say } from '../../words/say.js';
import css from './edit.module.css';
import { sentence } from './problems-by-row.js';
import type { Desk } from './use-desk.js';
import type { Checked } from './use-problems.js';

type Props = {
  readonly desk: Desk;
  readonly draft: Draft;
  readonly newest: number;
  readonly checked: Checked;
  readonly onShow: (problem: DraftProblem) => void;
};

/** A list longer than that is read by mending its beginning. */
const SHOWN = 50;

export function SaveBar({ desk, draft, newest, checked, onShow }: Props) {
  const [note, setNote] = useState('');
  const { base, outcome, isSaving } = desk;
  const changed = changedRows(draft);
  const { problems, isCurrent } = checked;
  const isReady = changed > 0 && isCurrent && problems.length === 0 && !isSaving && outcome?.kind !== 'conflicts';
  const isOlder = base !== null && base.revision < newest && changed > 0;
  return (
    <section className={css.bar} aria-label={say('edit.save')}>
      {problems.length > 0 && (
        <details className={css.problems}>
          <summary>{say('edit.state.problems', { n: problems.length })}</summary>
          <ul>
            {problems.slice(0, SHOWN).map((problem, i) => (
              <li key={i}>
                {problem.row === null ? (
                  <b>{say('edit.problem.file', { table: problem.table })}</b>
                ) : (
                  <button type="button" className={css.link} onClick={() => onShow(problem)}>
                    {placeOf(problem, draft)}
                  </button>
                )}{' '}
                {sentence(problem)}
              </li>
            ))}
            {problems.length > SHOWN && <li>{say('edit.problems.more', { n: problems.length - SHOWN })}</li>}
          </ul>
        </details>
      )}
      <form
        className={css.save}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) desk.save(note.trim());
        }}
      >
        <p role="status" className={css.state}>
          {changed === 0 ? say('edit.state.none') : say('edit.state.changed', { n: changed })}
          {changed > 0 && ` · ${isCurrent ? wrongWords(problems.length) : say('edit.state.checking')}`}
        </p>
        <label>
          {say('edit.note')}
          <input value={note} maxLength={2000} onChange={({ target }) => setNote(target.value)} />
        </label>
        <button type="submit" disabled={!isReady}>
          {say(isSaving ? 'edit.saving' : 'edit.save')}
        </button>
        <button type="button" disabled={changed === 0 || base === null} onClick={() => base && desk.change(base.draft)}>
          {say('edit.discard')}
        </button>
      </form>
      {isOlder && <p>{say('edit.older', { mine: base.revision, newest })}</p>}
      {!desk.isKept && <p role="alert">{say('edit.unkept')}</p>}
      <p role="status" className={css.outcome}>
        {outcomeWords(draft, desk)}
      </p>
    </section>
  );
}

const wrongWords = (n: number): string => (n === 0 ? say('edit.state.sound') : say('edit.state.problems', { n }));

function placeOf({ table: path, row, column }: DraftProblem, draft: Draft): string {
  const table = draft.get(path);
  const at = table?.rows.findIndex(({ id }) => id === row) ?? -1;
  return say('edit.problem.go', { table: table?.name ?? path, row: String(at + 1), column: column ?? '' });
}

function outcomeWords(draft: Draft, { outcome }: Desk): string {
  switch (outcome?.kind) {
    case 'saved':
      return say('edit.saved', { revision: String(outcome.revision) });
    case 'same':
      return say('edit.same');
    case 'settled':
      return say('conflict.settled', { revision: String(outcome.revision) });
    case 'refused':
      return say('edit.refused', { detail: outcome.detail });
    case 'kept':
      return say('edit.kept');
    case 'handed':
      return say('edit.handed', { n: outcome.rows });
    case 'waiting':
      return say('edit.waiting');
    case 'conflicts':
      return say('edit.clash', { n: rebaseDraft(draft, outcome.newer.draft, new Map()).unsettled.length });
    default:
      return '';
  }
}
