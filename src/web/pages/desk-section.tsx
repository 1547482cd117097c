/** What the desk said of each claim, what came of it, and how good that was. */
import type { AssessedClaim, Grading } from '../../core/evidence/grading/result.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { Num } from '../parts/num.js';
import { dayWords } from '../words/days.js';
import { chance } from '../words/numbers.js';
import { say } from '../words/say.js';
import { Changes } from './grade-tables.js';
import css from './pages.module.css';

export function DeskSection({ grading }: { readonly grading: Grading }) {
  const { run } = useModel();
  const { assessed, settled, brier } = grading;
  const said = (id: string): string => run.theCase.claims.find((claim) => claim.id === id)?.paraphrase ?? id;
  const came = (id: string): string => {
    const found = settled.find(({ claimId }) => claimId === id);
    return say(found ? (found.came ? 'grading.came.yes' : 'grading.came.no') : 'grading.came.open');
  };
  return (
    <section className={css.section} aria-labelledby="desk">
      <h2 id="desk">{say('grading.desk')}</h2>
      {isGap(brier) ? (
        <p className={css.note}>{say('grading.desk.none', { detail: brier.detail })}</p>
      ) : (
        <>
          <p className={css.note}>
            <Num of="desk/brier">
              {say('grading.desk.score', { n: brier.n, score: third(brier.score), base: third(brier.uncertainty) })}
            </Num>{' '}
            {say('grading.desk.parts', {
              ...{ miscalibration: third(brier.miscalibration), discrimination: third(brier.discrimination) },
              uncertainty: third(brier.uncertainty),
            })}
          </p>
          <p className={css.quiet}>{say('grading.desk.lede')}</p>
        </>
      )}
      <DataTable
        caption={say('grading.desk.table')}
        rows={assessed}
        keyOf={({ claimId }) => claimId}
        columns={[
          {
            head: say('grading.claim'),
            rowHead: true,
            cell: ({ claimId, latest }) => (
              <>
                {`${claimId} · ${said(claimId)}`}
                <span className={css.under}>
                  {say('grading.since', { day: dayWords(latest.date), by: latest.author })}
                </span>
              </>
            ),
          },
          {
            head: say('grading.probability'),
            figures: true,
            cell: ({ claimId, latest }) => (
              <Num of={`assessed/${claimId}`} look="quiet">
                {statedOf(latest)}
              </Num>
            ),
          },
          {
            head: say('grading.confidence'),
            cell: ({ latest: { analyticConfidence: c } }) => (c === null ? '' : say(`grading.confidence.${c}`)),
          },
          { head: say('grading.approved'), cell: ({ latest }) => latest.approver ?? say('grading.approved.none') },
          { head: say('grading.came'), cell: ({ claimId }) => came(claimId) },
        ]}
      />
      <Changes changed={assessed.map(({ claimId, changes }) => ({ name: claimId, changes }))} />
    </section>
  );
}

function statedOf({ probability, scheme, grade }: AssessedClaim['latest']): string {
  if (probability !== null) return chance(probability);
  return scheme === null || grade === null ? '–' : say('grading.imported', { scheme, grade });
}

const third = (x: number): string => x.toFixed(3);
