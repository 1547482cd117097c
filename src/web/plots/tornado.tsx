/** Change of the point by each input alone; the side against the attacker is shaded. */

import { linearScale } from '../../core/dossier/plots/scale.js';
import type { TornadoBar } from '../../core/leverage/result.js';
import { useWidth } from '../parts/use-width.js';
import { threeDigits } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './curves.module.css';

const ROW = 36;

export function Tornado({ bars }: { readonly bars: readonly TornadoBar[] }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const ends = [0, ...bars.flatMap(({ low, high }) => [low, high])];
  const span = Math.max(1e-6, Math.max(...ends) - Math.min(...ends));
  const scale = linearScale(
    Math.min(...ends) - 0.08 * span,
    Math.max(...ends) + 0.08 * span,
    4,
    Math.max(120, width - 4),
    70,
  );
  const height = bars.length * ROW + 26;
  const label = bars
    .map(({ input, low, high }) =>
      say('leverage.tornado.desc', {
        input: say(`leverage.input.${input}`),
        low: threeDigits(low),
        high: threeDigits(high),
      }),
    )
    .join('; ');
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {scale.at(0) > 4 && (
            <rect className={css.against} x={0} y={0} width={Math.max(0, scale.at(0))} height={bars.length * ROW} />
          )}
          <line className={css.axis} x1={scale.at(0)} x2={scale.at(0)} y1={0} y2={bars.length * ROW} />
          {bars.map(({ input, low, high }, i) => (
            <g key={input}>
              <text className={css.name} x={4} y={i * ROW + 13}>
                {say(`leverage.input.${input}`)}
              </text>
              <line
                className={css.range}
                x1={scale.at(low)}
                x2={Math.max(scale.at(high), scale.at(low) + 1)}
                y1={i * ROW + 25}
                y2={i * ROW + 25}
              />
            </g>
          ))}
          {scale.ticks.map((tick) => (
            <text key={tick} className={css.tick} x={scale.at(tick)} y={height - 8} textAnchor="middle">
              {threeDigits(tick)}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
}
