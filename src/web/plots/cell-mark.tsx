/** A small range mark for one cell: bar to the floor, line nine chances in ten, tick the middle, of what stood there. */
import css from './cell-mark.module.css';

type Props = {
  readonly floor: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly present: number;
  readonly label: string;
};

const WIDTH = 92;
const HEIGHT = 16;

export function CellMark({ floor, low, median, high, present, label }: Props) {
  const x = (count: number): number => 1 + (Math.min(count, present) / Math.max(1, present)) * (WIDTH - 2);
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <line className={css.track} x1={1} x2={WIDTH - 1} y1={HEIGHT - 2} y2={HEIGHT - 2} />
      {floor > 0 && <rect className={css.floor} x={1} y={5} width={x(floor) - 1} height={6} />}
      <line className={css.range} x1={x(low)} x2={Math.max(x(high), x(low) + 1)} y1={8} y2={8} />
      <line className={css.middle} x1={x(median)} x2={x(median)} y1={2} y2={14} />
    </svg>
  );
}
