// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: a <g> of an SVG takes no focus
// biome-ignore-all lint/a11y/useSemanticElements: an SVG that holds links is a group, and has no element of its own for it
/**
 * The plumb chart: what was said hangs from a beam, what is seen stands below the axis. Its layout is pure
 * (`plumb-layout.ts`); this file only draws it.
 */
import { useEffect, useMemo } from 'react';
import type { Quantity } from '../../core/claims/result.js';
import { FLOOR_LABEL, type PlumbInput, type PlumbLayout, plumbLayout } from '../../core/dossier/plots/plumb-layout.js';
import { THREAD } from '../../core/dossier/plots/thread-roots.js';
import type { ScenarioName } from '../../core/losses/result.js';
import { Num } from '../parts/num.js';
import { useWidth } from '../parts/use-width.js';
import { say } from '../words/say.js';
import css from './plumb-chart.module.css';
import { PlumbClaimMark, PlumbClaimWords, type PlumbLook } from './plumb-claim.js';

/** What the width decided: how many dots, and which claims found no room. */
export type PlumbShown = Pick<PlumbLayout, 'dotCount' | 'unhung'>;

type Props = {
  readonly input: Omit<PlumbInput, 'width'>;
  /** how each claim looks, by id */
  readonly looks: ReadonlyMap<string, PlumbLook>;
  readonly quantity: Quantity;
  /** its dots stand in full ink */
  readonly scenario: ScenarioName;
  readonly unit: string;
  readonly description: string;
  readonly onShown: (shown: PlumbShown) => void;
};

export function PlumbChart(props: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  return <div ref={ref}>{width > 0 && <Drawing {...props} width={width} />}</div>;
}

function Drawing({
  input,
  width,
  looks,
  quantity,
  scenario,
  unit,
  description,
  onShown,
}: Props & { readonly width: number }) {
  const key = JSON.stringify([width, input, [...input.threads]]);
  // dependencies: the key is the input
  const chart = useMemo(() => plumbLayout({ ...input, width }), [key]);
  const { left, right, axisY, floor, narrow } = chart;
  const shown = JSON.stringify([chart.dotCount, chart.unhung]);
  // dependencies: told once for each answer
  useEffect(() => onShown({ dotCount: chart.dotCount, unhung: chart.unhung }), [shown]);
  const bottom = chart.rows.at(-1)?.baseY ?? axisY;
  const nameX = narrow ? left : left - 12;
  const anchor = narrow ? 'start' : 'end';
  const look = (id: string): PlumbLook => looks.get(id) as PlumbLook;
  return (
    <svg className={css.chart} width={width} height={chart.height} role="group" aria-label={description}>
      <g aria-hidden="true">
        <Threads chart={chart} />
        <line className={css.beam} x1={left} x2={right} y1={chart.beamY} y2={chart.beamY} />
        <text className={css.axisName} x={nameX} y={chart.beamY + (narrow ? -6 : 4)} textAnchor={anchor}>
          {say('plumb.said')}
        </text>
        <Axis chart={chart} unit={unit} />
        <text className={css.axisName} x={nameX} y={axisY + (narrow ? -6 : 4)} textAnchor={anchor}>
          {say('plumb.seen')}
        </text>
        <line className={css.floorLine} x1={floor.x} x2={floor.x} y1={axisY} y2={bottom} />
        <path className={css.floorMark} d={`M${floor.x - 6} ${axisY}h12l-6 9z`} />
      </g>
      <Num of={`floor/${quantity}`} look="quiet">
        <text className={css.floorLabel} x={floor.label.x} y={floor.label.y + 13} fontSize={FLOOR_LABEL.size}>
          {input.floor.label}
        </text>
      </Num>
      {chart.rows.map((row) => (
        <g key={row.name} className={row.name === scenario ? css.chosen : undefined}>
          <line className={css.base} x1={left} x2={right} y1={row.baseY} y2={row.baseY} />
          <Num of={`total/${row.name}/${quantity}`} look="quiet">
            <text className={css.rowName} x={nameX} y={row.baseY - (narrow ? 26 : 4)} textAnchor={anchor}>
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
      {chart.hung.toReversed().map((hung) => (
        <PlumbClaimMark key={hung.id} hung={hung} look={look(hung.id)} beamY={chart.beamY} />
      ))}
      {chart.hung.map((hung) => (
        <PlumbClaimWords key={hung.id} hung={hung} look={look(hung.id)} />
      ))}
    </svg>
  );
}

function Threads({ chart }: { readonly chart: PlumbLayout }) {
  return chart.threads.map(({ root, from, to, y, risers, label }) => (
    <g key={root} className={css.thread}>
      <path d={`M${from} ${y}H${to}${risers.map((x) => `M${x} ${y}V${chart.beamY}`).join('')}`} />
      {label && (
        <text x={label.x} y={y - 5} fontSize={THREAD.size}>
          {label.text}
        </text>
      )}
    </g>
  ));
}

function Axis({ chart, unit }: { readonly chart: PlumbLayout; readonly unit: string }) {
  const { scale, left, right, axisY } = chart;
  return (
    <>
      <line className={css.axis} x1={left} x2={right} y1={axisY} y2={axisY} />
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line className={css.axis} x1={scale.at(tick)} x2={scale.at(tick)} y1={axisY} y2={axisY + 5} />
          <text className={css.tick} x={scale.at(tick)} y={axisY + 19} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      <text className={css.tick} x={right} y={axisY + 36} textAnchor="end">
        {unit}
      </text>
    </>
  );
}
