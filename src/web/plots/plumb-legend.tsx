/** What a bob's filling, its tone and the knot at the beam mean. */
import type { Side, Verb } from '../../core/case.js';
import { say } from '../words/say.js';
import { Bob, Knot } from './bob.js';
import chart from './plumb-chart.module.css';
import css from './plumb-figure.module.css';

const SIDES: readonly Side[] = ['attacker', 'defender', 'third_party'];

/** @param verbs those on the chart */
export function PlumbLegend({ verbs }: { readonly verbs: readonly Verb[] }) {
  return (
    <ul className={css.legend} aria-label={say('plumb.legend')}>
      {verbs.map((verb) => (
        <li key={verb} className={chart.other}>
          <svg width={16} height={20} aria-hidden="true">
            <Bob x={8} y={9} verb={verb} />
          </svg>
          {say(`verb.${verb}`)}
        </li>
      ))}
      {SIDES.map((side) => (
        <li key={side} className={chart[side]}>
          <svg width={16} height={20} aria-hidden="true">
            <path className={chart.beam} d="M0 6H16" />
            <path className={chart.string} d="M8 6V20" />
            <Knot x={8} y={6} side={side} />
          </svg>
          {say(`side.${side}`)}
        </li>
      ))}
      <li>{say('plumb.legend.grey')}</li>
    </ul>
  );
}
