// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: a <g> of an SVG takes no focus
// biome-ignore-all lint/a11y/useSemanticElements: an SVG that holds links is a group, and has no element of its own for it
/**
 * The plumb chart: what was said hangs from a beam, what is seen stands below the axis. Bob shape is the verb, its tone
 * the side; claims of one root share a thread. Its layout is pure (`plumb-layout.ts`), this file only draws it.
 */

import type { Verb } from '../../core/case.js';
import type { Quantity } from '../../core/claims/result.js';
import { Num } from '../parts/num.js';
import { useWidth } from '../parts/use-width.js';
import { say } from '../words/say.js';
import { SPEAKER, STATEMENT } from './hang-claims.js';
import css from './plumb-chart.module.css';
import { BOB, FLOOR_LABEL, type HungClaim, type PlumbInput, plumbLayout } from './plumb-layout.js';
import { THREAD } from './thread-roots.js';

export type PlumbLook = { readonly tone: 'attacker' | 'defender' | 'third_party' | 'other'; readonly verb: Verb };

type Props = {
  readonly input: Omit<PlumbInput, 'width'>;
  /** how each claim looks, by id */
  readonly looks: ReadonlyMap<string, PlumbLook>;
  readonly quantity: Quantity;
  readonly unit: string;
  readonly description: string;
};

export function PlumbChart({ input, looks, quantity, unit, description }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={ref}>
      {width > 0 && (
        <Drawing input={{ ...input, width }} looks={looks} quantity={quantity} unit={unit} description={description} />
      )}
    </div>
  );
}

function Drawing({ input, looks, quantity, unit, description }: Omit<Props, 'input'> & { readonly input: PlumbInput }) {
  const chart = plumbLayout(input);
  const { scale, left, right, beamY, axisY, floor } = chart;
  const bottom = chart.rows.at(-1)?.baseY ?? axisY;
  const nameX = chart.narrow ? left : left - 12;
  const anchor = chart.narrow ? 'start' : 'end';
  return (
    <svg className={css.chart} width={chart.width} height={chart.height} role="group" aria-label={description}>
      <g aria-hidden="true">
        {chart.threads.map((thread) => (
          <g key={thread.root} className={css.thread}>
            <path
              d={`M${thread.from} ${thread.y}H${thread.to}${thread.risers.map((x) => `M${x} ${thread.y}V${beamY}`).join('')}`}
            />
            {thread.label && (
              <text x={thread.label.x} y={thread.y - 5} fontSize={THREAD.size}>
                {thread.label.text}
              </text>
            )}
          </g>
        ))}
        <line className={css.beam} x1={left} x2={right} y1={beamY} y2={beamY} />
        <text className={css.axisName} x={nameX} y={chart.narrow ? beamY - 6 : beamY + 4} textAnchor={anchor}>
          {say('plumb.said')}
        </text>
        <line className={css.axis} x1={left} x2={right} y1={axisY} y2={axisY} />
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line className={css.axis} x1={scale.at(tick)} x2={scale.at(tick)} y1={axisY} y2={axisY + 5} />
            <text className={css.tick} x={scale.at(tick)} y={axisY + 18} textAnchor="middle">
              {tick}
            </text>
          </g>
        ))}
        <text className={css.axisName} x={nameX} y={chart.narrow ? axisY - 6 : axisY + 4} textAnchor={anchor}>
          {say('plumb.seen')}
        </text>
        <text className={css.tick} x={right} y={axisY + 34} textAnchor="end">
          {unit}
        </text>
        <line className={css.floorLine} x1={floor.x} x2={floor.x} y1={axisY} y2={bottom} />
      </g>
      <Num of={`floor/${quantity}`} look="quiet">
        <text className={css.floorLabel} x={floor.label.x} y={floor.label.y + 13} fontSize={FLOOR_LABEL.size}>
          {input.floor.label}
        </text>
      </Num>
      {chart.rows.map((row) => (
        <g key={row.name}>
          <line className={css.base} x1={left} x2={right} y1={row.baseY} y2={row.baseY} />
          <Num of={`total/${row.name}/${quantity}`} look="quiet">
            <text
              className={css.rowName}
              x={nameX}
              y={chart.narrow ? row.baseY - 26 : row.baseY - 4}
              textAnchor={anchor}
            >
              {say(`scenario.${row.name}`)}
            </text>
          </Num>
          <g className={css.dots} aria-hidden="true">
            {row.dots.map((dot, i) => (
              <circle key={i} cx={dot.x} cy={dot.y} r={chart.dotDiameter / 2 - 0.4} />
            ))}
          </g>
        </g>
      ))}
      {chart.hung.map((hung) => (
        <Claim key={hung.id} hung={hung} look={looks.get(hung.id) as PlumbLook} beamY={beamY} />
      ))}
    </svg>
  );
}

function Claim({ hung, look, beamY }: { readonly hung: HungClaim; readonly look: PlumbLook; readonly beamY: number }) {
  const { label, y, ends } = hung;
  return (
    <g className={css[look.tone]}>
      <g aria-hidden="true">
        {hung.strings.map((string, i) => (
          <line key={i} className={css.string} x1={string.x} x2={string.x} y1={string.y0} y2={string.y1} />
        ))}
        {ends.map((x) => (
          <circle key={x} className={css.knot} cx={x} cy={beamY} r={2.6} />
        ))}
        {hung.whisker && <line className={css.whisker} x1={hung.whisker[0]} x2={hung.whisker[1]} y1={y} y2={y} />}
        {hung.bar && <line className={css.bar} x1={hung.bar[0]} x2={hung.bar[1]} y1={y} y2={y} />}
        {hung.open && (
          <OpenEnd
            x={hung.open === 'up' ? (ends.at(-1) as number) : (ends[0] as number)}
            y={y}
            up={hung.open === 'up'}
          />
        )}
        {ends.map((x) => (
          <Bob key={x} x={x} y={y} verb={look.verb} />
        ))}
      </g>
      <Num of={`claim/${hung.id}`} look="quiet">
        <text>
          {hung.statement.map((line, i) => (
            <tspan
              key={i}
              className={css.statement}
              x={label.x}
              y={label.y + 13 + i * STATEMENT.line}
              fontSize={STATEMENT.size}
            >
              {line}
            </tspan>
          ))}
          {hung.speaker.map((line, i) => (
            <tspan
              key={`s${i}`}
              className={css.speaker}
              x={label.x}
              y={label.y + 12 + hung.statement.length * STATEMENT.line + i * SPEAKER.line}
              fontSize={SPEAKER.size}
            >
              {line}
            </tspan>
          ))}
        </text>
      </Num>
    </g>
  );
}

/** destroyed: solid; damaged: half; hit: ring. */
export function Bob({
  x,
  y,
  verb,
  r = BOB,
}: {
  readonly x: number;
  readonly y: number;
  readonly verb: Verb;
  readonly r?: number;
}) {
  const solid = verb === 'DESTROYED' || verb === 'BEYOND_REPAIR';
  const half = verb === 'DAMAGED' || verb === 'DAMAGED_OR_DESTROYED';
  return (
    <>
      <circle className={solid ? css.solid : css.ring} cx={x} cy={y} r={solid ? r : r - 1.1} />
      {half && <path className={css.solid} d={`M${x - r} ${y}A${r} ${r} 0 0 0 ${x + r} ${y}Z`} />}
    </>
  );
}

function OpenEnd({ x, y, up }: { readonly x: number; readonly y: number; readonly up: boolean }) {
  const way = up ? 1 : -1;
  const [from, to] = [x + way * BOB, x + way * (BOB + 16)];
  return <path className={css.open} d={`M${from} ${y}H${to}m${-way * 5} -4l${way * 5} 4l${-way * 5} 4`} />;
}
