/** The fog curve drawn: floor as solid ground, middle estimate and band above it, over days spaced by their logarithm. */

import { linearScale } from '../../core/dossier/plots/scale.js';
import { dayNumberOf } from '../../core/evidence/known-days.js';
import type { FogPoint } from '../../core/losses/result.js';
import { useWidth } from '../parts/use-width.js';
import { dayWords, shortDay } from '../words/days.js';
import { interval } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './fog-curve.module.css';

const HEIGHT = 280;
const PAD = { left: 28, top: 26, bottom: 44 };
/** px for the words behind the curve */
const WORDS = { wide: 132, narrow: 84, narrowBelow: 560 };
const MARKS = [0, 1, 2, 3, 5, 7, 14, 30, 60, 120, 240, 480];

type Props = { readonly points: readonly FogPoint[]; readonly from: string; readonly asOf: string };

export function FogChart(props: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  return <div ref={ref}>{width > 0 && <Drawing {...props} width={width} />}</div>;
}

function Drawing({ points, from, asOf, width }: Props & { readonly width: number }) {
  const start = dayNumberOf(from);
  const spaced = (days: number): number => Math.log2(1 + Math.max(0, days));
  const after = (day: string): number => spaced(dayNumberOf(day) - start);
  const narrow = width < WORDS.narrowBelow;
  const right = width - (narrow ? WORDS.narrow : WORDS.wide);
  const [first, end] = [points[0] as FogPoint, points.at(-1) as FogPoint];
  const x = linearScale(0, Math.max(1, after(end.day)), PAD.left, right);
  const most = Math.max(1, ...points.map((point) => point.DESTROYED.q95));
  const y = linearScale(0, most * 1.04, HEIGHT - PAD.bottom, PAD.top, 44);
  const ground = y.at(0);
  const xOf = (point: FogPoint): number => x.at(after(point.day));
  /** Level until the next day something was published, then a step. */
  const steps = (of: (point: FogPoint) => number): string =>
    points.map((point, i) => `${i === 0 ? 'M' : 'H'}${xOf(point)}${i === 0 ? ' ' : 'V'}${y.at(of(point))}`).join('') +
    `H${right + 6}`;
  const lower = points
    .toReversed()
    .map((point) => `V${y.at(point.DESTROYED.q05)}H${xOf(point)}`)
    .join('');
  const now = x.at(after(asOf));
  const marks = MARKS.filter((days) => spaced(days) <= x.to).filter(
    (days, i, all) => !narrow || i === 0 || i % 2 === 1 || days === all.at(-1),
  );
  return (
    <svg className={css.chart} width={width} height={HEIGHT} role="img" aria-label={description(first, end)}>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line className={css.grid} x1={PAD.left} x2={right} y1={y.at(tick)} y2={y.at(tick)} />
          <text x={PAD.left - 8} y={y.at(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      <path className={css.band} d={`${steps((point) => point.DESTROYED.q95)}${lower}Z`} />
      <path className={css.ground} d={`${steps((point) => point.floorDestroyed)}V${ground}H${xOf(first)}Z`} />
      <path className={css.middle} d={steps((point) => point.DESTROYED.q50)} />
      <path className={css.floor} d={steps((point) => point.floorDestroyed)} />
      {points.map((point) => (
        <line key={point.day} className={css.arrival} x1={xOf(point)} x2={xOf(point)} y1={ground} y2={ground + 5} />
      ))}
      {marks.map((days) => (
        <text key={days} x={x.at(spaced(days))} y={ground + 20} textAnchor="middle">
          {days}
        </text>
      ))}
      <text x={PAD.left} y={HEIGHT - 4}>
        {say('fog.day')}
      </text>
      <line className={css.now} x1={now} x2={now} y1={PAD.top - 6} y2={ground} />
      <text className={css.nowText} x={now} y={PAD.top - 12} textAnchor={now > width / 2 ? 'end' : 'start'}>
        {say('fog.asOf', { day: shortDay(asOf, true) })}
      </text>
      {labels(end, y.at).map(({ text, at, strong }) => (
        <text key={text} className={strong ? css.strong : undefined} x={right + 12} y={at + 4}>
          {text}
        </text>
      ))}
    </svg>
  );
}

/** Words behind the curve, pushed apart downwards until none stands on another. */
function labels({ DESTROYED, floorDestroyed }: FogPoint, at: (count: number) => number) {
  const wanted = [
    {
      text: say('fog.label.band', { interval: interval(DESTROYED.q05, DESTROYED.q95) }),
      at: at(DESTROYED.q95),
      strong: false,
    },
    { text: say('fog.label.middle', { n: DESTROYED.q50 }), at: at(DESTROYED.q50), strong: true },
    { text: say('fog.label.floor', { n: floorDestroyed }), at: at(floorDestroyed), strong: true },
  ];
  let free = 0;
  return wanted.map((label) => {
    const y = Math.max(free, label.at);
    free = y + 16;
    return { ...label, at: y };
  });
}

const description = (first: FogPoint, end: FogPoint): string =>
  say('fog.desc', {
    first: dayWords(first.day),
    last: dayWords(end.day),
    from: first.floorDestroyed,
    to: end.floorDestroyed,
    mid0: first.DESTROYED.q50,
    mid1: end.DESTROYED.q50,
  });
