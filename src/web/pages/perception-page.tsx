/** Perception: small multiples of what was done, polled, traded and noticed; how claims spread. Each by itself, never an index. */
import { signOf } from '../../core/perception/output-effect.js';
import type { Perception } from '../../core/perception/result.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { RowLink } from '../parts/row-link.js';
import { StageGap } from '../parts/stage-gap.js';
import { Warnings } from '../parts/warnings.js';
import { dayWords } from '../words/days.js';
import { say } from '../words/say.js';
import { HouseTables } from './house-tables.js';
import { OutputFigure } from './output-figure.js';
import { OwnSeries } from './own-series.js';
import css from './perception-page.module.css';
import { PollTable } from './poll-table.js';
import { QuietIndicators } from './quiet-indicators.js';
import { SpreadSection } from './spread-section.js';

export function PerceptionPage() {
  const { perception } = useModel().run;
  if (isGap(perception)) return <StageGap gap={perception} />;
  return (
    <>
      <h1>{titleOf(perception)}</h1>
      <p className={css.lede}>{say('perception.lede')}</p>
      {perception.outputs.length > 0 && (
        <>
          <h2>{say('perception.outputs')}</h2>
          {perception.outputs.map((output) => (
            <OutputFigure key={output.rows.indicator} output={output} events={perception.events} />
          ))}
        </>
      )}
      {perception.polls.length > 0 && <PollTable polls={perception.polls} />}
      {perception.houses.length > 0 && <HouseTables houses={perception.houses} />}
      <QuietIndicators perception={perception} />
      {perception.spreads.length > 0 && <SpreadSection spreads={perception.spreads} />}
      {perception.events.length > 0 && (
        <details className={css.others}>
          <summary>{say('perception.events.all', { n: perception.events.length })}</summary>
          <p className={css.lede}>{say('perception.events.lede')}</p>
          <DataTable
            caption={say('perception.events')}
            rows={perception.events}
            keyOf={({ row }) => String(row.line)}
            columns={[
              { head: say('perception.day'), cell: ({ date }) => dayWords(date), rowHead: true },
              { head: say('perception.kind'), cell: ({ kind }) => kind },
              { head: say('perception.event'), prose: true, cell: ({ event }) => event },
              { head: say('cost.row'), cell: ({ row }) => <RowLink row={row} /> },
            ]}
          />
        </details>
      )}
      <OwnSeries />
      <Warnings warnings={perception.warnings} />
    </>
  );
}

/** What can be said in one line: how many moved beyond what chance could have shown, and how many polls measure no after. */
function titleOf({ outputs, polls }: Perception): string {
  const compared = polls.filter(({ difference }) => !isGap(difference));
  return say('perception.title', {
    outputs: outputs.length,
    seen: outputs.filter((output) => signOf(output) !== 0).length,
    polls: compared.length,
    moved: compared.filter(({ difference }) => !isGap(difference) && difference.p < 0.05).length,
    straddling: compared.filter(({ straddles }) => straddles !== null).length,
  });
}
