/** One row for each name: the line is nine chances in ten, the tick the middle. */

import { linearScale } from '../../core/dossier/plots/scale.js';
import { useWidth } from '../parts/use-width.js';
import css from './curves.module.css';

export type RangeRow = { readonly name: string; readonly q05: number; readonly q50: number; readonly q95: number };

type Props = {
  readonly rows: readonly RangeRow[];
  readonly print: (x: number) => string;
  readonly describe: (row: RangeRow) => string;
};

const ROW = 34;
const NAMES = 120;

export function RangeMarks({ rows, print, describe }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const most = Math.max(0.01, ...rows.map((row) => row.q95));
  const scale = linearScale(0, most, NAMES, Math.max(NAMES + 60, width - 28));
  const height = rows.length * ROW + 28;
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={rows.map(describe).join('; ')}>
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line className={css.grid} x1={scale.at(tick)} x2={scale.at(tick)} y1={0} y2={rows.length * ROW} />
              <text className={css.tick} x={scale.at(tick)} y={height - 8} textAnchor="middle">
                {print(tick)}
              </text>
            </g>
          ))}
          {rows.map((row, i) => {
            const y = i * ROW + ROW / 2;
            return (
              <g key={row.name}>
                <text className={css.name} x={0} y={y + 4}>
                  {row.name}
                </text>
                <line
                  className={css.range}
                  x1={scale.at(row.q05)}
                  x2={Math.max(scale.at(row.q95), scale.at(row.q05) + 1)}
                  y1={y}
                  y2={y}
                />
                <line className={css.middle} x1={scale.at(row.q50)} x2={scale.at(row.q50)} y1={y - 9} y2={y + 9} />
                <line className={css.middleMark} x1={scale.at(row.q50)} x2={scale.at(row.q50)} y1={y - 8} y2={y + 8} />
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
