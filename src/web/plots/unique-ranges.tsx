/** One row for each site: from the fewest to the most distinct assets, both as numbers; an open end where the fewest is a bound. */
import { linearScale } from '../../core/dossier/plots/scale.js';
import { useWidth } from '../parts/use-width.js';
import css from './unique-ranges.module.css';

export type UniqueRow = {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** false: the least is a bound */
  readonly isExact: boolean;
};

type Props = { readonly rows: readonly UniqueRow[]; readonly words: string };

const ROW = 44;
const SIDE = 34;

export function UniqueRanges({ rows, words }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const most = Math.max(1, ...rows.map((row) => row.most));
  const scale = linearScale(0, most, SIDE, Math.max(SIDE + 60, width - SIDE));
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg width={width} height={rows.length * ROW + 8} role="img" aria-label={words}>
          {rows.map((row, i) => {
            const y = i * ROW + 28;
            const [left, right] = [scale.at(row.least), scale.at(row.most)];
            return (
              <g key={row.name}>
                <text className={css.name} x={0} y={y - 14}>
                  {row.name}
                </text>
                <line className={css.base} x1={scale.at(0)} x2={width - SIDE} y1={y} y2={y} />
                <line className={css.range} x1={left} x2={Math.max(right, left + 3)} y1={y} y2={y} />
                <text className={css.number} x={left - 6} y={y + 4} textAnchor="end">
                  {row.isExact ? row.least : `≥ ${row.least}`}
                </text>
                <text className={css.number} x={Math.max(right, left + 3) + 6} y={y + 4}>
                  {row.most}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
