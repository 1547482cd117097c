/** What a run assumes unless it is told otherwise. */
import type { RunConfig } from './run.js';

/** Seed 1, the last day of the case, the middling scenario, every stage. */
export const DEFAULT_CONFIG: RunConfig = {
  seed: 1,
  asOf: null,
  scenario: 'middling',
  cost: {
    priceDependence: 1,
    damagedShare: { low: 0.05, high: 0.5, reason: 'from a patched skin to a rebuilt half; nothing is published' },
  },
  draws: 4000,
  only: null,
};
