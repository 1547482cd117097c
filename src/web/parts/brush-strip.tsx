/** What a brush is drawn over: a row for claims, images and files, a bar for each day as high as its share of the busiest. */
import { useMemo } from 'react';
import { type CaseDays, LANES } from '../model/case-days.js';
import { say } from '../words/say.js';
import { type BrushScale, brushTicks } from './brush-scale.js';
import css from './time-brush.module.css';

type Props = {
  readonly marks: CaseDays;
  readonly scale: BrushScale;
  readonly strike: { readonly first: number; readonly last: number };
  readonly width: number;
  readonly shown: { readonly from: number; readonly to: number };
};

export const LANE_PX = 22;
const AXIS_PX = 22;
const APART_PX = 64;

export function BrushStrip({ marks, scale, strike, width, shown }: Props) {
  const lanes = useMemo(
    () =>
      LANES.filter((lane) => marks[lane].length > 0).map((lane) => {
        const bars = barsOf(marks[lane], scale);
        return { lane, bars, most: bars.reduce((max, { n }) => Math.max(max, n), 1) };
      }),
    [marks, scale],
  );
  const height = lanes.length * LANE_PX + AXIS_PX;
  return (
    <svg width={width} height={height} aria-hidden="true" className={css.strip}>
      <rect
        className={css.strike}
        x={scale.at(strike.first) - 1}
        width={Math.max(2, scale.at(strike.last) - scale.at(strike.first))}
        y={0}
        height={height - AXIS_PX}
      />
      {lanes.map(({ lane, bars, most }, row) => {
        const floor = (row + 1) * LANE_PX - 3;
        return (
          <g key={lane}>
            <line className={css.floor} x1={0} x2={width} y1={floor} y2={floor} />
            {bars.map(({ px, first, last, n }) => {
              const high = 3 + (LANE_PX - 9) * Math.sqrt(n / most);
              const isIn = last >= shown.from && first <= shown.to;
              return (
                <rect
                  key={px}
                  className={isIn ? css[lane] : css.out}
                  x={px - 1.5}
                  width={3}
                  y={floor - high}
                  height={high}
                />
              );
            })}
            <text className={css.lane} x={26} y={floor - 8}>
              {say(`brush.lane.${lane}`, { n: marks[lane].length })}
            </text>
          </g>
        );
      })}
      {brushTicks(scale, strike.first, APART_PX).map((step) => (
        <text
          key={step}
          className={css.tick}
          x={Math.min(width - 26, Math.max(26, scale.at(strike.first + step)))}
          y={height - 6}
          textAnchor="middle"
        >
          {step === 0
            ? say('brush.tick.strike')
            : say(step > 0 ? 'brush.tick.after' : 'brush.tick.before', { n: Math.abs(step) })}
        </text>
      ))}
    </svg>
  );
}

type Bar = { readonly px: number; readonly first: number; readonly last: number; readonly n: number };

/** Days that fall on one place of the strip share a bar. */
function barsOf(days: readonly number[], scale: BrushScale): readonly Bar[] {
  const bars = new Map<number, Bar>();
  for (const day of days) {
    const px = Math.round(scale.at(day) / 4) * 4;
    const bar = bars.get(px);
    bars.set(px, bar ? { ...bar, last: day, n: bar.n + 1 } : { px, first: day, last: day, n: 1 });
  }
  return [...bars.values()];
}
