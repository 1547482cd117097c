/** The run a view asks for: the model's defaults with what the reader changed. */
import { booksOf } from '../../core/assumptions.js';
import type { RunConfig } from '../../core/run.js';
import type { View } from '../route/route.js';
import { assumptionsIn } from './assumptions-text.js';

export function configOf(view: View, defaults: RunConfig): RunConfig {
  const assumed = assumptionsIn(view.assume);
  return {
    ...defaults,
    ...(assumed === null ? {} : booksOf(assumed)),
    asOf: view.asOf,
    scenario: view.scenario,
    cost: { ...defaults.cost, priceDependence: view.dependence ?? defaults.cost.priceDependence },
  };
}
