// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: a <g> of an SVG takes no focus
/** One claim of the plumb chart: strings, knots, bob or bar, and its words as a link to where they come from. */
import type { Side, Verb } from '../../core/case.js';
import { SPEAKER, STATEMENT } from '../../core/dossier/plots/hang-claims.js';
import { ARROW, BOB, type HungClaim } from '../../core/dossier/plots/plumb-layout.js';
import { Num } from '../parts/num.js';
import { Bob, Knot } from './bob.js';
import css from './plumb-chart.module.css';

/** `weighed` false: another verb than the chart's, so grey. */
export type PlumbLook = { readonly side: Side; readonly verb: Verb; readonly weighed: boolean };

type Props = { readonly hung: HungClaim; readonly look: PlumbLook; readonly beamY: number };

export function PlumbClaimMark({ hung, look, beamY }: Props) {
  const { y, ends, whisker, bar, open } = hung;
  return (
    <g className={css[look.weighed ? look.side : 'other']} aria-hidden="true">
      {hung.strings.map((string, i) => (
        <line key={i} className={css.string} x1={string.x} x2={string.x} y1={string.y0} y2={string.y1} />
      ))}
      {ends.map((x) => (
        <Knot key={x} x={x} y={beamY} side={look.side} />
      ))}
      {whisker && <path className={css.whisker} d={`M${whisker[0]} ${y - 4}v8m0 -4H${whisker[1]}m0 -4v8`} />}
      {bar && <line className={css.bar} x1={bar[0]} x2={bar[1]} y1={y} y2={y} />}
      {open && <OpenEnd x={open === 'up' ? (ends.at(-1) as number) : (ends[0] as number)} y={y} up={open === 'up'} />}
      {ends.map((x) => (
        <Bob key={x} x={x} y={y} verb={look.verb} />
      ))}
    </g>
  );
}

export function PlumbClaimWords({ hung, look }: Omit<Props, 'beamY'>) {
  const { label, statement, speaker } = hung;
  return (
    <Num of={`claim/${hung.id}`} look="quiet">
      <text className={look.weighed ? css.words : `${css.words} ${css.otherWords}`}>
        {statement.map((line, i) => (
          <tspan
            key={i}
            className={css.statement}
            x={label.x}
            y={label.y + 13 + i * STATEMENT.line}
            fontSize={STATEMENT.size}
          >
            {line}{' '}
          </tspan>
        ))}
        {speaker.map((line, i) => (
          <tspan
            key={`s${i}`}
            className={css.speaker}
            x={label.x}
            y={label.y + 12 + statement.length * STATEMENT.line + i * SPEAKER.line}
            fontSize={SPEAKER.size}
          >
            {line}{' '}
          </tspan>
        ))}
      </text>
    </Num>
  );
}

/** "At least" and "up to": the string says where, the arrow says that it goes on. */
function OpenEnd({ x, y, up }: { readonly x: number; readonly y: number; readonly up: boolean }) {
  const way = up ? 1 : -1;
  const [from, to] = [x + way * (BOB - 1), x + way * (ARROW + BOB - 4)];
  return <path className={css.open} d={`M${from} ${y - 1}H${to}m${-way * 5} -4l${way * 5} 4l${-way * 5} 4`} />;
}
