/** What the losses make of the fleet: share of inventory destroyed, and bounds on capability. */
import type { Assessment } from '../../core/dossier/assessment.js';
import { shares, span } from '../../core/dossier/number-words.js';
import { gapWords, heading, type Page } from './page.js';
import { type Column, table } from './table.js';
import { paragraph } from './width.js';

type Fleet = Exclude<Assessment['fleet'], { gap: unknown }>;
type TypeFleet = Fleet['byType'][number];

const SHAPE: readonly Column[] = [
  { head: 'type', gives: true },
  { head: 'destroyed', align: 'right' },
  { head: 'inventory', align: 'right' },
  { head: 'share lost', align: 'right' },
  { head: 'capability lost', align: 'right' },
];

export function fleetPart(fleet: Fleet, page: Page): readonly string[] {
  const touched = fleet.byType.filter((type) => type.hit.q95 > 0);
  const figures = touched.flatMap((type) => [type.inventory, type.shareOfInventory, type.capabilityLoss]);
  const gaps = new Set(figures.flatMap((figure) => ('gap' in figure ? [gapWords(figure.gap)] : [])));
  return [
    ...heading(`What is left of the fleet (${fleet.scenario} scenario)`, page),
    ...table(
      SHAPE,
      touched.map((type) => ({ cells: cellsOf(type) })),
      page,
    ),
    ...[...gaps].flatMap((words) => paragraph(`– ${words}`, page.columns, 2).map(page.tone.faint)),
  ];
}

function cellsOf({ type, destroyed, inventory, shareOfInventory, capabilityLoss }: TypeFleet): readonly string[] {
  return [
    type,
    span(destroyed.q05, destroyed.q95),
    'gap' in inventory ? '–' : span(inventory.low, inventory.high),
    'gap' in shareOfInventory ? '–' : shares(shareOfInventory.q05, shareOfInventory.q95),
    'gap' in capabilityLoss ? '–' : shares(capabilityLoss.low, capabilityLoss.high),
  ];
}
