/** Predictive checks, folded: would this model have produced such readings? */
import type { Expected, PredictiveCheck } from '../../core/losses/result.js';
import { useModel } from '../model/model-context.js';
import { useChecks } from '../model/use-long.js';
import { DataTable } from '../parts/data-table.js';
import { Waiting } from '../parts/waiting.js';
import { chance, interval } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './pages.module.css';

export function ChecksSection() {
  const { open, config } = useModel();
  const long = useChecks(open, config);
  const { answer: checks, stale } = long;
  return (
    <section className={css.section} aria-labelledby="checks">
      <h2 id="checks">{say('checks.title')}</h2>
      <p className={css.note}>{say('checks.lede')}</p>
      {(checks === null || stale) && <Waiting long={long} what={say('checks.loading')} />}
      {checks?.length === 0 && <p>{say('checks.none')}</p>}
      {checks !== null && checks.length > 0 && (
        <details className={css.folded}>
          <summary>{summaryOf(checks)}</summary>
          <CheckTable checks={checks} />
        </details>
      )}
    </section>
  );
}

function summaryOf(checks: readonly PredictiveCheck[]): string {
  const odd = checks.filter(({ flagged }) => flagged).length;
  return odd === 0
    ? say('checks.summary.none', { n: checks.length })
    : say('checks.summary', { n: checks.length, odd });
}

function CheckTable({ checks }: { readonly checks: readonly PredictiveCheck[] }) {
  const { theCase } = useModel().run;
  const siteOf = (id: string): string => theCase.sites.find((site) => site.id === id)?.name ?? id;
  const sourceOf = (id: string): string => theCase.sources.find((source) => source.id === id)?.name ?? id;
  return (
    <>
      <DataTable
        caption={say('checks.caption')}
        rows={checks}
        keyOf={(check) => `${check.imageId}/${check.sourceId}`}
        columns={[
          {
            head: say('checks.image'),
            rowHead: true,
            cell: (check) => (
              <>
                {siteOf(check.site)}
                <span className={css.under}>{check.imageId}</span>
              </>
            ),
          },
          { head: say('checks.analyst'), cell: (check) => sourceOf(check.sourceId) },
          {
            head: say('checks.observed'),
            figures: true,
            cell: ({ observed, atLeast }) => (atLeast ? say('checks.atLeast', { n: observed }) : observed),
          },
          { head: say('checks.expected'), figures: true, cell: ({ posterior }) => range(posterior) },
          {
            head: say('checks.tail'),
            figures: true,
            cell: ({ posterior, flagged }) =>
              flagged ? (
                <b className={css.doubt}>{say('checks.odd', { p: chance(posterior.tail) })}</b>
              ) : (
                chance(posterior.tail)
              ),
          },
          { head: say('checks.before'), figures: true, cell: ({ prior }) => range(prior) },
          { head: say('checks.before.tail'), figures: true, cell: ({ prior }) => chance(prior.tail) },
        ]}
      />
      <p className={css.quiet}>{say('checks.method')}</p>
    </>
  );
}

const range = ({ summary: { q05, q50, q95 } }: Expected): string =>
  say('influence.total.cell', { median: q50, interval: interval(q05, q95) });
