/** The claimed sums: one chance per basis and visibility, and the two inputs that decide it most. */
import { Fragment } from 'react';
import type { Cost } from '../../core/cost/result.js';
import { SCENARIOS, type Verdict } from '../../core/losses/result.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { Num } from '../parts/num.js';
import { chance, share } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './money-pages.module.css';

export function SumVerdicts({ cost }: { readonly cost: Cost }) {
  const { run } = useModel();
  const rows = rowsOf(run.verdicts);
  if (rows.length === 0) return null;
  return (
    <>
      <h2>{say('cost.verdicts')}</h2>
      <p className={css.lede}>{say('cost.verdicts.lede')}</p>
      <DataTable
        caption={say('cost.verdicts')}
        rows={rows}
        keyOf={({ statement, basis }) => `${statement}/${basis.basis}`}
        columns={[
          {
            head: say('cost.claim'),
            cell: ({ statement, claims }) => (
              <>
                {statement}{' '}
                {claims.map((claim) => (
                  <Fragment key={claim}>
                    <Num of={`claim/${claim}`} look="quiet">
                      {claim}
                    </Num>{' '}
                  </Fragment>
                ))}
              </>
            ),
            rowHead: true,
          },
          { head: say('cost.basis'), cell: ({ basis }) => basis.basis.replaceAll('_', ' ') },
          ...SCENARIOS.map((scenario) => ({
            head: say(`scenario.${scenario}`),
            figures: true,
            cell: ({ basis }: (typeof rows)[number]) => {
              const p = chance(basis.holds[scenario]);
              return basis.bound === 'lower' ? say('verdict.atLeast', { p }) : p;
            },
          })),
          { head: say('cost.decisive'), prose: true, cell: ({ basis }) => decisive(cost, basis.basis) },
        ]}
      />
    </>
  );
}

type Row = {
  readonly statement: string;
  readonly claims: readonly string[];
  readonly basis: NonNullable<Verdict['byBasis']>[number];
};

/** A sum that several claims name stands once, with all of them. */
function rowsOf(verdicts: readonly Verdict[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { claim, statement, byBasis = [] } of verdicts)
    for (const basis of byBasis) {
      const key = `${statement}/${basis.basis}`;
      rows.set(key, { statement, basis, claims: [...(rows.get(key)?.claims ?? []), claim] });
    }
  return [...rows.values()];
}

/** The two largest total effects on a basis. */
function decisive({ sensitivity }: Cost, basis: string): string {
  if (isGap(sensitivity)) return '';
  return sensitivity
    .filter((part) => part.basis === basis)
    .slice(0, 2)
    .map(({ input, totalEffect }) =>
      say('cost.decisive.part', { input, share: share(Math.min(1, Math.max(0, totalEffect))) }),
    )
    .join('; ');
}
