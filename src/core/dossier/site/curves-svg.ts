/** The fog curve, and the exceedance curve of a basis: small, static, each with its own words. */
import type { FogPoint } from '../../losses/result.js';
import { firstDay } from '../../measure/day.js';
import { usd } from '../number-words.js';
import { linearScale } from '../plots/scale.js';
import { type Html, html } from './html.js';

const FOG = { width: 960, height: 260, left: 34, right: 800, top: 16, bottom: 218 };
const MARKS = [0, 1, 2, 3, 5, 7, 14, 30, 60, 120, 240, 480];

/** Days spaced by their logarithm: a steady line is a step. @param from first day of the strike */
export function fogSvg(points: readonly FogPoint[], from: string): Html {
  const start = firstDay(from);
  const spaced = (days: number): number => Math.log2(1 + Math.max(0, days));
  const end = points.at(-1);
  if (!end) return html``;
  const last = Math.max(1, spaced(firstDay(end.day) - start));
  const x = linearScale(0, last, FOG.left, FOG.right);
  const most = Math.max(1, ...points.map(({ DESTROYED }) => DESTROYED.q95));
  const y = linearScale(0, most * 1.04, FOG.bottom, FOG.top, 44);
  const xOf = ({ day }: FogPoint): number => x.at(spaced(firstDay(day) - start));
  const steps = (of: (point: FogPoint) => number): Html[] => [
    ...points.map((point, i) =>
      i === 0 ? html`M${xOf(point)} ${y.at(of(point))}` : html`H${xOf(point)}V${y.at(of(point))}`,
    ),
    html`H${FOG.right + 6}`,
  ];
  const back = points.toReversed().map((point) => html`V${y.at(point.DESTROYED.q05)}H${xOf(point)}`);
  const [first] = points as readonly [FogPoint];
  const { DESTROYED, floorDestroyed } = end;
  const words = spread([
    { text: `90 % from ${DESTROYED.q05} to ${DESTROYED.q95}`, at: y.at(DESTROYED.q95) },
    { text: `middle ${DESTROYED.q50}`, at: y.at(DESTROYED.q50) },
    { text: `floor ${floorDestroyed}`, at: y.at(floorDestroyed) },
  ]);
  return html`<svg viewBox="0 0 ${FOG.width} ${FOG.height}" width="${FOG.width}" height="${FOG.height}" role="img" aria-label="Number destroyed, as it could be said on each day: on ${first.day} floor ${first.floorDestroyed}, middle ${first.DESTROYED.q50}; on ${end.day} floor ${floorDestroyed}, middle ${DESTROYED.q50}.">
${y.ticks.map((tick) => html`<line class="rule" x1="${FOG.left}" x2="${FOG.right}" y1="${y.at(tick)}" y2="${y.at(tick)}"/><text x="${FOG.left - 8}" y="${y.at(tick) + 4}" text-anchor="end">${tick}</text>`)}
<path class="band" d="${steps((point) => point.DESTROYED.q95)}${back}Z"/>
<path class="ground" d="${steps((point) => point.floorDestroyed)}V${y.at(0)}H${xOf(first)}Z"/>
<path class="line" d="${steps((point) => point.DESTROYED.q50)}"/>
${MARKS.filter((days) => spaced(days) <= last).map((days) => html`<text x="${x.at(spaced(days))}" y="${FOG.bottom + 20}" text-anchor="middle">${days}</text>`)}
<text x="${FOG.left}" y="${FOG.height - 4}">days after the strike began</text>
${words.map(({ text, at }) => html`<text class="b" x="${FOG.right + 12}" y="${at + 4}">${text}</text>`)}
</svg>`;
}

/** Words one under another, none on another. */
function spread(words: readonly { readonly text: string; readonly at: number }[]) {
  let free = 0;
  return words.map(({ text, at }) => {
    const y = Math.max(free, at);
    free = y + 16;
    return { text, at: y };
  });
}

const CURVE = { width: 460, height: 200, left: 44, right: 440, top: 12, bottom: 158 };
const MIDDLE = (CURVE.left + CURVE.right) / 2;

/** a curve is drawn to where no chance is left that could be seen */
const LEAST_SHOWN = 0.005;

export type Exceedance = readonly { readonly usd: number; readonly probability: number }[];

/** @param claimed sums that were claimed, drawn as lines */
export function exceedanceSvg(curve: Exceedance, claimed: readonly number[], words: string): Html {
  const sorted = [...curve].sort((a, b) => a.usd - b.usd);
  const end = sorted.find(({ probability }) => probability < LEAST_SHOWN) ?? sorted.at(-1);
  const most = Math.max(1, end?.usd ?? 0);
  const x = linearScale(0, most, CURVE.left, CURVE.right, 110);
  const y = linearScale(0, 1, CURVE.bottom, CURVE.top, 70);
  const inside = sorted.filter((point) => point.usd <= most);
  const path = inside.map((point, i) => html`${i === 0 ? 'M' : 'L'}${x.at(point.usd)} ${y.at(point.probability)}`);
  const [shown, beyond] = [claimed.filter((sum) => sum <= most), claimed.filter((sum) => sum > most)];
  return html`<svg viewBox="0 0 ${CURVE.width} ${CURVE.height}" width="${CURVE.width}" height="${CURVE.height}" role="img" aria-label="${words}">
${[0, 0.5, 1].map((p) => html`<line class="rule" x1="${CURVE.left}" x2="${CURVE.right}" y1="${y.at(p)}" y2="${y.at(p)}"/><text x="${CURVE.left - 8}" y="${y.at(p) + 4}" text-anchor="end">${`${100 * p} %`}</text>`)}
<path class="line" d="${path}"/>
${shown.map((sum) => html`<path class="thread" d="M${x.at(sum)} ${CURVE.top}V${CURVE.bottom}"/>${x.at(sum) < MIDDLE ? html`<text class="b" x="${x.at(sum) + 4}" y="${CURVE.top + 10}">${`claimed ${usd(sum)}`}</text>` : html`<text class="b" x="${x.at(sum) - 4}" y="${CURVE.top + 10}" text-anchor="end">${`claimed ${usd(sum)}`}</text>`}`)}
${beyond.length === 0 ? null : html`<text class="b" x="${CURVE.right}" y="${CURVE.top + 10}" text-anchor="end">${`claimed ${beyond.map(usd).join(' and ')}, off to the right →`}</text>`}
${x.ticks.map((tick) => html`<text x="${x.at(tick)}" y="${CURVE.bottom + 20}" text-anchor="middle">${tick === 0 ? '0' : usd(tick)}</text>`)}
<text x="${CURVE.left}" y="${CURVE.height - 2}">chance that it was at least so much, USD</text>
</svg>`;
}
