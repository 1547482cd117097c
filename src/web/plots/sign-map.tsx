/** Changes of both costs: a square for each, light where the two models agree for the attacker's sign, dark and hatched where they do not. */
import type { Sign, SignCell } from '../../core/leverage/sign-map.js';
import { threeDigits } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './curves.module.css';

const CELL = 22;
const PAD = { left: 64, bottom: 42, top: 6, right: 8 };

export function SignMap({ cells, share }: { readonly cells: readonly SignCell[]; readonly share: string }) {
  const side = Math.round(Math.sqrt(cells.length));
  const [width, height] = [PAD.left + side * CELL + PAD.right, PAD.top + side * CELL + PAD.bottom];
  const [first, last] = [cells[0], cells.at(-1)];
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      style={{ maxInlineSize: `${width}px`, inlineSize: '100%' }}
      role="img"
      aria-label={say('leverage.map.desc', { share })}
    >
      {cells.map((cell, i) => {
        const [x, y] = [PAD.left + (i % side) * CELL, PAD.top + (side - 1 - Math.floor(i / side)) * CELL];
        const isOpposite = cell.bargaining * cell.attrition < 0;
        return (
          <g key={`${cell.shiftA}/${cell.shiftB}`}>
            <rect className={isOpposite ? css.opposite : css.agreed} x={x} y={y} width={CELL - 1} height={CELL - 1} />
            <text className={css.sign} x={x + CELL / 2} y={y + CELL / 2 + 3.5} textAnchor="middle">
              {`${mark(cell.bargaining)}${mark(cell.attrition)}`}
            </text>
          </g>
        );
      })}
      {first && last && (
        <>
          <text className={css.tick} x={PAD.left} y={height - 26}>
            {threeDigits(first.shiftA)}
          </text>
          <text className={css.tick} x={PAD.left + side * CELL} y={height - 26} textAnchor="end">
            {threeDigits(last.shiftA)}
          </text>
          <text className={css.tick} x={PAD.left + (side * CELL) / 2} y={height - 8} textAnchor="middle">
            {say('leverage.map.across')}
          </text>
          <text className={css.tick} x={PAD.left - 6} y={PAD.top + side * CELL} textAnchor="end">
            {threeDigits(first.shiftB)}
          </text>
          <text className={css.tick} x={PAD.left - 6} y={PAD.top + 12} textAnchor="end">
            {threeDigits(last.shiftB)}
          </text>
        </>
      )}
    </svg>
  );
}

const mark = (sign: Sign): string => (sign > 0 ? '+' : sign < 0 ? '−' : '0');
