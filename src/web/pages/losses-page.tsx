/** Losses: where and of which type, the totals and what stands beside them, and what the floor counts. */
import type { Quantity } from '../../core/claims/result.js';
import {
  type CellSummary,
  type CountSummary,
  type Losses,
  SCENARIOS,
  type ScenarioLosses,
} from '../../core/losses/result.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { Choice } from '../parts/choice.js';
import { DataTable } from '../parts/data-table.js';
import { Figure } from '../parts/figure.js';
import { GapNote } from '../parts/gap-note.js';
import { Num } from '../parts/num.js';
import { Warnings } from '../parts/warnings.js';
import { CellMatrix, type CellsProps, floorAt, stateOf } from '../plots/cell-matrix.js';
import { FogCurve } from '../plots/fog-curve.js';
import { Link, navigate, withView } from '../route/use-route.js';
import { dayWords } from '../words/days.js';
import { chance, interval, share } from '../words/numbers.js';
import { say } from '../words/say.js';
import { ChecksSection } from './checks-section.js';
import { headlinesOf } from './finding.js';
import { FloorTables } from './floor-tables.js';
import { InfluenceSection } from './influence-section.js';
import { Looks } from './looks.js';
import css from './pages.module.css';

export function LossesPage() {
  const { run, view, route, stale, open } = useModel();
  const { losses } = run;
  if (isGap(losses))
    return (
      <>
        <h1>{say('finding.gap')}</h1>
        <GapNote gap={losses} />
        <p className={css.next}>{say('losses.gap.next')}</p>
      </>
    );
  const { quantity } = view;
  const scenario = losses.scenarios.find(({ name }) => name === view.scenario) as ScenarioLosses;
  const total = scenario.total[stateOf(quantity)];
  const verb = say(`quantity.${quantity}.seen`);
  return (
    <>
      <h1>
        {total.q05 === total.q95
          ? say('losses.title.one', { median: total.q50, verb })
          : say('losses.title', { low: total.q05, high: total.q95, median: total.q50, verb })}
      </h1>
      <p className={css.lede}>{say('losses.lede', { scenario: say(`scenario.${scenario.name}`) })}</p>
      <p className={css.quiet}>
        <Link to={{ ...route, stage: 'model', view: { ...view, trace: null } }}>{say('losses.model')}</Link>
      </p>
      <Figure
        title={say('losses.matrix')}
        sentence={say('losses.matrix.sentence')}
        stale={stale}
        source={say('figure.source.case', {
          title: run.theCase.title,
          revision: open.revision,
          day: dayWords(run.asOf),
        })}
        method={<p>{say('losses.matrix.method')}</p>}
        controls={
          <Choice
            label={say('plumb.verb')}
            options={(['destroyed', 'hit'] as const).map((value) => ({ value, text: say(`quantity.${value}`) }))}
            value={quantity}
            onChoose={(chosen) => navigate(withView(route, { quantity: chosen }), 'replace')}
          />
        }
        chart={<CellMatrix losses={losses} scenario={scenario} quantity={quantity} />}
        table={<CellTable losses={losses} scenario={scenario} quantity={quantity} />}
      />
      <Totals losses={losses} quantity={quantity} />
      <section className={css.section}>
        <FogCurve />
      </section>
      <InfluenceSection />
      <ChecksSection />
      <Looks headlines={headlinesOf(run)} />
      <FloorTables losses={losses} />
      <Warnings warnings={losses.warnings} />
    </>
  );
}

function CellTable({ losses, scenario, quantity }: CellsProps) {
  const of = (cell: CellSummary): CountSummary => cell[stateOf(quantity)];
  return (
    <DataTable
      caption={say('losses.matrix')}
      rows={scenario.byCell}
      keyOf={(cell) => `${cell.site}/${cell.type}`}
      columns={[
        { head: say('losses.site'), rowHead: true, cell: (cell) => cell.site },
        { head: say('losses.type'), cell: (cell) => cell.type },
        { head: say('losses.present'), figures: true, cell: (cell) => interval(cell.present.q05, cell.present.q95) },
        { head: say('losses.floor'), figures: true, cell: (cell) => floorAt(losses, cell, quantity) },
        { head: say('losses.median'), figures: true, cell: (cell) => of(cell).q50 },
        {
          head: say('losses.interval'),
          figures: true,
          cell: (cell) => (
            <Num of={`cell/${scenario.name}/${cell.site}/${cell.type}/${quantity}`} look="quiet">
              {interval(of(cell).q05, of(cell).q95)}
            </Num>
          ),
        },
        { head: say('losses.looked'), cell: (cell) => say(cell.looked ? 'losses.looked.yes' : 'losses.looked.no') },
        { head: say('losses.evidence'), figures: true, cell: (cell) => share(cell.priorShare) },
      ]}
    />
  );
}

function Totals({ losses, quantity }: { readonly losses: Losses; readonly quantity: Quantity }) {
  const key = stateOf(quantity);
  const shown = ({ q05, q50, q95 }: CountSummary): string => `${q50} (${interval(q05, q95)})`;
  const floorKey = quantity === 'destroyed' ? 'destroyed' : 'damagedOrDestroyed';
  return (
    <section className={css.section} aria-labelledby="totals">
      <h2 id="totals">{say('losses.totals')}</h2>
      <p className={css.note}>{say('losses.totals.lede')}</p>
      <DataTable
        caption={say('losses.scenarios')}
        rows={losses.scenarios}
        keyOf={({ name }) => name}
        columns={[
          { head: say('losses.scenario'), rowHead: true, cell: ({ name }) => say(`scenario.${name}`) },
          {
            head: say('losses.total'),
            figures: true,
            cell: (s) => (
              <Num of={`total/${s.name}/${quantity}`} look="quiet">
                {shown(s.total[key])}
              </Num>
            ),
          },
          {
            head: say('losses.unseen'),
            figures: true,
            cell: (s) => (
              <Num of={`unseen/${s.name}/${quantity}`} look="quiet">
                {shown(s.unseen[key])}
              </Num>
            ),
          },
          {
            head: say('losses.unlistedTotal'),
            figures: true,
            cell: (s) => (s.unlisted === null ? say('losses.none') : shown(s.unlisted[key])),
          },
          {
            head: say('losses.silence'),
            figures: true,
            cell: ({ name, ifSilenceMeansNothing: silent }) =>
              isGap(silent) ? (
                <span title={silent.detail}>{say('losses.onItsWay')}</span>
              ) : (
                <Num of={`silence/${name}/${quantity}`} look="quiet">
                  {shown(silent[key])}
                </Num>
              ),
          },
          {
            head: say('losses.floorProbability'),
            figures: true,
            cell: ({ name }) => chance(losses.floor.probability[name][floorKey]),
          },
        ]}
      />
      <p className={css.quiet}>
        {SCENARIOS.map((name) => `${say(`scenario.${name}`)}: ${say(`scenario.${name}.means`)}`).join('; ')}.
      </p>
    </section>
  );
}
