/** The tables of a case on the desk: one grid at a time, what is not saved yet, and what was saved before. */
import { useMemo, useState } from 'react';
import type { DraftProblem } from '../../../core/casefile/check-draft.js';
import { isChanged } from '../../../core/casefile/draft.js';
import { useLive } from '../../model/live-context.js';
import { useOpenModel } from '../../model/model-context.js';
import { Link, navigate } from '../../route/use-route.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import { CameIn } from './came-in.js';
import { Conflicts } from './conflicts.js';
import css from './edit.module.css';
import { here, type Place } from './grid-place.js';
import { History } from './history.js';
import { SaveBar } from './save-bar.js';
import { TablePart } from './table-part.js';
import { useDesk } from './use-desk.js';
import { useProblems } from './use-problems.js';

/** In the address, where the name of a table stands. */
const HISTORY = 'history';

export function Desk() {
  const { open, route, view, reload } = useOpenModel();
  const live = useLive();
  const newest = Math.max(open.revision, live.newest);
  const desk = useDesk(route.name, { first: open.revision, newest, isAway: live.isAway, onSaved: reload });
  const { base, draft, outcome } = desk;
  const { problems, isCurrent } = useProblems(base?.files ?? null, draft);
  const [goTo, setGoTo] = useState<{ readonly path: string; readonly at: Place; readonly time: number } | null>(null);
  const wrongIn = useMemo(() => countBy(problems), [problems]);

  if (desk.error)
    return (
      <p role="alert">
        {say('edit.failed', { detail: desk.error.message })} {say('edit.failed.next')}
      </p>
    );
  if (!base || !draft) return <p role="status">{say('edit.loading')}</p>;

  const tables = [...draft.values()];
  const table = view.item === HISTORY ? null : (tables.find(({ name }) => name === view.item) ?? tables[0] ?? null);
  const showProblem = (problem: DraftProblem): void => {
    const found = draft.get(problem.table);
    if (!found) return;
    const row = found.rows.findIndex(({ id }) => id === problem.row);
    const column = problem.column === null ? 0 : found.columns.indexOf(problem.column);
    setGoTo({ path: found.path, at: { row: Math.max(0, row), column: Math.max(0, column) }, time: Date.now() });
    navigate({ ...route, view: { ...view, item: found.name, trace: null } }, 'replace');
  };
  return (
    <div className={css.desk}>
      <p className={pages.lede}>{say('edit.lede')}</p>
      <nav className={css.tabs} aria-label={say('edit.tables')}>
        {tables.map(({ name, path, rows }) => {
          const [changed, wrong] = [rows.filter(isChanged).length, wrongIn.get(path) ?? 0];
          return (
            <Link
              key={path}
              to={{ ...route, view: { ...view, item: name, trace: null } }}
              aria-current={table?.path === path ? 'page' : undefined}
            >
              {name}
              <small>{rows.length}</small>
              {changed > 0 && <em title={say('edit.tab.changed', { n: changed })}>•</em>}
              {wrong > 0 && <strong title={say('edit.tab.problems', { n: wrong })}>{wrong}</strong>}
            </Link>
          );
        })}
        <Link
          to={{ ...route, view: { ...view, item: HISTORY, trace: null } }}
          aria-current={table === null ? 'page' : undefined}
        >
          {say('edit.history')}
        </Link>
      </nav>
      {table === null ? (
        <History name={route.name} newest={newest} />
      ) : (
        <TablePart
          key={`${table.path} ${goTo?.path === table.path ? goTo.time : ''}`}
          start={here(goTo?.path === table.path ? goTo.at : { row: 0, column: 0 })}
          isFocused={goTo?.path === table.path}
          desk={desk}
          draft={draft}
          table={table}
          guides={base.guides.get(table.path) ?? []}
          problems={problems}
        />
      )}
      {outcome?.kind === 'conflicts' && (
        <Conflicts key={outcome.newer.revision} mine={draft} newer={outcome.newer} onSettle={desk.settle} />
      )}
      <CameIn desk={desk} saved={live.saved} />
      <SaveBar desk={desk} draft={draft} newest={newest} checked={{ problems, isCurrent }} onShow={showProblem} />
    </div>
  );
}

function countBy(problems: readonly DraftProblem[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { table } of problems) found.set(table, (found.get(table) ?? 0) + 1);
  return found;
}
