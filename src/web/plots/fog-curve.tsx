/** How the picture changed: middle estimate and band over the days something was published, the floor as steps. */
import type { FogPoint } from '../../core/losses/result.js';
import { dayNumberOf } from '../model/known-days.js';
import { useModel } from '../model/model-context.js';
import { useFogCurve } from '../model/use-run.js';
import { DataTable } from '../parts/data-table.js';
import { Figure } from '../parts/figure.js';
import { useWidth } from '../parts/use-width.js';
import { navigate, withView } from '../route/use-route.js';
import { dayWords, shortDay } from '../words/days.js';
import { interval } from '../words/numbers.js';
import { Say, say } from '../words/say.js';
import css from './fog-curve.module.css';
import { linearScale } from './scale.js';

const HEIGHT = 230;
const PAD = { left: 40, right: 16, top: 12, bottom: 34 };

export function FogCurve() {
  const { run, open, config, view, route } = useModel();
  const { points, stale } = useFogCurve(open.theCase, config);
  if (points === null) return <p role="status">{say('fog.loading')}</p>;
  if (points.length === 0) return <p>{say('fog.none')}</p>;
  const days = points.map(({ day }) => day);
  const at =
    view.asOf === null
      ? days.length - 1
      : Math.max(
          0,
          days.findLastIndex((day) => day <= (view.asOf as string)),
        );
  return (
    <Figure
      title={say('fog.title')}
      sentence={<Say of="fog.sentence" scenario={say(`scenario.${view.scenario}`)} />}
      stale={stale}
      source={say('figure.source.case', { title: run.theCase.title, revision: open.revision, day: dayWords(run.asOf) })}
      method={<p>{say('fog.method')}</p>}
      controls={
        <label className={css.handle}>
          {say('fog.handle')}
          <input
            type="range"
            min={0}
            max={days.length - 1}
            value={at}
            aria-valuetext={dayWords(days[at] as string)}
            onChange={({ target }) => {
              const chosen = Number(target.value);
              navigate(
                withView(route, { asOf: chosen === days.length - 1 ? null : (days[chosen] as string) }),
                'replace',
              );
            }}
          />
          <output>{dayWords(days[at] as string)}</output>
        </label>
      }
      chart={<Drawing points={points} from={run.theCase.strike.from} asOf={days[at] as string} />}
      table={
        <DataTable
          caption={say('fog.title')}
          rows={points}
          keyOf={({ day }) => day}
          columns={[
            { head: say('fog.table.day'), rowHead: true, cell: ({ day }) => dayWords(day) },
            { head: say('fog.table.floor'), figures: true, cell: (point) => point.floorDestroyed },
            { head: say('fog.table.median'), figures: true, cell: (point) => point.DESTROYED.q50 },
            {
              head: say('fog.table.interval'),
              figures: true,
              cell: (point) => interval(point.DESTROYED.q05, point.DESTROYED.q95),
            },
            { head: say('fog.table.arrivals'), cell: (point) => point.arrivals.join(', ') },
          ]}
        />
      }
    />
  );
}

function Drawing({
  points,
  from,
  asOf,
}: {
  readonly points: readonly FogPoint[];
  readonly from: string;
  readonly asOf: string;
}) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const start = dayNumberOf(from);
  const after = (day: string): number => Math.log2(1 + Math.max(0, dayNumberOf(day) - start));
  const last = Math.max(1, after(points.at(-1)?.day ?? from)) * 1.06;
  const x = linearScale(0, last, PAD.left, Math.max(PAD.left + 60, width - PAD.right));
  const most = Math.max(...points.map((point) => point.DESTROYED.q95));
  const y = linearScale(0, most * 1.05, HEIGHT - PAD.bottom, PAD.top, 40);
  const xOf = (point: FogPoint): number => x.at(after(point.day));
  /** Level until the next day something was published, then a step. */
  const steps = (of: (point: FogPoint) => number): string => {
    const [begin, ...rest] = points as readonly [FogPoint, ...FogPoint[]];
    const later = rest.map((point) => `H${xOf(point)}V${y.at(of(point))}`).join('');
    return `M${xOf(begin)} ${y.at(of(begin))}${later}H${width - PAD.right}`;
  };
  const lower = [...points]
    .reverse()
    .map((point) => `V${y.at(point.DESTROYED.q05)}H${xOf(point)}`)
    .join('');
  const [first, end] = [points[0] as FogPoint, points.at(-1) as FogPoint];
  const label = say('fog.desc', {
    first: dayWords(first.day),
    last: dayWords(end.day),
    from: first.floorDestroyed,
    to: end.floorDestroyed,
    mid0: first.DESTROYED.q50,
    mid1: end.DESTROYED.q50,
  });
  const marks = [0, 1, 3, 7, 14, 30, 60, 120, 240, 480].filter((days) => Math.log2(1 + days) <= last);
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          {y.ticks.map((tick) => (
            <g key={tick}>
              <line className={css.grid} x1={PAD.left} x2={width - PAD.right} y1={y.at(tick)} y2={y.at(tick)} />
              <text x={PAD.left - 6} y={y.at(tick) + 4} textAnchor="end">
                {tick}
              </text>
            </g>
          ))}
          <path className={css.band} d={`${steps((point) => point.DESTROYED.q95)}${lower}Z`} />
          <path className={css.floor} d={steps((point) => point.floorDestroyed)} />
          <path className={css.middle} d={steps((point) => point.DESTROYED.q50)} />
          <line
            className={css.now}
            x1={x.at(after(asOf))}
            x2={x.at(after(asOf))}
            y1={PAD.top}
            y2={HEIGHT - PAD.bottom}
          />
          {points.map((point) => (
            <line
              key={point.day}
              className={css.arrival}
              x1={x.at(after(point.day))}
              x2={x.at(after(point.day))}
              y1={HEIGHT - PAD.bottom}
              y2={HEIGHT - PAD.bottom + 5}
            />
          ))}
          {marks.map((days) => (
            <text key={days} x={x.at(Math.log2(1 + days))} y={HEIGHT - 12} textAnchor="middle">
              {days}
            </text>
          ))}
          <text x={width - PAD.right} y={HEIGHT - 0} textAnchor="end">
            {say('fog.day')}
          </text>
          <text className={css.label} x={width - PAD.right} y={y.at(end.DESTROYED.q50) - 6} textAnchor="end">
            {say('fog.label.middle')}
          </text>
          <text className={css.label} x={width - PAD.right} y={y.at(end.floorDestroyed) + 14} textAnchor="end">
            {`${say('fog.label.floor')} · ${shortDay(end.day, true)}`}
          </text>
        </svg>
      )}
    </div>
  );
}
