/** A range mark for one cell: bar to the floor, line nine chances in ten, tick the middle, track what stood there. */
import css from './cell-mark.module.css';

type Props = {
  readonly floor: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly present: number;
  /** count at the far end of the scale, the same for every cell of a chart */
  readonly most: number;
  /** false where no read image covers the cell: the track is dotted */
  readonly looked: boolean;
  /** px */
  readonly width: number;
  readonly label: string;
};

const HEIGHT = 18;

export function CellMark({ floor, low, median, high, present, most, looked, width, label }: Props) {
  const x = (count: number): number => 1 + (Math.min(count, most) / most) * (width - 2);
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={label}>
      <line className={looked ? css.track : css.unseen} x1={1} x2={x(present)} y1={9} y2={9} />
      <path className={css.end} d={`M1 5v8M${x(present)} 5v8`} />
      {high > low && <rect className={css.range} x={x(low)} y={5} width={x(high) - x(low)} height={8} />}
      {floor > 0 && <rect className={css.floor} x={1} y={5} width={x(floor) - 1} height={8} />}
      <line className={css.middle} x1={x(median)} x2={x(median)} y1={1} y2={17} />
    </svg>
  );
}
