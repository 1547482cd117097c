/** One series of what was done: its chart with the counterfactual, the placebo dates, the smallest effect that could have been seen. */
import { signOf } from '../../core/perception/output-effect.js';
import type { EventMark, OutputEffect } from '../../core/perception/result.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { Figure } from '../parts/figure.js';
import { Num } from '../parts/num.js';
import { PlaceboStrip } from '../plots/placebo-strip.js';
import { SeriesChart } from '../plots/series-chart.js';
import { dayWords } from '../words/days.js';
import { oneDecimal } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './perception-page.module.css';

type Props = { readonly output: OutputEffect; readonly events: readonly EventMark[] };

export function OutputFigure({ output, events }: Props) {
  const { run, stale, open } = useModel();
  const { rows, weighed, sentence, straddling, means, counts } = output;
  const { average, withoutModel, path, smallestDetectable } = weighed;
  const placebo = 'gap' in withoutModel ? null : withoutModel;
  return (
    <Figure
      title={titleOf(output)}
      sentence={sentence}
      stale={stale}
      source={say('figure.source.case', { title: run.theCase.title, revision: open.revision, day: dayWords(run.asOf) })}
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
          <p className={css.numbers}>
            {!isGap(means) && (
              <>
                <Num of={`perception/before/${rows.indicator}`} look="quiet">
                  {say('perception.meanBefore', { n: means.before.rows, mean: oneDecimal(means.before.mean) })}
                </Num>{' '}
                <Num of={`perception/after/${rows.indicator}`} look="quiet">
                  {say('perception.meanAfter', { n: means.after.rows, mean: oneDecimal(means.after.mean) })}
                </Num>{' '}
              </>
            )}
            {average && (
              <Num of={`perception/output/${rows.indicator}`} look="quiet">
                {say('perception.difference', {
                  effect: oneDecimal(average.effect),
                  low: oneDecimal(average.q025),
                  high: oneDecimal(average.q975),
                })}
              </Num>
            )}{' '}
            {smallestDetectable !== null && say('perception.smallest', { least: oneDecimal(smallestDetectable) })}{' '}
            {!isGap(counts) && (
              <>
                <Num of={`perception/counts/${rows.indicator}`} look="quiet">
                  {say('perception.asCounts', {
                    ratio: oneDecimal(counts.ratio.q50),
                    low: oneDecimal(counts.ratio.q025),
                    high: oneDecimal(counts.ratio.q975),
                  })}
                </Num>{' '}
                {say('perception.asCounts.least', { least: oneDecimal(counts.smallestRatio) })}
              </>
            )}
          </p>
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
              cell: ({ value }) => (value === null ? say('depth.unknown') : oneDecimal(value)),
            },
            {
              head: say('perception.bounds'),
              figures: true,
              cell: ({ low, high }) =>
                low === null || high === null
                  ? ''
                  : say('fleet.range', { low: oneDecimal(low), high: oneDecimal(high) }),
            },
            {
              head: say('perception.predicted'),
              figures: true,
              cell: ({ date }) => {
                const point = path.find(({ at }) => at === date);
                return point
                  ? say('fleet.meanRange', {
                      mean: oneDecimal(point.predicted.mean),
                      low: oneDecimal(point.predicted.q025),
                      high: oneDecimal(point.predicted.q975),
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
