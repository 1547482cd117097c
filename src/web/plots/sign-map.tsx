/** Where two models differ in sign, over the changes of both costs: the darker a cell, the more of the changes of power it holds for. */
import type { Models } from '../../core/leverage/result.js';
import { MAP_SIDE } from '../../core/leverage/sign-map.js';
import { useWidth } from '../parts/use-width.js';
import { share } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './curves.module.css';
import { linearScale } from './scale.js';
import own from './sign-map.module.css';

const PAD = { left: 46, right: 12, top: 26, bottom: 66 };
const WIDEST = 460;
const LEGEND = 120;

export function SignMap({ models }: { readonly models: Models }) {
  const [ref, full] = useWidth<HTMLDivElement>();
  const { map, signs, ranges } = models;
  const width = Math.min(full, WIDEST);
  const side = Math.max(120, width - PAD.left - PAD.right);
  const tall = Math.min(side, 300);
  const { deltaCostAttacker: across, deltaCostDefender: up } = ranges;
  const x = linearScale(across.low, across.high > across.low ? across.high : across.low + 1, PAD.left, PAD.left + side);
  const y = linearScale(up.low, up.high > up.low ? up.high : up.low + 1, PAD.top + tall, PAD.top, 48);
  const [w, h] = [side / MAP_SIDE, tall / MAP_SIDE];
  const foot = PAD.top + tall;
  return (
    <div ref={ref}>
      {full > 0 && (
        <svg
          width={width}
          height={tall + PAD.top + PAD.bottom}
          role="img"
          aria-label={say('leverage.map.desc', {
            opposite: share(signs.opposite),
            bargaining: share(signs.bargainingUp),
            attrition: share(signs.attritionUp),
          })}
        >
          <text className={css.tick} x={PAD.left} y={14}>
            {say('leverage.map.up')}
          </text>
          {map.map((cell, i) => (
            <rect
              key={i}
              className={own.cell}
              fillOpacity={0.06 + 0.8 * cell.opposite}
              x={PAD.left + (i % MAP_SIDE) * w}
              y={foot - (Math.floor(i / MAP_SIDE) + 1) * h}
              width={w + 0.3}
              height={h + 0.3}
            />
          ))}
          {turns(models).map(({ i, column }) => (
            <g key={`${i} ${column}`}>
              <line
                className={own.turn}
                x1={PAD.left + column * w}
                x2={PAD.left + column * w}
                y1={foot - i * h}
                y2={foot - (i + 1) * h}
              />
            </g>
          ))}
          <rect className={own.frame} x={PAD.left} y={PAD.top} width={side} height={tall} />
          {x.ticks.map((tick) => (
            <text key={tick} className={css.tick} x={x.at(tick)} y={foot + 15} textAnchor="middle">
              {short(tick)}
            </text>
          ))}
          {y.ticks.map((tick) => (
            <text key={tick} className={css.tick} x={PAD.left - 6} y={y.at(tick) + 4} textAnchor="end">
              {short(tick)}
            </text>
          ))}
          <text className={css.tick} x={PAD.left + side} y={foot + 32} textAnchor="end">
            {say('leverage.map.across')}
          </text>
          <g transform={`translate(${PAD.left} ${foot + 44})`}>
            {Array.from({ length: 10 }, (_, i) => (
              <rect
                key={i}
                className={own.cell}
                fillOpacity={0.06 + (0.8 * i) / 9}
                x={(i * LEGEND) / 10 + 80}
                y={2}
                width={LEGEND / 10 + 0.3}
                height={10}
              />
            ))}
            <text className={css.tick} x={74} y={11} textAnchor="end">
              {say('leverage.map.none')}
            </text>
            <text className={css.tick} x={86 + LEGEND} y={11}>
              {say('leverage.map.all')}
            </text>
          </g>
        </svg>
      )}
    </div>
  );
}

/** Where, in each row, the war of attrition turns its sign: the first column in which the defender concedes more often. */
function turns({ map }: Models): readonly { readonly i: number; readonly column: number }[] {
  return Array.from({ length: MAP_SIDE }, (_, i) => i).flatMap((i) => {
    const row = map.slice(i * MAP_SIDE, (i + 1) * MAP_SIDE);
    const column = row.findIndex(({ attrition }) => attrition > 0);
    return column > 0 ? [{ i, column }] : [];
  });
}

const short = (x: number): string => String(Number(x.toPrecision(2)));
