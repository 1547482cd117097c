/** A mark over a picture: its shape is the state, its number the place in the list; light on dark, so that it shows on any ground. */
import type { State } from '../../../core/case.js';
import css from './glyph.module.css';

type Props = {
  readonly left: number;
  readonly top: number;
  readonly state: State;
  readonly words: string;
  readonly isChosen: boolean;
  /** whose it is where two readings are laid over one another */
  readonly reader?: 'first' | 'second';
};

const R = 9;

const SHAPES: Readonly<Record<State, string>> = {
  NO_DAMAGE: `M ${-R} 0 A ${R} ${R} 0 1 0 ${R} 0 A ${R} ${R} 0 1 0 ${-R} 0 Z`,
  DAMAGED: `M 0 ${-R - 1} L ${R + 1} ${R - 1} L ${-R - 1} ${R - 1} Z`,
  DESTROYED: `M ${-R} ${-R} L ${R} ${R} M ${R} ${-R} L ${-R} ${R}`,
  UNKNOWN: `M ${-R} ${-R} H ${R} V ${R} H ${-R} Z`,
};

const CIRCLE = SHAPES.NO_DAMAGE;
const SQUARE = SHAPES.UNKNOWN;

export function MarkGlyph({ left, top, state, words, isChosen, reader }: Props) {
  const shape = reader === undefined ? SHAPES[state] : reader === 'first' ? CIRCLE : SQUARE;
  return (
    <g transform={`translate(${left} ${top})`} className={isChosen ? css.chosen : undefined}>
      {isChosen && <circle r={R + 8} className={css.ring} />}
      <path d={shape} className={css.under} />
      <path d={shape} className={`${css.over} ${reader === undefined ? '' : css[reader]}`} />
      <circle r={1.5} className={css.dot} />
      <text x={R + 5} y={-R + 3} className={css.words}>
        {words}
      </text>
    </g>
  );
}
