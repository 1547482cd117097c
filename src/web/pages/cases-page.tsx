/** The list of cases this workbench keeps. */
import { api } from '../model/api.js';
import { useMe } from '../model/me-context.js';
import { useFetched } from '../model/use-fetched.js';
import { DEFAULT_VIEW, NOTHING_ASKED } from '../route/route.js';
import { Link } from '../route/use-route.js';
import { dayWords } from '../words/days.js';
import { say } from '../words/say.js';
import { MineSection } from './mine-section.js';
import css from './pages.module.css';

export function CasesPage() {
  const me = useMe();
  const { value: cases, error } = useFetched('cases', api.cases);
  return (
    <main className={css.alone}>
      <p className={css.brand}>{say('brand')}</p>
      {me && (
        <p className={css.quiet}>
          <Link to={{ page: 'account' }}>{say('people.account')}</Link>
        </p>
      )}
      <h1>{say('cases.title')}</h1>
      <p className={css.lede}>{say('cases.lede')}</p>
      <p>
        <Link to={{ page: 'new' }}>{say('cases.new')}</Link> ·{' '}
        <Link to={{ page: 'import' }}>{say('folder.title')}</Link> ·{' '}
        <Link to={{ page: 'find', asked: NOTHING_ASKED }}>{say('find.title')}</Link>
      </p>
      {error && <p role="alert">{say('error.server', { detail: error.message })}</p>}
      {cases?.length === 0 && (
        <>
          <p>{say('cases.none')}</p>
          <p>{say('cases.none.next')}</p>
        </>
      )}
      {me && <MineSection />}
      <ul className={css.cases}>
        {cases?.map(({ caseName, title, revision, importedAt, origin }) => (
          <li key={caseName}>
            <h2>
              <Link to={{ page: 'case', name: caseName, stage: null, view: DEFAULT_VIEW }}>{title}</Link>
            </h2>
            <p className={css.quiet}>
              {say(origin === 'folder' ? 'cases.revision' : 'cases.edited', {
                revision,
                day: dayWords(importedAt.slice(0, 10)),
              })}
            </p>
          </li>
        ))}
      </ul>
    </main>
  );
}
