/** A newer revision is offered, never put under a reader's eyes; and a server that does not answer is said. */
import { useLive } from '../model/live-context.js';
import { useOpenModel } from '../model/model-context.js';
import { Link } from '../route/use-route.js';
import { say } from '../words/say.js';
import css from './live-notice.module.css';

export function LiveNotice() {
  const { open, route, view, reload } = useOpenModel();
  const { newest, saved, isAway } = useLive();
  // The tables take what others save into their cells.
  const isNewer = newest > open.revision && route.stage !== 'edit';
  return (
    <div className={css.notices} aria-live="polite">
      {isAway && (
        <p className={css.away}>
          <strong>{say('live.away')}</strong> {say('live.away.next')}
        </p>
      )}
      {isNewer && !isAway && (
        <p className={css.newer}>
          {saved?.revision === newest && saved.author !== null
            ? say('live.newer.by', { revision: String(newest), author: saved.author })
            : say('live.newer', { revision: String(newest) })}{' '}
          {saved?.revision === newest && saved.note !== null && <q>{saved.note}</q>}{' '}
          <button type="button" onClick={reload}>
            {say('live.show')}
          </button>{' '}
          <Link to={{ ...route, stage: 'edit', view: { ...view, item: 'history', trace: null } }}>
            {say('live.what')}
          </Link>
        </p>
      )}
    </div>
  );
}
