/** Who else has the case open, and where; nothing where nobody has. */
import { useLive } from '../model/live-context.js';
import { PAGE_NAMES } from '../route/route.js';
import { type Key, say } from '../words/say.js';
import css from './here-now.module.css';

export function HereNow() {
  const { people } = useLive();
  return (
    <section className={css.here} aria-label={say('here.label')} aria-live="polite">
      {people.length > 0 && (
        <>
          <h2>{say('here.title', { n: people.length })}</h2>
          <ul>
            {people.map(({ id, name, page, isYou }) => (
              <li key={id}>
                <span>{isYou ? say('here.you') : (name ?? say('here.somebody'))}</span>{' '}
                <small>{say(pageName(page))}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function pageName(page: string): Key {
  const known = PAGE_NAMES.find((name) => name === page);
  return known ? `stage.${known}` : 'nav.front';
}
