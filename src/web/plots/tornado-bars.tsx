/** How far each input moves one quantity, about the line where it does not move; the side where the sign is the other one is shaded. */
import { useWidth } from '../parts/use-width.js';
import css from './curves.module.css';
import { linearScale } from './scale.js';
import own from './tornado-bars.module.css';

export type TornadoBar = { readonly name: string; readonly from: number; readonly to: number };

type Props = { readonly bars: readonly TornadoBar[]; readonly describe: (bar: TornadoBar) => string };

const [ROW, BAR] = [40, 10];

export function TornadoBars({ bars, describe }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const ends = bars.flatMap(({ from, to }) => [from, to]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const slack = (most - least || 1) * 0.05;
  const x = linearScale(least - slack, most + slack, 8, Math.max(80, width - 8), 70);
  const height = bars.length * ROW + 26;
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={bars.map(describe).join('; ')}>
          <rect className={own.turns} x={8} y={0} width={Math.max(0, x.at(0) - 8)} height={height - 22} />
          {x.ticks.map((tick) => (
            <g key={tick}>
              <line className={css.grid} x1={x.at(tick)} x2={x.at(tick)} y1={0} y2={height - 22} />
              <text className={css.tick} x={x.at(tick)} y={height - 8} textAnchor="middle">
                {Number(tick.toPrecision(6))}
              </text>
            </g>
          ))}
          <line className={own.still} x1={x.at(0)} x2={x.at(0)} y1={0} y2={height - 22} />
          {bars.map(({ name, from, to }, i) => (
            <g key={name}>
              <text className={css.name} x={12} y={i * ROW + 16}>
                {name}
              </text>
              <rect
                className={css.bar}
                x={x.at(Math.min(from, to))}
                y={i * ROW + 22}
                width={Math.max(2, Math.abs(x.at(to) - x.at(from)))}
                height={BAR}
              />
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
