/** Parts of a whole, one bar each, with the interval of its size as a line. */
import { useWidth } from '../parts/use-width.js';
import css from './curves.module.css';

export type ShareBar = {
  readonly name: string;
  /** 0..1 */
  readonly value: number;
  readonly low: number;
  readonly high: number;
};

type Props = {
  readonly bars: readonly ShareBar[];
  readonly print: (x: number) => string;
  readonly describe: (bar: ShareBar) => string;
};

const ROW = 38;
const BAR = 8;

export function ShareBars({ bars, print, describe }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const most = Math.max(0.01, ...bars.map(({ high, value }) => Math.max(high, value)));
  const x = (value: number): number => (Math.max(0, value) / most) * Math.max(60, width - 64);
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg width={width} height={bars.length * ROW + 4} role="img" aria-label={bars.map(describe).join('; ')}>
          {bars.map((bar, i) => {
            const y = i * ROW + 26;
            return (
              <g key={bar.name}>
                <text className={css.name} x={0} y={y - 9}>
                  {bar.name}
                </text>
                <rect className={css.bar} x={0} y={y - BAR / 2} width={Math.max(1, x(bar.value))} height={BAR} />
                <line
                  className={css.whisker}
                  x1={x(bar.low)}
                  x2={Math.max(x(bar.high), x(bar.low) + 1)}
                  y1={y}
                  y2={y}
                />
                <text className={css.tick} x={Math.max(x(bar.high), x(bar.value)) + 6} y={y + 4}>
                  {print(bar.value)}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
