/** The marks of a claim: a plumb bob whose filling is the verb, and a knot at the beam whose shape is the side. */
import type { Side, Verb } from '../../core/case.js';
import css from './plumb-chart.module.css';

type At = { readonly x: number; readonly y: number };

/** Hit: open. Damaged: its point filled. Destroyed: solid. Beyond repair: solid, cut through. */
export function Bob({ x, y, verb }: At & { readonly verb: Verb }) {
  const solid = verb === 'DESTROYED' || verb === 'BEYOND_REPAIR';
  const half = verb === 'DAMAGED' || verb === 'DAMAGED_OR_DESTROYED';
  return (
    <g transform={`translate(${x} ${y})`}>
      <path
        className={solid ? css.solid : css.ring}
        d="M0 9.5C-2.2 6-6.2 3.4-6.2-1A6.2 6.2 0 0 1 6.2-1C6.2 3.4 2.2 6 0 9.5Z"
      />
      {half && <path className={css.solid} d="M-6.2-.4C-5.8 3.6-2.2 6 0 9.5 2.2 6 5.8 3.6 6.2-.4Z" />}
      {verb === 'BEYOND_REPAIR' && <path className={css.cut} d="M-7.5 1.6 7.5-3.6" />}
    </g>
  );
}

/** Attacker: a disc. Defender: a square. Third party: a triangle. */
export function Knot({ x, y, side }: At & { readonly side: Side }) {
  if (side === 'defender') return <rect className={css.knot} x={x - 3} y={y - 3} width={6} height={6} />;
  if (side === 'third_party') return <path className={css.knot} d={`M${x - 4} ${y + 3}h8l-4 -7z`} />;
  return <circle className={css.knot} cx={x} cy={y} r={3.2} />;
}
