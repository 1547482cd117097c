/** The run a view asks for: the model's defaults with what the reader changed. */
import type { RunConfig } from '../../core/run.js';
import type { View } from '../route/route.js';
import { assumptionsIn } from './assumptions-text.js';

export function configOf(view: View, defaults: RunConfig): RunConfig {
  const { costBook, fleetBook, depthBook, leverageBook } = assumptionsIn(view.assume) ?? {};
  return {
    ...defaults,
    ...(costBook === undefined ? {} : { costBook }),
    ...(fleetBook === undefined ? {} : { fleetBook }),
    ...(depthBook === undefined ? {} : { depthBook }),
    ...(leverageBook === undefined ? {} : { leverageBook }),
    asOf: view.asOf,
    scenario: view.scenario,
    cost: { ...defaults.cost, priceDependence: view.dependence ?? defaults.cost.priceDependence },
  };
}
