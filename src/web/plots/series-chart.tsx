/** A dated series with what its own past would have made of it, the strike, and every other event of those weeks. */

import { linearScale } from '../../core/dossier/plots/scale.js';
import { dayNumberOf } from '../../core/evidence/known-days.js';
import type { PathPoint } from '../../core/perception/effect/effect.js';
import type { EventMark, SeriesValue } from '../../core/perception/result.js';
import { useWidth } from '../parts/use-width.js';
import { shortDay } from '../words/days.js';
import { threeDigits } from '../words/numbers.js';
import css from './curves.module.css';

const HEIGHT = 210;
const PAD = { left: 46, right: 14, top: 14, bottom: 28 };

type Props = {
  readonly values: readonly SeriesValue[];
  readonly path: readonly PathPoint[];
  readonly strike: string;
  readonly events: readonly EventMark[];
  readonly label: string;
};

export function SeriesChart({ values, path, strike, events, label }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const days = values.map(({ date }) => dayNumberOf(date));
  const [first, last] = [Math.min(...days), Math.max(...days, dayNumberOf(strike))];
  const drawn = path.filter((point) => /^\d{4}(-\d{2}){0,2}$/.test(point.at));
  // what is never under nought is not expected there either
  const isAmount = values.every(({ value, low }) => (value ?? 0) >= 0 && (low ?? 0) >= 0);
  const lower = ({ predicted }: PathPoint): number => (isAmount ? Math.max(0, predicted.q025) : predicted.q025);
  const highs = [
    ...values.map(({ value, high }) => high ?? value ?? 0),
    ...path.map(({ predicted }) => predicted.q975),
  ];
  const lows = [0, ...values.map(({ value, low }) => low ?? value ?? 0), ...drawn.map(lower)];
  const up = linearScale(Math.min(...lows), Math.max(1e-9, ...highs) * 1.04, HEIGHT - PAD.bottom, PAD.top, 40);
  const span = Math.max(1, last - first);
  const x = (day: number): number => PAD.left + ((day - first) / span) * Math.max(60, width - PAD.left - PAD.right);
  const at = (date: string): number => x(dayNumberOf(date));
  const line = (of: (point: PathPoint) => number): string =>
    drawn.map((point, i) => `${i === 0 ? 'M' : 'L'}${at(point.at).toFixed(1)} ${up.at(of(point)).toFixed(1)}`).join('');
  const band = `${line(({ predicted }) => predicted.q975)}${drawn
    .toReversed()
    .map((point) => `L${at(point.at).toFixed(1)} ${up.at(lower(point)).toFixed(1)}`)
    .join('')}Z`;
  const ticks = [values[0], values[Math.floor(values.length / 2)], values.at(-1)].flatMap((value) => value?.date ?? []);
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          {up.ticks.map((tick) => (
            <g key={tick}>
              <line className={css.grid} x1={PAD.left} x2={width - PAD.right} y1={up.at(tick)} y2={up.at(tick)} />
              <text className={css.tick} x={PAD.left - 6} y={up.at(tick) + 4} textAnchor="end">
                {threeDigits(tick)}
              </text>
            </g>
          ))}
          {events
            .filter(({ date }) => dayNumberOf(date) >= first && dayNumberOf(date) <= last)
            .map(({ row, date }) => (
              <line
                key={row.line}
                className={css.event}
                x1={at(date)}
                x2={at(date)}
                y1={HEIGHT - PAD.bottom}
                y2={HEIGHT - PAD.bottom - 10}
              />
            ))}
          <line className={css.strike} x1={at(strike)} x2={at(strike)} y1={PAD.top - 6} y2={HEIGHT - PAD.bottom} />
          {drawn.length > 1 && (
            <>
              <path className={css.wide} d={band} />
              <path className={css.without} d={line(({ predicted }) => predicted.mean)} />
            </>
          )}
          {values.map(({ date, value, low, high, row }) => (
            <g key={row.line}>
              {low !== null && high !== null && high > low && (
                <line className={css.whisker} x1={at(date)} x2={at(date)} y1={up.at(low)} y2={up.at(high)} />
              )}
              {value !== null && <circle className={css.siteHit} cx={at(date)} cy={up.at(value)} r={3} />}
            </g>
          ))}
          {[...new Set(ticks)].map((date, i, all) => (
            <text
              key={date}
              className={css.tick}
              x={at(date)}
              y={HEIGHT - 8}
              textAnchor={i === 0 ? 'start' : i === all.length - 1 ? 'end' : 'middle'}
            >
              {shortDay(date, true)}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
}
