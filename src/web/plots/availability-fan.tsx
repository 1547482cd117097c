/** How many are available over time: with the strike as a fan (half and nine in ten), without it as a line. */

import { linearScale } from '../../core/dossier/plots/scale.js';
import type { Outcome } from '../../core/fleet/result.js';
import { useWidth } from '../parts/use-width.js';
import { whole } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './curves.module.css';

const HEIGHT = 190;
const PAD = { left: 36, right: 12, top: 10, bottom: 28 };
const DAYS_A_YEAR = 365.25;

export function AvailabilityFan({ outcome, label }: { readonly outcome: Outcome; readonly label: string }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const { fan } = outcome;
  const years = (fan.at(-1)?.day ?? DAYS_A_YEAR) / DAYS_A_YEAR;
  const most = Math.max(1, ...fan.map(({ struck, intact }) => Math.max(struck.q95, intact.q95)));
  const across = linearScale(0, years, PAD.left, Math.max(PAD.left + 60, width - PAD.right), 70);
  const up = linearScale(0, most * 1.05, HEIGHT - PAD.bottom, PAD.top, 40);
  type Day = (typeof fan)[number];
  const x = ({ day }: Day): string => across.at(day / DAYS_A_YEAR).toFixed(1);
  const line = (of: (day: Day) => number): string =>
    fan.map((day, i) => `${i === 0 ? 'M' : 'L'}${x(day)} ${up.at(of(day)).toFixed(1)}`).join('');
  const band = (low: (day: Day) => number, high: (day: Day) => number): string =>
    `${line(high)}${fan
      .toReversed()
      .map((day) => `L${x(day)} ${up.at(low(day)).toFixed(1)}`)
      .join('')}Z`;
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          {up.ticks.map((tick) => (
            <g key={tick}>
              <line className={css.grid} x1={PAD.left} x2={width - PAD.right} y1={up.at(tick)} y2={up.at(tick)} />
              <text className={css.tick} x={PAD.left - 6} y={up.at(tick) + 4} textAnchor="end">
                {whole(tick)}
              </text>
            </g>
          ))}
          {across.ticks.map((tick) => (
            <text key={tick} className={css.tick} x={across.at(tick)} y={HEIGHT - 8} textAnchor="middle">
              {say('fleet.years', { n: tick })}
            </text>
          ))}
          <path
            className={css.wide}
            d={band(
              (day) => day.struck.q05,
              (day) => day.struck.q95,
            )}
          />
          <path
            className={css.half}
            d={band(
              (day) => day.struck.q25,
              (day) => day.struck.q75,
            )}
          />
          <path className={css.line} d={line((day) => day.struck.mean)} />
          <path className={css.without} d={line((day) => day.intact.mean)} />
        </svg>
      )}
    </div>
  );
}
