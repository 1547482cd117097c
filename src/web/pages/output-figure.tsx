/** One series of what was done: its chart with the counterfactual, the placebo dates, the smallest effect that could have been seen. */
import { signOf } from '../../core/perception/output-effect.js';
import type { EventMark, OutputEffect } from '../../core/perception/result.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { Figure } from '../parts/figure.js';
import { PlaceboStrip } from '../plots/placebo-strip.js';
import { SeriesChart } from '../plots/series-chart.js';
import { dayWords } from '../words/days.js';
import { threeDigits } from '../words/numbers.js';
import { say } from '../words/say.js';
import { OutputNumbers } from './output-numbers.js';
import css from './perception-page.module.css';

type Props = {
  readonly output: OutputEffect;
  readonly events: readonly EventMark[];
  /** a reader's own: its numbers are of no run and open onto nothing */
  readonly isOwn?: boolean;
};

export function OutputFigure({ output, events, isOwn = false }: Props) {
  const { run, stale, open } = useModel();
  const { rows, weighed, sentence, finding, straddling } = output;
  const { withoutModel, path } = weighed;
  const placebo = 'gap' in withoutModel ? null : withoutModel;
  return (
    <Figure
      title={titleOf(output)}
      sentence={finding}
      stale={stale}
      source={
        isOwn
          ? say('perception.own.source', { name: rows.title })
          : say('figure.source.case', { title: run.theCase.title, revision: open.revision, day: dayWords(run.asOf) })
      }
      method={
        <>
          <p>{say('perception.output.method')}</p>
          {straddling.length > 0 && (
            <p>{say('perception.straddling', { days: straddling.map((day) => dayWords(day)).join(', ') })}</p>
          )}
        </>
      }
      chart={
        <>
          <SeriesChart
            values={rows.values}
            path={path}
            strike={run.theCase.strike.from}
            events={events}
            label={sentence}
          />
          <OutputNumbers output={output} isOwn={isOwn} />
          {placebo && (
            <>
              <h3 className={css.small}>{say('perception.placebo', { rank: placebo.rank, of: placebo.of })}</h3>
              <PlaceboStrip placebo={placebo} />
            </>
          )}
        </>
      }
      table={
        <DataTable
          caption={rows.title}
          rows={rows.values}
          keyOf={({ row }) => String(row.line)}
          columns={[
            { head: say('perception.day'), cell: ({ date }) => dayWords(date), rowHead: true },
            {
              head: rows.unit,
              figures: true,
              cell: ({ value }) => (value === null ? say('depth.unknown') : threeDigits(value)),
            },
            {
              head: say('perception.bounds'),
              figures: true,
              cell: ({ low, high }) =>
                low === null || high === null
                  ? ''
                  : say('fleet.range', { low: threeDigits(low), high: threeDigits(high) }),
            },
            {
              head: say('perception.predicted'),
              figures: true,
              cell: ({ date }) => {
                const point = path.find(({ at }) => at === date);
                return point
                  ? say('fleet.meanRange', {
                      mean: threeDigits(point.predicted.mean),
                      low: threeDigits(point.predicted.q025),
                      high: threeDigits(point.predicted.q975),
                    })
                  : '';
              },
            },
          ]}
        />
      }
    />
  );
}

function titleOf(output: OutputEffect): string {
  const { title } = output.rows;
  if (!output.weighed.average) return say('perception.output.none', { title });
  const sign = signOf(output);
  return say(sign > 0 ? 'perception.output.more' : sign < 0 ? 'perception.output.less' : 'perception.output.same', {
    title,
  });
}
