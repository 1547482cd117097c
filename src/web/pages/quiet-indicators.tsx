/** Markets and attention, each in its sentence; and what no way of weighing fits, listed. */
import type { Perception } from '../../core/perception/result.js';
import { useModel } from '../model/model-context.js';
import { RowLink } from '../parts/row-link.js';
import { SeriesChart } from '../plots/series-chart.js';
import { oneDecimal } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './perception-page.module.css';

/** Fewer points are read, not drawn. */
const DRAWN = 3;

export function QuietIndicators({
  perception: { markets, attention, others, events },
}: {
  readonly perception: Perception;
}) {
  const { strike } = useModel().run.theCase;
  const part = (
    title: string,
    lede: string,
    list: readonly { readonly rows: Perception['others'][number]; readonly sentence: string }[],
  ) =>
    list.length > 0 && (
      <>
        <h2>{title}</h2>
        <p className={css.lede}>{lede}</p>
        <div className={css.multiples}>
          {list.map(({ rows, sentence }) => (
            <section key={rows.indicator} aria-label={rows.title}>
              <h3 className={css.small}>{rows.title}</h3>
              {rows.values.length >= DRAWN && (
                <SeriesChart values={rows.values} path={[]} strike={strike.from} events={events} label={sentence} />
              )}
              <p>{sentence}</p>
              <p className={css.quiet}>
                {rows.values.map(({ row }) => (
                  <span key={row.line}>
                    <RowLink row={row} />{' '}
                  </span>
                ))}
              </p>
            </section>
          ))}
        </div>
      </>
    );
  return (
    <>
      {part(say('perception.markets'), say('perception.markets.lede'), markets)}
      {part(say('perception.attention'), say('perception.attention.lede'), attention)}
      {others.length > 0 && (
        <details className={css.others}>
          <summary>{say('perception.others', { n: others.length })}</summary>
          <ul>
            {others.map(({ indicator, title, values, unit }) => (
              <li key={indicator}>
                {title}:{' '}
                {values.map(({ row, value, low, high, date }) => (
                  <span key={row.line}>
                    {value === null
                      ? say('fleet.range', {
                          low: low === null ? '?' : oneDecimal(low),
                          high: high === null ? '?' : oneDecimal(high),
                        })
                      : oneDecimal(value)}{' '}
                    {unit.replaceAll('_', ' ')} ({date}) <RowLink row={row} />{' '}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
