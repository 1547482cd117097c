/** That a list is narrowed to some days, how many rows were left out because they have none, and the way back. */
import { useOpenModel } from '../model/model-context.js';
import { navigate, withView } from '../route/use-route.js';
import { dayWords } from '../words/days.js';
import { say } from '../words/say.js';
import css from './days-note.module.css';

/** @param undated rows without a day */
export function DaysNote({ undated = 0 }: { readonly undated?: number }) {
  const { route, view } = useOpenModel();
  const { days } = view;
  if (days === null) return null;
  const [from, to] = [dayWords(days.from), dayWords(days.to)];
  return (
    <p className={css.note}>
      {from === to ? say('days.only.one', { day: from }) : say('days.only', { from, to })}{' '}
      {undated > 0 && `${say('days.undated', { n: undated })} `}
      <button type="button" onClick={() => navigate(withView(route, { days: null }), 'replace')}>
        {say('days.all')}
      </button>
    </p>
  );
}
