/** The plumb chart without a script: the workbench's own layout, drawn at a fixed width. */
import { dotsOfPmf } from '../../numerics/dotplot.js';
import type { Assessment } from '../assessment.js';
import { SPEAKER, STATEMENT } from '../plots/hang-claims.js';
import { ARROW, BOB, type HungClaim, type PlumbClaim, type PlumbLayout, plumbLayout } from '../plots/plumb-layout.js';
import { THREAD } from '../plots/thread-roots.js';
import { type Html, html } from './html.js';
import { type Losses, type Quantity, stateOf } from './shapes.js';

/** for a page and for paper, and for a telephone */
export const WIDTHS = { wide: 960, narrow: 335 } as const;

type Entry = Assessment['claims']['entries'][number];

/** Headline counts over the whole case; those of the quantity weighed first. */
export function hanging(assessment: Assessment, quantity: Quantity): readonly Entry[] {
  const whole = assessment.claims.entries.filter(
    ({ headline, scope, question, measure }) =>
      headline && measure === 'count' && scope.everySite && !('types' in scope) && !('gap' in question),
  );
  const same = ({ question }: Entry): number => ('gap' in question || question.quantity !== quantity ? 1 : 0);
  return [...whole].sort((a, b) => same(a) - same(b));
}

/**
 * @param width pixels @param dots that stand for certainty
 * @returns the chart, how many dots stand for certainty, and the claims that found no room
 */
export function plumbSvg(
  assessment: Assessment,
  losses: Losses,
  quantity: Quantity,
  width: number = WIDTHS.wide,
  dots: 'fit' | 20 | 50 = 'fit',
): { readonly svg: Html; readonly dots: 20 | 50; readonly left: readonly Entry[] } {
  const claims = hanging(assessment, quantity);
  const count = quantity === 'destroyed' ? losses.floor.destroyed : losses.floor.damagedOrDestroyed;
  const words = quantity === 'destroyed' ? 'destroyed' : 'damaged or destroyed';
  const chart = plumbLayout({
    width,
    claims: claims.map(toPlumb),
    threads: threadsOf(assessment, claims),
    rows: losses.scenarios.map(({ name, pmf }) => {
      const distribution = Float64Array.from(pmf[stateOf(quantity)]);
      return { name, twenty: [...dotsOfPmf(distribution, 20)], fifty: [...dotsOfPmf(distribution, 50)] };
    }),
    floor: { count, label: `floor: ${count} seen ${words}` },
    dots,
  });
  const toneOf = ({ side, question }: Entry): string =>
    !('gap' in question) && question.quantity === quantity ? side : 'other';
  const entryOf = (id: string): Entry => claims.find(({ claim }) => claim === id) as Entry;
  const svg = html`<svg viewBox="0 0 ${width} ${chart.height}" width="${width}" height="${chart.height}" role="img" aria-label="${description(claims, losses, quantity, count)}">
${frame(chart, claims[0]?.unit ?? '')}
${chart.threads.map(
  ({ from, to, y, risers, label }) =>
    html`<path class="thread" d="M${from} ${y}H${to}${risers.map((x) => html`M${x} ${y}V${chart.beamY}`)}"/>${label && html`<text x="${label.x}" y="${y - 5}" style="font-size:${THREAD.size}px">${label.text}</text>`}`,
)}
<path class="line" stroke-width="1.75" d="M${chart.floor.x} ${chart.axisY}V${chart.rows.at(-1)?.baseY ?? chart.axisY}"/>
<text class="b" x="${chart.floor.label.x}" y="${chart.floor.label.y + 13}">${`floor: ${count} seen ${words}`}</text>
${chart.rows.map(
  (row) =>
    html`<line class="rule" x1="${chart.left}" x2="${chart.right}" y1="${row.baseY}" y2="${row.baseY}"/><text ${beside(chart, row.baseY, chart.narrow ? -26 : -4)}>${row.name}</text><g class="dots">${row.dots.map((dot) => html`<circle cx="${dot.x}" cy="${dot.y}" r="${chart.dotDiameter / 2 - 0.4}"/>`)}</g>`,
)}
${chart.hung.toReversed().map((hung) => mark(hung, toneOf(entryOf(hung.id)), entryOf(hung.id), chart.beamY))}
${chart.hung.map(label)}
</svg>`;
  return { svg, dots: chart.dotCount, left: claims.filter(({ claim }) => chart.unhung.includes(claim)) };
}

function toPlumb({ claim, root, comparator, low, high, paraphrase, question, speaker, date }: Entry): PlumbClaim {
  const said = 'gap' in question ? paraphrase : question.statement;
  const isAbout = comparator === 'about' && low === high && !('gap' in question);
  return {
    id: claim,
    root,
    low: comparator === 'le' ? null : (low ?? null),
    high: comparator === 'ge' ? null : (high ?? null),
    around: isAbout ? [question.low ?? 0, question.high ?? 0] : null,
    statement: said,
    speaker: `${shortName(speaker)}, ${date}`,
  };
}

const shortName = (speaker: string): string => speaker.split(/\s*[,(;]/)[0] || speaker;

function threadsOf({ claims }: Assessment, drawn: readonly Entry[]): ReadonlyMap<string, string> {
  return new Map(
    drawn.map(({ root }) => {
      const voices = claims.roots.find(({ id }) => id === root)?.claims.length ?? 1;
      const speaker = claims.entries.find(({ claim }) => claim === root)?.speaker ?? root;
      return [root, `one origin: ${shortName(speaker)} and ${voices - 1} ${voices === 2 ? 'relay' : 'relays'}`];
    }),
  );
}

/** Where a name stands: left of its line, or above it where there is no room. */
const beside = ({ narrow, left }: PlumbLayout, y: number, by: number): Html =>
  narrow ? html`x="${left}" y="${y + by}"` : html`x="${left - 12}" y="${y + by}" text-anchor="end"`;

function frame(chart: PlumbLayout, unit: string): Html {
  const { scale, left, right, axisY, beamY, narrow } = chart;
  return html`<line class="line" stroke-width="1.5" x1="${left}" x2="${right}" y1="${beamY}" y2="${beamY}"/><text class="b" ${beside(chart, beamY, narrow ? -6 : 4)}>said</text>
<line class="line" x1="${left}" x2="${right}" y1="${axisY}" y2="${axisY}"/><text class="b" ${beside(chart, axisY, narrow ? -6 : 4)}>seen</text>
${scale.ticks.map((tick) => html`<line class="line" x1="${scale.at(tick)}" x2="${scale.at(tick)}" y1="${axisY}" y2="${axisY + 5}"/><text x="${scale.at(tick)}" y="${axisY + 19}" text-anchor="middle">${tick}</text>`)}
<text x="${right}" y="${axisY + (narrow ? -6 : 36)}" text-anchor="end">${unit.replaceAll('_', ' ')}</text>`;
}

function mark(
  { y, ends, whisker, bar, open, strings }: HungClaim,
  tone: string,
  { verb, side }: Entry,
  beamY: number,
): Html {
  const solid = verb === 'DESTROYED' || verb === 'BEYOND_REPAIR';
  const half = verb === 'DAMAGED' || verb === 'DAMAGED_OR_DESTROYED';
  const [last, way] = open === 'up' ? [ends.at(-1) ?? 0, 1] : [ends[0] ?? 0, -1];
  const bobs = ends.map(
    (x) =>
      html`<g transform="translate(${x} ${y})"><path class="${solid ? 'fill' : 'ring'}" d="M0 9.5C-2.2 6-6.2 3.4-6.2-1A6.2 6.2 0 0 1 6.2-1C6.2 3.4 2.2 6 0 9.5Z"/>${half ? html`<path class="fill" d="M-6.2-.4C-5.8 3.6-2.2 6 0 9.5 2.2 6 5.8 3.6 6.2-.4Z"/>` : null}${verb === 'BEYOND_REPAIR' ? html`<path class="cut" d="M-7.5 1.6 7.5-3.6"/>` : null}</g>`,
  );
  return html`<g class="${tone}">${strings.map(({ x, y0, y1 }) => html`<line class="tone" x1="${x}" x2="${x}" y1="${y0}" y2="${y1}"/>`)}${ends.map((x) => knot(x, beamY, side))}${whisker && html`<path class="thin" d="M${whisker[0]} ${y - 4}v8m0 -4H${whisker[1]}m0 -4v8"/>`}${bar && html`<line class="bar" x1="${bar[0]}" x2="${bar[1]}" y1="${y}" y2="${y}"/>`}${open && html`<path class="thin" d="M${last + way * (BOB - 1)} ${y - 1}H${last + way * (ARROW + BOB - 4)}m${-way * 5} -4l${way * 5} 4l${-way * 5} 4"/>`}${bobs}</g>`;
}

function knot(x: number, y: number, side: string): Html {
  if (side === 'defender') return html`<rect class="fill" x="${x - 3}" y="${y - 3}" width="6" height="6"/>`;
  if (side === 'third_party') return html`<path class="fill" d="M${x - 4} ${y + 3}h8l-4 -7z"/>`;
  return html`<circle class="fill" r="3.2" cx="${x}" cy="${y}"/>`;
}

const label = ({ label: at, statement, speaker }: HungClaim): Html =>
  html`<text>${statement.map((line, i) => html`<tspan class="b" x="${at.x}" y="${at.y + 13 + i * STATEMENT.line}">${line}</tspan>`)}${speaker.map((line, i) => html`<tspan x="${at.x}" y="${at.y + 12 + statement.length * STATEMENT.line + i * SPEAKER.line}">${line}</tspan>`)}</text>`;

function description(claims: readonly Entry[], losses: Losses, quantity: Quantity, floor: number): string {
  const said = claims.map(({ question, speaker }) => `${'gap' in question ? '' : question.statement} (${speaker})`);
  const dots = losses.scenarios.map(({ name, total }) => {
    const { q05, q50, q95 } = total[stateOf(quantity)];
    return `in ${name}, the middle at ${q50} and nine in ten between ${q05} and ${q95}`;
  });
  return `Claims hang from a beam at the number said: ${said.join('; ')}. Below the axis, dots for the number ${quantity === 'hit' ? 'damaged or destroyed' : 'destroyed'}: ${dots.join('; ')}. The floor is ${floor}.`;
}
