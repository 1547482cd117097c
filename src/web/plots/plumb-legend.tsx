/** What a bob's shape and tone mean. */
import type { Verb } from '../../core/case.js';
import { say } from '../words/say.js';
import { Bob } from './plumb-chart.js';
import chart from './plumb-chart.module.css';
import css from './plumb-figure.module.css';

const SHAPES: readonly Verb[] = ['HIT', 'DAMAGED_OR_DESTROYED', 'DESTROYED'];
const SIDES = ['attacker', 'defender', 'third_party'] as const;

export function PlumbLegend() {
  return (
    <ul className={css.legend} aria-label={say('plumb.legend')}>
      {SHAPES.map((verb) => (
        <li key={verb} className={chart.other}>
          <svg width={14} height={14} aria-hidden="true">
            <Bob x={7} y={7} r={6} verb={verb} />
          </svg>
          {say(`verb.${verb}`)}
        </li>
      ))}
      {SIDES.map((side) => (
        <li key={side} className={chart[side]}>
          <svg width={14} height={14} aria-hidden="true">
            <Bob x={7} y={7} r={6} verb="DESTROYED" />
          </svg>
          {say(`side.${side}`)}
        </li>
      ))}
    </ul>
  );
}
