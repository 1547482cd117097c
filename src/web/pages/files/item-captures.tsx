/** What an archive holds: its pages, then every captured resource. Nothing captured is run on this page's own origin. */
import type { Captures } from '../../../core/evidence/captures/captured.js';
import { printProblem } from '../../../core/problem.js';
import { DataTable } from '../../parts/data-table.js';
import { whole } from '../../words/numbers.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import { ItemReplay } from './item-replay.js';

const SHOWN = 300;

type Props = { readonly id: string; readonly captures: Captures };

export function ItemCaptures({ id, captures: { pages: listed, resources, problems } }: Props) {
  const shown = resources.slice(0, SHOWN).map((resource, i) => ({ ...resource, i }));
  const none = say('item.notStated');
  return (
    <section className={pages.section} aria-labelledby="captured">
      <h2 id="captured">{say('item.captures', { n: resources.length })}</h2>
      <ItemReplay id={id} pages={listed.filter(({ isCaptured }) => isCaptured)} />
      {problems.length > 0 && (
        <ul className={pages.list}>
          {problems.map((problem, i) => (
            <li key={i}>{printProblem(problem)}</li>
          ))}
        </ul>
      )}
      {listed.length > 0 && (
        <>
          <h3>{say('item.captures.pages')}</h3>
          <ul className={pages.list}>
            {listed.map(({ url, title, capturedAt, isCaptured }, i) => (
              <li key={i}>
                {title ?? url}{' '}
                <span className={pages.quiet}>
                  {[url, capturedAt, isCaptured ? null : say('item.captures.page.missing')]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {resources.length > SHOWN && (
        <p className={pages.quiet}>{say('item.captures.more', { shown: SHOWN, n: resources.length })}</p>
      )}
      <DataTable
        caption={say('item.captures.resources')}
        rows={shown}
        keyOf={({ i }) => String(i)}
        columns={[
          { head: say('item.captures.address'), rowHead: true, prose: true, cell: ({ url }) => url ?? none },
          { head: say('item.captures.at'), cell: ({ capturedAt }) => capturedAt ?? none },
          { head: say('item.captures.status'), figures: true, cell: ({ status }) => status ?? '' },
          { head: say('item.captures.type'), cell: ({ mime, recordType }) => mime ?? recordType },
          { head: say('item.captures.bytes'), figures: true, cell: ({ bytes }) => whole(bytes) },
        ]}
      />
    </section>
  );
}
