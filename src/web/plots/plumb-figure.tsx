/** The plumb chart in its frame, made from a run: which claims hang, in which words, over which dots. */
import { useState } from 'react';
import type { Verb } from '../../core/case.js';
import type { ClaimEntry, Quantity } from '../../core/claims/result.js';
import type { PlumbClaim, PlumbRow } from '../../core/dossier/plots/plumb-layout.js';
import type { Losses } from '../../core/losses/result.js';
import { speaksOfTotal } from '../../core/losses/total-scope.js';
import { dotsOfPmf } from '../../core/numerics/dotplot.js';
import { isGap } from '../../core/problem.js';
import type { Run } from '../../core/run.js';
import { useModel } from '../model/model-context.js';
import { Choice } from '../parts/choice.js';
import { DataTable } from '../parts/data-table.js';
import { Figure } from '../parts/figure.js';
import { Num } from '../parts/num.js';
import { navigate, withView } from '../route/use-route.js';
import { dayWords } from '../words/days.js';
import { chance } from '../words/numbers.js';
import { saidWords, shortName, speakerWords } from '../words/said.js';
import { say } from '../words/say.js';
import { PlumbChart, type PlumbShown } from './plumb-chart.js';
import type { PlumbLook } from './plumb-claim.js';
import css from './plumb-figure.module.css';
import { PlumbLegend } from './plumb-legend.js';

const VERBS_DRAWN: readonly Verb[] = ['HIT', 'DAMAGED', 'DAMAGED_OR_DESTROYED', 'DESTROYED', 'BEYOND_REPAIR'];

export function PlumbFigure({ losses }: { readonly losses: Losses }) {
  const { run, view, route, stale, open } = useModel();
  const { quantity } = view;
  const hanging = hangingClaims(run, losses, quantity);
  const claims = hanging.map((entry) => toPlumb(run, entry));
  const looks = new Map(hanging.map((entry) => [entry.claim.id, lookOf(entry, quantity)] as const));
  const [shown, setShown] = useState<PlumbShown>({ dotCount: view.dots === 20 ? 20 : 50, unhung: [] });
  const unhung = hanging.filter(({ claim }) => shown.unhung.includes(claim.id));
  const isLooked = losses.scenarios.some(({ byCell }) => byCell.some(({ looked }) => looked));
  const rows = isLooked ? plumbRows(losses, quantity) : [];
  const count = quantity === 'destroyed' ? losses.floor.destroyed : losses.floor.damagedOrDestroyed;
  const unit = hanging[0]?.claim.unit ?? '';
  return (
    <Figure
      title={say(`plumb.title.${quantity}`)}
      sentence={
        isLooked ? say('plumb.sentence', { words: say(`plumb.words.${shown.dotCount}`) }) : unlooked(losses, quantity)
      }
      stale={stale}
      source={say('figure.source.case', { title: run.theCase.title, revision: open.revision, day: dayWords(run.asOf) })}
      method={<p>{say('plumb.method', { verb: say(`quantity.${quantity}`) })}</p>}
      controls={
        <>
          <Choice
            label={say('plumb.verb')}
            options={(['destroyed', 'hit'] as const).map((value) => ({ value, text: say(`quantity.${value}`) }))}
            value={quantity}
            onChoose={(chosen) => navigate(withView(route, { quantity: chosen }), 'replace')}
          />
          <Choice
            label={say('plumb.dots')}
            options={[
              { value: 'fit', text: say('plumb.dots.fit') },
              { value: '20', text: '20' },
              { value: '50', text: '50' },
            ]}
            value={String(view.dots)}
            onChoose={(chosen) =>
              navigate(withView(route, { dots: chosen === '20' ? 20 : chosen === '50' ? 50 : 'fit' }), 'replace')
            }
          />
        </>
      }
      legend={
        <>
          {unhung.length > 0 && (
            <p className={css.also}>
              {say('plumb.also', {
                claims: unhung.map((entry) => `${saidWords(entry.claim)} (${speakerWords(entry, 0)})`).join('; '),
              })}
            </p>
          )}
          <PlumbLegend verbs={VERBS_DRAWN.filter((verb) => [...looks.values()].some((look) => look.verb === verb))} />
        </>
      }
      chart={
        <div className={css.chart}>
          <PlumbChart
            input={{
              claims,
              threads: threadsOf(run, hanging),
              rows,
              floor: { count, label: say(`plumb.floor.${quantity}`, { count }) },
              dots: view.dots,
            }}
            looks={looks}
            quantity={quantity}
            scenario={view.scenario}
            unit={unit}
            onShown={setShown}
            description={describe(hanging, losses, quantity, count)}
          />
        </div>
      }
      table={<PlumbTables hanging={hanging} losses={losses} quantity={quantity} run={run} />}
    />
  );
}

/** Before any image is read: what is held possible of all that stood there. */
function unlooked({ scenarios }: Losses, quantity: Quantity): string {
  const key = quantity === 'destroyed' ? 'DESTROYED' : 'DAMAGED_OR_DESTROYED';
  const middling = scenarios.find(({ name }) => name === 'middling')?.unseen[key];
  return say('plumb.unlooked', { low: middling?.q05 ?? 0, middle: middling?.q50 ?? 0, high: middling?.q95 ?? 0 });
}

/** Headline counts over the whole case; those of the verb being weighed first. */
function hangingClaims(run: Run, { scenarios }: Losses, quantity: Quantity): readonly ClaimEntry[] {
  const cells = scenarios[0]?.byCell ?? [];
  const whole = run.claims.entries.filter(
    ({ claim, scope, question }) =>
      claim.headline && scope.everySite && speaksOfTotal(scope.types, cells) && !isGap(question),
  );
  const same = (entry: ClaimEntry): number => (!isGap(entry.question) && entry.question.quantity === quantity ? 0 : 1);
  return [...whole].sort((a, b) => same(a) - same(b));
}

function toPlumb(run: Run, entry: ClaimEntry): PlumbClaim {
  const { claim, question, root } = entry;
  const around =
    claim.comparator === 'about' && claim.low === claim.high && !isGap(question)
      ? ([question.low ?? 0, question.high ?? 0] as const)
      : null;
  const relays = (run.claims.roots.find(({ id }) => id === root)?.claims.length ?? 1) - 1;
  return {
    id: claim.id,
    root,
    low: claim.comparator === 'le' ? null : claim.low,
    high: claim.comparator === 'ge' ? null : claim.high,
    around,
    statement: saidWords(claim),
    speaker: speakerWords(entry, claim.id === root ? relays : 0, run.theCase.strike.from.slice(0, 4)),
  };
}

const lookOf = ({ claim, side, question }: ClaimEntry, quantity: Quantity): PlumbLook => ({
  side,
  verb: claim.verb ?? 'NONE',
  weighed: !isGap(question) && question.quantity === quantity,
});

function threadsOf(run: Run, hanging: readonly ClaimEntry[]): ReadonlyMap<string, string> {
  return new Map(
    hanging.map(({ root }) => {
      const voice = run.claims.roots.find(({ id }) => id === root)?.claims ?? [];
      const speaker = run.claims.entries.find(({ claim }) => claim.id === root)?.speaker ?? root;
      return [root, say('plumb.thread', { speaker: shortName(speaker), n: voice.length - 1 })];
    }),
  );
}

const stateOf = (quantity: Quantity) => (quantity === 'destroyed' ? 'DESTROYED' : 'DAMAGED_OR_DESTROYED');

const plumbRows = (losses: Losses, quantity: Quantity): readonly PlumbRow[] =>
  losses.scenarios.map(({ name, pmf }) => {
    const distribution = Float64Array.from(pmf[stateOf(quantity)]);
    return { name, twenty: [...dotsOfPmf(distribution, 20)], fifty: [...dotsOfPmf(distribution, 50)] };
  });

function describe(hanging: readonly ClaimEntry[], losses: Losses, quantity: Quantity, floor: number): string {
  const claims = hanging.map((entry) => `${saidWords(entry.claim)} (${speakerWords(entry, 0)})`).join('; ');
  const dots = losses.scenarios
    .map(({ name, total }) => {
      const { q05, q50, q95 } = total[stateOf(quantity)];
      return say('plumb.desc.dots', { scenario: say(`scenario.${name}`), median: q50, low: q05, high: q95 });
    })
    .join('; ');
  return say('plumb.desc', { claims, dots, verb: say(`quantity.${quantity}`), floor });
}

type TableProps = {
  readonly hanging: readonly ClaimEntry[];
  readonly losses: Losses;
  readonly quantity: Quantity;
  readonly run: Run;
};

function PlumbTables({ hanging, losses, quantity, run }: TableProps) {
  const verdict = (id: string) => run.verdicts.find(({ claim }) => claim === id);
  const most = Math.max(...losses.scenarios.map(({ total }) => total[stateOf(quantity)].q95)) + 2;
  const counts = Array.from({ length: most + 1 }, (_, k) => k);
  const tail = (pmf: readonly number[], k: number): number => pmf.slice(k).reduce((sum, p) => sum + p, 0);
  return (
    <>
      <DataTable
        caption={say('plumb.table.caption.said')}
        rows={hanging}
        keyOf={({ claim }) => claim.id}
        columns={[
          {
            head: say('plumb.table.claim'),
            rowHead: true,
            cell: ({ claim }) => (
              <Num of={`claim/${claim.id}`} look="quiet">
                {saidWords(claim)}
              </Num>
            ),
          },
          { head: say('plumb.table.speaker'), cell: (entry) => speakerWords(entry, 0) },
          { head: say('plumb.table.origin'), cell: ({ root }) => root },
          ...losses.scenarios.map(({ name }) => ({
            head: say(`scenario.${name}`),
            figures: true,
            cell: ({ claim }: ClaimEntry) => {
              const p = verdict(claim.id)?.holds?.[name];
              return p === undefined ? (
                ''
              ) : (
                <Num of={`verdict/${claim.id}/${name}`} look="quiet">
                  {chance(p)}
                </Num>
              );
            },
          })),
        ]}
      />
      <DataTable
        caption={say('plumb.table.caption.seen', { verb: say(`quantity.${quantity}`) })}
        rows={counts}
        keyOf={String}
        columns={[
          { head: say('plumb.table.count'), rowHead: true, figures: true, cell: (k) => k },
          ...losses.scenarios.map(({ name, pmf }) => ({
            head: say(`scenario.${name}`),
            figures: true,
            cell: (k: number) => chance(Math.min(1, tail(pmf[stateOf(quantity)], k))),
          })),
        ]}
      />
    </>
  );
}
