/** Cost, fleet, depth, perception and leverage: what each says, with its numbers, or why it says nothing. */
import type { Assessment } from '../assessment.js';
import { grouped, percent, shares, usd } from '../number-words.js';
import { exceedanceSvg } from './curves-svg.js';
import { type Html, html } from './html.js';
import { figure, gapNote, hasGap, list, methodNote, section, table } from './parts.js';
import type { Cost } from './shapes.js';

type Basis = Cost['byBasis'][number];
type Interval = { readonly q05: number; readonly q50: number; readonly q95: number };

const words = (name: string): string => name.replaceAll('_', ' ');

export function costSection({ cost, claims }: Assessment): Html {
  if (hasGap(cost)) return section('cost', 'What it cost', [gapNote(cost)]);
  // A basis nobody stated is shown last and never leads.
  const bases = [...cost.byBasis].sort((a, b) => Number(a.basis === 'unstated') - Number(b.basis === 'unstated'));
  const claimed = claimedSums(claims);
  return section('cost', 'What it cost, and on which basis', [
    html`<p>A sum has a basis or it has no meaning: bases are never merged. Drawn over the same counts as the losses, in the ${cost.scenario} scenario.</p>`,
    table(
      'by basis, USD',
      [
        { head: 'basis', cell: ({ basis }: Basis) => words(basis) },
        { head: 'low', figures: true, cell: ({ q05 }) => usd(q05) },
        { head: 'middle', figures: true, cell: ({ q50 }) => usd(q50) },
        { head: 'high', figures: true, cell: ({ q95 }) => usd(q95) },
        { head: 'of what', cell: ({ label }) => label ?? '' },
      ],
      bases,
    ),
    html`<div class="pair">${bases.map((basis) => curve(basis, claimed))}</div>`,
    methodNote(CURVE_METHOD),
  ]);
}

const MOST_SUMS = 3;
const CURVE_METHOD =
  'Counts from the joint posterior times unit values drawn from the price rows of the basis, with the errors of prices shared as the inputs say. Damaged assets cost a share of the value.';

/** The largest sums that headlines claim, in USD. */
function claimedSums({ entries }: Assessment['claims']): readonly number[] {
  const values = entries.filter(({ measure, unit, headline }) => measure === 'value' && unit === 'usd' && headline);
  return [...new Set(values.flatMap(({ low, high }) => low ?? high ?? []))].sort((a, b) => a - b).slice(-MOST_SUMS);
}

function curve({ basis, exceedance, label }: Basis, claimed: readonly number[]): Html {
  const title = `On ${words(basis)}: the chance that it was at least so much`;
  type Point = (typeof exceedance)[number];
  return figure(
    `cost-${basis}`,
    title,
    label === undefined ? '' : `${label}.`,
    exceedanceSvg(exceedance, claimed, title),
    table(
      `exceedance on ${words(basis)}`,
      [
        { head: 'at least, USD', figures: true, cell: ({ usd: sum }: Point) => usd(sum) },
        { head: 'chance', figures: true, cell: ({ probability }) => percent(probability) },
      ],
      exceedance,
    ),
    null,
  );
}

export function fleetSection({ fleet }: Assessment): Html {
  if (hasGap(fleet)) return section('fleet', 'What the force can still do', [gapNote(fleet)]);
  type Type = (typeof fleet.byType)[number];
  const range = (value: unknown, print: (interval: Interval) => string): string =>
    hasGap(value) ? 'not known' : print(value as Interval);
  return section('fleet', 'What the force can still do', [
    table(
      `by type, ${fleet.scenario} scenario`,
      [
        { head: 'type', cell: ({ type }: Type) => type },
        {
          head: 'inventory',
          figures: true,
          cell: ({ inventory }) =>
            hasGap(inventory)
              ? 'not known'
              : inventory.low === inventory.high
                ? String(inventory.low)
                : `${inventory.low} to ${inventory.high}`,
        },
        {
          head: 'destroyed',
          figures: true,
          cell: ({ destroyed }) => range(destroyed, ({ q05, q95 }) => `${q05} to ${q95}`),
        },
        {
          head: 'share of inventory',
          figures: true,
          cell: ({ shareOfInventory }) => range(shareOfInventory, ({ q05, q95 }) => shares(q05, q95)),
        },
      ],
      fleet.byType,
    ),
    list(fleet.warnings),
  ]);
}

export function depthSection({ depth }: Assessment): Html {
  if (hasGap(depth)) return section('depth', 'How deep it reached', [gapNote(depth)]);
  type Site = (typeof depth.sites)[number];
  const sites = [...depth.sites].filter(({ targeted }) => targeted !== 'no').sort((a, b) => a.km - b.km);
  return section('depth', 'How deep it reached', [
    html`<p>${depth.boundaryNote}</p>`,
    table(
      `distance to ${depth.line}, km`,
      [
        { head: 'site', cell: ({ name }: Site) => name },
        { head: 'attacked', cell: ({ targeted }) => targeted },
        { head: 'distance', figures: true, cell: ({ lowKm, highKm }) => `${grouped(lowKm)} to ${grouped(highKm)}` },
      ],
      sites,
    ),
    list(depth.warnings),
  ]);
}

export function perceptionSection({ perception }: Assessment): Html {
  if (hasGap(perception)) return section('perception', 'What people noticed', [gapNote(perception)]);
  const { outputs, polls, markets, spreads } = perception;
  return section('perception', 'What was noticed, and what can be seen of an effect', [
    list([...outputs, ...markets].map(({ sentence }) => sentence)),
    polls.length === 0
      ? null
      : html`<details><summary>Polls</summary>${list(polls.map(({ sentence }) => sentence))}</details>`,
    spreads.length === 0
      ? null
      : html`<details><summary>How claims spread</summary>${list(spreads.map(({ sentence }) => sentence))}</details>`,
  ]);
}

export function leverageSection({ leverage }: Assessment): Html {
  if (hasGap(leverage)) return section('leverage', 'What it changes at the table', [gapNote(leverage)]);
  const { facts, models } = leverage;
  return section('leverage', 'What it changes at the table', [
    list(facts.sentences),
    hasGap(models) ? gapNote(models) : html`<p>${models.sentence}</p>`,
  ]);
}
