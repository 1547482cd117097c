/** What was seen and what the images allow: the floor row by row, totals by scenario, each cell, the fog curve. */
import type { FogPoint } from '../../losses/result.js';
import type { Assessment } from '../assessment.js';
import { percent } from '../number-words.js';
import { fogSvg } from './curves-svg.js';
import { type Html, hostOf, html, link } from './html.js';
import { figure, list, section, table } from './parts.js';
import { plumbSvg, WIDTHS } from './plumb-svg.js';
import { type Losses, type Quantity, stateOf } from './shapes.js';

const PLUMB_METHOD =
  'The dots stand at equally spaced quantiles of the number, over the sites and types with a read image, from the distribution itself. A chance smaller than one dot shows no dot: its number is in the verdicts. A claim is drawn at the number said; a range is a bar, “at least” and “up to” an open end, “about” a line as wide as what is asked. Claims with another verb are grey.';

export function plumbFigure(assessment: Assessment, losses: Losses, quantity: Quantity): Html {
  const { svg, dots, left } = plumbSvg(assessment, losses, quantity);
  const small = plumbSvg(assessment, losses, quantity, WIDTHS.narrow, dots);
  const title = `${quantity === 'destroyed' ? 'Destroyed' : 'Damaged or destroyed'}: what was said, and what the images allow`;
  return figure(
    `plumb-${quantity}`,
    title,
    `Above the axis, what was said and by whom; claims of one origin share a thread. Below it, what the images allow: each dot is one chance in ${dots === 50 ? 'fifty' : 'twenty'}.`,
    html`<div class="wide">${svg}${unhung(left)}</div><div class="narrow">${small.svg}${unhung(small.left)}</div>`,
    table(
      `chance of at least so many ${quantity === 'hit' ? 'damaged or destroyed' : 'destroyed'}`,
      [
        { head: 'at least', cell: (k: number) => String(k) },
        ...losses.scenarios.map(({ name, pmf }) => ({
          head: name,
          figures: true,
          cell: (k: number) => percent(Math.min(1, tail(pmf[stateOf(quantity)], k))),
        })),
      ],
      Array.from(
        { length: Math.max(...losses.scenarios.map(({ total }) => total[stateOf(quantity)].q95)) + 3 },
        (_, k) => k,
      ),
    ),
    PLUMB_METHOD,
  );
}

const unhung = (left: readonly { readonly claim: string }[]): Html =>
  left.length === 0
    ? html``
    : html`<p class="note">Not drawn for want of room: ${left.map(({ claim }) => claim).join(', ')}.</p>`;

const tail = (pmf: readonly number[], k: number): number => pmf.slice(k).reduce((sum, p) => sum + p, 0);

export function floorSection(losses: Losses): Html {
  const { byCell, listed } = losses.floor;
  return section('floor', 'The floor: what was seen', [
    html`<p>Distinct assets that images support, counted by a rule in words: confirmed and probable readings count, possible ones and speech are listed and never added; one asset seen twice is one; decoys and wrecks that were there before are taken off.</p>`,
    table(
      'the floor by site and type',
      [
        { head: 'site', cell: ({ site }: (typeof byCell)[number]) => site },
        { head: 'type', cell: ({ type }) => type },
        { head: 'state', cell: ({ state }) => state.replaceAll('_', ' ').toLowerCase() },
        { head: 'count', figures: true, cell: ({ count }) => String(count) },
        { head: 'confidence', cell: ({ confidence }) => confidence.toLowerCase() },
        { head: 'rows', cell: ({ rows }) => rowLinks(rows) },
      ],
      byCell,
    ),
    listed.length === 0
      ? null
      : html`<details><summary>Read and not counted</summary>${list(listed.map(({ what, reason, row }) => html`${what} (${reason}; ${rowLinks([row])})`))}</details>`,
  ]);
}

export const rowLinks = (rows: readonly { readonly id: string; readonly url?: string }[]): Html =>
  html`${rows.map((row, i) => html`${i > 0 ? ', ' : ''}<a href="sources.html#row-${row.id}">${row.id}</a>${row.url ? html` (${link(row.url, hostOf(row.url))})` : null}`)}`;

export function fogFigure(fog: readonly FogPoint[], from: string, scenario: string): Html | null {
  if (fog.length === 0) return null;
  return figure(
    'fog',
    'How the picture changed',
    `What could be said of the number destroyed on each day something new was published, in the ${scenario} scenario: the floor as ground, the middle estimate, and the band that holds nine chances in ten.`,
    fogSvg(fog, from),
    table(
      'by day of publication',
      [
        { head: 'day', cell: ({ day }: FogPoint) => day },
        { head: 'floor', figures: true, cell: ({ floorDestroyed }) => String(floorDestroyed) },
        { head: 'low', figures: true, cell: ({ DESTROYED }) => String(DESTROYED.q05) },
        { head: 'middle', figures: true, cell: ({ DESTROYED }) => String(DESTROYED.q50) },
        { head: 'high', figures: true, cell: ({ DESTROYED }) => String(DESTROYED.q95) },
        { head: 'new readings', figures: true, cell: ({ arrivals }) => String(arrivals.length) },
      ],
      fog,
    ),
    'The whole model, fitted anew to what was published by each day. Nothing that came later is used for an earlier day.',
  );
}

export function totalsSection(losses: Losses): Html {
  type Row = Losses['scenarios'][number];
  const range = ({ q05, q95 }: { readonly q05: number; readonly q95: number }): string => `${q05} to ${q95}`;
  const columns = (['DESTROYED', 'DAMAGED_OR_DESTROYED'] as const).flatMap((state) => [
    {
      head: `${state.replaceAll('_', ' ').toLowerCase()}, middle`,
      figures: true,
      cell: ({ total }: Row) => String(total[state].q50),
    },
    { head: 'nine in ten between', figures: true, cell: ({ total }: Row) => range(total[state]) },
  ]);
  return section('losses', 'How many, by how well images show', [
    html`<p>Over the sites and types that a read image covers. Visibility is what nobody knows from outside, so it is stated three times and not averaged.</p>`,
    table('totals', [{ head: 'visibility', cell: ({ name }: Row) => name }, ...columns], losses.scenarios),
    html`<details><summary>By site and type, middle scenario</summary>${table(
      'destroyed, by cell',
      [
        { head: 'site', cell: ({ site }: Row['byCell'][number]) => site },
        { head: 'type', cell: ({ type }) => type },
        { head: 'destroyed', figures: true, cell: ({ DESTROYED }) => range(DESTROYED) },
        {
          head: 'damaged or destroyed',
          figures: true,
          cell: ({ DAMAGED_OR_DESTROYED }) => range(DAMAGED_OR_DESTROYED),
        },
        { head: 'looked at', cell: ({ looked }) => (looked ? 'yes' : 'no') },
      ],
      (losses.scenarios[1] ?? losses.scenarios[0])?.byCell ?? [],
    )}</details>`,
    html`<details><summary>How far to trust it</summary>${table(
      'diagnostics of the fits',
      [
        { head: 'visibility', cell: ({ name }: Row) => name },
        { head: 'R-hat, worst', figures: true, cell: ({ diagnostics }) => diagnostics.rhatMax.toFixed(3) },
        {
          head: 'bulk effective draws, least',
          figures: true,
          cell: ({ diagnostics }) => String(Math.floor(diagnostics.essBulkMin)),
        },
        {
          head: 'tail effective draws, least',
          figures: true,
          cell: ({ diagnostics }) => String(Math.floor(diagnostics.essTailMin)),
        },
      ],
      losses.scenarios,
    )}</details>`,
  ]);
}
