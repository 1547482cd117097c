/** Tables of the record page: today's claims, totals with and without what was said, and what history settled. */
import type { KnownClaimant } from '../../core/claims/record/known-claimant.js';
import type { SettledClaim } from '../../core/claims/record/record-table.js';
import type { CountSummary, Losses, Totals } from '../../core/losses/result.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { ExternalLink } from '../parts/external-link.js';
import { Num } from '../parts/num.js';
import { dayWords } from '../words/days.js';
import { chance, interval, whole } from '../words/numbers.js';
import { say } from '../words/say.js';
import { sentenceCase } from '../words/spell-number.js';
import css from './pages.module.css';

export function NowTable({ record }: { readonly record: KnownClaimant }) {
  const { run, view } = useModel();
  const verdictOf = (claim: string) => run.verdicts.find((verdict) => verdict.claim === claim);
  const heardOf = (claim: string): string => {
    const verdict = verdictOf(claim);
    if (!verdict || isGap(verdict.heard))
      return say(`gap.${verdict && isGap(verdict.heard) ? verdict.heard.reason : 'outside-model'}`);
    return chance(verdict.heard[view.scenario], verdict.heardMcse?.[view.scenario]);
  };
  return (
    <section className={css.section} aria-labelledby="now">
      <h2 id="now">{say('record.now')}</h2>
      <p className={css.note}>{say(record.claims.length === 0 ? 'record.now.none' : 'record.now.lede')}</p>
      {record.claims.length > 0 && (
        <DataTable
          caption={say('record.now.table')}
          rows={record.claims}
          keyOf={({ claim }) => claim}
          columns={[
            {
              head: say('record.claim'),
              rowHead: true,
              cell: ({ claim }) => (
                <Num of={`claim/${claim}`} look="quiet">
                  {sentenceCase(verdictOf(claim)?.statement ?? claim)}
                </Num>
              ),
            },
            { head: say('record.said'), figures: true, cell: ({ said }) => whole(said) },
            {
              head: say('record.truth'),
              figures: true,
              cell: ({ truth }) => `${whole(truth.q50)} (${interval(truth.q05, truth.q95)})`,
            },
            { head: say('record.truth.nothing'), figures: true, cell: ({ nothing }) => chance(nothing) },
            {
              head: say('record.seen'),
              figures: true,
              cell: ({ claim }) => {
                const verdict = verdictOf(claim);
                return verdict?.holds ? chance(verdict.holds[view.scenario], verdict.mcse?.[view.scenario]) : '';
              },
            },
            { head: say('record.heard'), figures: true, cell: ({ claim }) => heardOf(claim) },
          ]}
        />
      )}
    </section>
  );
}

const shown = ({ q05, q50, q95 }: CountSummary): string => `${q50} (${interval(q05, q95)})`;
const STATES = ['DESTROYED', 'DAMAGED_OR_DESTROYED'] as const satisfies readonly (keyof Totals)[];

export function HeardTotals({ losses }: { readonly losses: Losses }) {
  const rows = losses.scenarios.flatMap((scenario) => STATES.map((state) => ({ scenario, state })));
  return (
    <section className={css.section} aria-labelledby="heard">
      <h2 id="heard">{say('record.totals')}</h2>
      <p className={css.note}>{say('record.totals.lede')}</p>
      <DataTable
        caption={say('record.totals.table')}
        rows={rows}
        keyOf={({ scenario, state }) => `${scenario.name}/${state}`}
        columns={[
          {
            head: say('losses.scenario'),
            rowHead: true,
            cell: ({ scenario }) => say(`scenario.${scenario.name}`),
          },
          {
            head: say('record.quantity'),
            cell: ({ state }) => say(state === 'DESTROYED' ? 'quantity.destroyed' : 'quantity.hit'),
          },
          { head: say('record.seen'), figures: true, cell: ({ scenario, state }) => shown(scenario.total[state]) },
          {
            head: say('record.heard'),
            figures: true,
            cell: ({ scenario: { heard }, state }) => (isGap(heard) ? say(`gap.${heard.reason}`) : shown(heard[state])),
          },
          {
            head: say('record.khat'),
            figures: true,
            cell: ({ scenario: { heard } }) => (isGap(heard) ? '' : heard.khat.toFixed(2)),
          },
        ]}
      />
    </section>
  );
}

type SettledProps = { readonly caption: string; readonly settled: readonly SettledClaim[] };

export function SettledTable({ caption, settled }: SettledProps) {
  return (
    <DataTable
      caption={caption}
      rows={settled}
      keyOf={({ id }) => id}
      columns={[
        { head: say('record.day'), cell: ({ day }) => (day === '' ? '' : dayWords(day)) },
        { head: say('record.who'), rowHead: true, cell: ({ claimant }) => claimant },
        { head: say('record.what'), cell: ({ category }) => category.replaceAll('_', ' ') },
        { head: say('record.claimed'), figures: true, cell: ({ claimed }) => whole(claimed) },
        {
          head: say('record.established'),
          figures: true,
          cell: ({ established, atLeast }) =>
            atLeast ? say('record.atLeast', { n: whole(established) }) : whole(established),
        },
        {
          head: say('record.source'),
          cell: ({ source, url }) => (url === '' ? source : <ExternalLink url={url}>{source}</ExternalLink>),
        },
      ]}
    />
  );
}
