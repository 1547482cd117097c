/** One line above the page while something is assumed or being edited: what the results rest on, rerun, and where the sets are. */
import { useAssumptions } from '../model/assumptions-context.js';
import { useOpenModel } from '../model/model-context.js';
import { Say, say } from '../words/say.js';
import css from './assumptions-bar.module.css';

export function AssumptionsBar() {
  const { current, draft, isEdited, problems, fits, rerun, discard, use } = useAssumptions();
  const { assume } = useOpenModel().view;
  if (current === null && !isEdited && assume === null) return null;
  if (current === null && !isEdited)
    return (
      <section className={css.bar} aria-label={say('assume.bar')}>
        <span role="alert">{say('assume.unreadable')}</span>
        <button type="button" onClick={() => use(null)}>
          {say('assume.drop')}
        </button>
      </section>
    );
  return (
    <section className={css.bar} aria-label={say('assume.bar')}>
      <span role="status">
        {isEdited ? (
          <Say of={current === null ? 'assume.edited.case' : 'assume.edited'} name={<b>{current?.name ?? ''}</b>} />
        ) : (
          <Say of="assume.current" name={<b>{draft.name}</b>} />
        )}
        {problems.length > 0 && (
          <>
            {' '}
            <Say of="assume.problems" n={problems.length} />
          </>
        )}
        {!fits && <> {say('assume.tooLarge')}</>}
      </span>
      {isEdited && (
        <>
          <button type="button" onClick={rerun} disabled={problems.length > 0 || !fits}>
            {say('assume.rerun')}
          </button>
          <button type="button" onClick={discard}>
            {say('assume.discard')}
          </button>
        </>
      )}
      {!isEdited && (
        <button type="button" onClick={() => use(null)}>
          {say('assume.drop')}
        </button>
      )}
    </section>
  );
}
