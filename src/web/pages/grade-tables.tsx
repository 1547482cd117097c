/** Grades as they stand, each with its day, and what changed and why. */
import { CREDIBILITY_WORDS, RELIABILITY_WORDS } from '../../core/evidence/grading/admiralty.js';
import type { GradeChange, GradedEvidence, GradedSource } from '../../core/evidence/grading/result.js';
import { DataTable } from '../parts/data-table.js';
import { Num } from '../parts/num.js';
import { dayWords } from '../words/days.js';
import { say } from '../words/say.js';
import css from './pages.module.css';

export function SourcesSection({ sources }: { readonly sources: readonly GradedSource[] }) {
  return (
    <section className={css.section} aria-labelledby="reliability">
      <h2 id="reliability">{say('grading.sources')}</h2>
      <p className={css.note}>{say('grading.sources.lede')}</p>
      <DataTable
        caption={say('grading.sources.table')}
        rows={sources}
        keyOf={({ sourceId }) => sourceId}
        columns={[
          { head: say('grading.source'), rowHead: true, cell: ({ name }) => name },
          {
            head: say('grading.grade'),
            cell: ({ sourceId, reliability }) => (
              <Num
                of={`reliability/${sourceId}`}
                look="quiet"
              >{`${reliability} ${RELIABILITY_WORDS[reliability]}`}</Num>
            ),
          },
          { head: say('grading.why'), cell: ({ reason }) => reason },
        ]}
      />
      <Changes changed={sources.map(({ name, changes }) => ({ name, changes }))} />
    </section>
  );
}

export function CredibilitySection({ evidence }: { readonly evidence: readonly GradedEvidence[] }) {
  const nameOf = ({ evidenceId, claimId }: GradedEvidence): string =>
    say('grading.for', { evidence: evidenceId, claim: claimId });
  return (
    <section className={css.section} aria-labelledby="credibility">
      <h2 id="credibility">{say('grading.credibility')}</h2>
      <p className={css.note}>{say('grading.credibility.lede')}</p>
      <DataTable
        caption={say('grading.credibility.table')}
        rows={evidence}
        keyOf={(one) => `${nameOf(one)} ${one.by}`}
        columns={[
          { head: say('grading.evidence'), rowHead: true, cell: nameOf },
          {
            head: say('grading.grade'),
            cell: ({ claimId, evidenceId, credibility, date, by }) => (
              <>
                <Num of={`credibility/${claimId}/${evidenceId}`} look="quiet">
                  {`${credibility} ${CREDIBILITY_WORDS[credibility]}`}
                </Num>
                <span className={css.under}>{say('grading.since', { day: dayWords(date), by })}</span>
              </>
            ),
          },
          { head: say('grading.why'), cell: ({ reason }) => reason },
        ]}
      />
      <Changes changed={evidence.map((one) => ({ name: nameOf(one), changes: one.changes }))} />
    </section>
  );
}

type Changed = { readonly name: string; readonly changes: readonly GradeChange[] };

/** Nothing where no grade ever changed. */
export function Changes({ changed }: { readonly changed: readonly Changed[] }) {
  const all = changed.flatMap(({ name, changes }) => changes.map((change) => ({ name, ...change })));
  if (all.length === 0) return null;
  return (
    <div className={css.next}>
      <h3>{say('grading.changes')}</h3>
      <ul className={css.list}>
        {all.map(({ name, from, to, on, by, why, row }) => (
          <li key={`${row.table}:${row.line}`}>
            {say('grading.change', { name, from, to })}{' '}
            <span className={css.quiet}>{say('grading.change.by', { day: dayWords(on), by, why })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
