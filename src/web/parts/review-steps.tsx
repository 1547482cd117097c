/** How far the review of the case or of a row is, who took which step, and the steps that can be taken now. */
import { useState } from 'react';
import { authorOf, type ReviewState, reviewState, STEP_ACT, stepsFrom } from '../../people/review.js';
import { api } from '../model/api.js';
import { type CaseWork, useCaseWork } from '../model/case-work.js';
import { dayWords } from '../words/days.js';
import { say } from '../words/say.js';
import css from './talk.module.css';

type Props = { /** `case`, or `claim:<id>` */ readonly about: string };

/** Nothing where nobody signs in. */
export function ReviewSteps({ about }: Props) {
  const work = useCaseWork();
  return work?.review ? <Steps about={about} work={work} review={work.review} /> : null;
}

function Steps({
  about,
  work,
  review,
}: Props & { readonly work: CaseWork; readonly review: NonNullable<CaseWork['review']> }) {
  const [note, setNote] = useState('');
  const [error, setError] = useState<string | null>(null);
  const steps = review.steps.filter((step) => step.about === about);
  const state = reviewState(steps, review.revision);
  const isMine = authorOf(steps, review.revision) === work.me.name;
  const next = stepsFrom(state).filter((one) => work.may(STEP_ACT[one]));
  const isBarred = (one: ReviewState): boolean => isMine && (one === 'approved' || one === 'signed');
  const take = (to: ReviewState): void => {
    if (to === 'draft' && note.trim() === '') {
      setError(say('review.note.needed'));
      return;
    }
    const step = { about, revision: review.revision, state: to, note: note.trim() };
    api.reviewStep(work.caseName, step).then(
      () => {
        setNote('');
        setError(null);
        work.reload();
      },
      (failed: Error) => setError(failed.message),
    );
  };
  return (
    <section className={css.review} aria-label={say('review.of')}>
      <p className={css.state}>
        <b data-state={state}>{say(`review.${state}`)}</b>{' '}
        <span className={css.quiet}>{say('review.revision', { revision: String(review.revision) })}</span>
      </p>
      {steps.length > 0 && (
        <ol className={css.steps}>
          {steps.map((step) => (
            <li key={`${step.at} ${step.state}`}>
              {say('review.step', {
                ...stepWords(step),
                revision: String(step.revision),
                day: dayWords(step.at.slice(0, 10)),
              })}
              {step.note !== '' && <span className={css.quiet}> {step.note}</span>}
            </li>
          ))}
        </ol>
      )}
      {next.length > 0 && (
        <div className={css.form}>
          <label>
            {say('review.note')}
            <input value={note} maxLength={2000} onChange={({ target }) => setNote(target.value)} />
          </label>
          <p className={css.buttons}>
            {next.map((one) => (
              <button key={one} type="button" disabled={isBarred(one)} onClick={() => take(one)}>
                {say(`review.to.${one}`)}
              </button>
            ))}
          </p>
          {next.some(isBarred) && <p className={css.quiet}>{say('review.mine')}</p>}
        </div>
      )}
      <p role="alert" hidden={error === null}>
        {error}
      </p>
    </section>
  );
}

const stepWords = ({ state, by }: { readonly state: ReviewState; readonly by: string }) => ({
  state: say(`review.${state}`),
  by,
});
