/** Acts by kind, a mark on its day; days before and after an event by their logarithm. */
import { useWidth } from '../parts/use-width.js';
import { say } from '../words/say.js';
import css from './curves.module.css';
import { linearScale } from './scale.js';

export type DayRow = { readonly name: string; readonly days: readonly number[] };

type Props = { readonly rows: readonly DayRow[]; readonly label: string };

const TICKS = [-700, -180, -30, -7, -1, 0, 1, 7, 30, 180, 700];
const ROW = 36;

export function DaysStrip({ rows, label }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const place = (days: number): number => Math.sign(days) * Math.log2(1 + Math.abs(days));
  const all = rows.flatMap(({ days }) => days.map(place));
  const x = linearScale(Math.min(-1, ...all) - 0.4, Math.max(1, ...all) + 0.4, 8, Math.max(80, width - 8));
  const height = rows.length * ROW + 28;
  const shown = TICKS.filter((days) => place(days) >= x.from && place(days) <= x.to);
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {shown.map((days) => (
            <g key={days}>
              <line
                className={days === 0 ? css.strike : css.grid}
                x1={x.at(place(days))}
                x2={x.at(place(days))}
                y1={0}
                y2={height - 24}
              />
              <text className={css.tick} x={x.at(place(days))} y={height - 8} textAnchor="middle">
                {days === 0 ? say('leverage.strike') : days}
              </text>
            </g>
          ))}
          {rows.map((row, i) => (
            <g key={row.name}>
              <text className={css.name} x={8} y={i * ROW + 13}>
                {row.name}
              </text>
              {row.days.map((days, at) => (
                <circle key={at} className={css.siteHit} cx={x.at(place(days))} cy={i * ROW + 25} r={5} />
              ))}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
