/** What the losses make of the fleet, as the assessment document shows it. Shares are 0..1. What a reader assumed is not in it. */
import type { Fleet, FleetFigure } from '../fleet/result.js';
import { orGap, printGap, stated } from './blank.js';
import type { rowAddresses } from './row-address.js';

type Address = ReturnType<typeof rowAddresses>;
type Published = { readonly low: number; readonly high: number; readonly figures: readonly FleetFigure[] };

export function fleetSection(fleet: Fleet, address: Address) {
  return {
    scenario: fleet.scenario,
    byType: fleet.byType.map((type) => ({
      type: type.type,
      inventory: orGap(type.inventory, (x) => publishedSection(x, address)),
      serviceable: orGap(type.serviceable, (x) => publishedSection(x, address)),
      destroyed: type.destroyed,
      hit: type.hit,
      shareOfInventory: orGap(type.shareOfInventory, (x) => x),
      shareLeft: orGap(type.shareLeft, (x) => x),
      shareOfLosses: orGap(type.shareOfLosses, (x) => x),
      capabilityLoss: orGap(type.capabilityLoss, (x) => x),
      capabilityRange: orGap(type.capabilityRange, (x) => x),
      restoration: printGap(type.restoration),
    })),
    slack: orGap(fleet.slack, (x) => x),
    warnings: fleet.warnings,
  };
}

function publishedSection({ low, high, figures }: Published, address: Address) {
  return {
    low,
    high,
    figures: figures.map((x) => ({ ...stated({ asOf: x.asOf }), low: x.low, high: x.high, row: address(x.row) })),
  };
}
