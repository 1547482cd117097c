/** G and H: what a loss means for a fleet, and how assets lie along a distance. */
import {
  effectiveBases,
  expectedExposure,
  exposure,
  rebase,
  sortieCycleHours,
  type Weighted,
  warningHours,
  weightedMean,
  weightedMedian,
} from '../../src/core/depth/weigh.js';
import { capabilityLoss, slackEffect } from '../../src/core/fleet/capability.js';
import { fromQuantiles } from '../../src/core/numerics/lognormal.js';
import { quantiles } from '../../src/core/numerics/quantiles.js';
import { isGap } from '../../src/core/problem.js';
import type { Sections } from '../sections.js';

export function consequences(): Sections {
  const [fleet, rate, lost] = [55, 0.55, 7];
  const loss = capabilityLoss(lost, fleet, fleet * rate);
  const slack = slackEffect(fleet, rate, lost, 14);
  if (isGap(slack)) throw new Error(slack.detail);
  const { available, remaining } = slack;
  const salvo = (load: number) => ({
    [`before x${load}`]: available * load,
    [`after_nonMC x${load}`]: remaining[0] * load,
    [`after_prop x${load}`]: remaining[1] * load,
    [`after_MC x${load}`]: remaining[2] * load,
  });
  return {
    G1: {
      available,
      fleet_share: lost / fleet,
      loss_if_all_from_nonMC: loss.low,
      loss_if_proportional: loss.proportional,
      loss_if_all_from_MC: loss.high,
      ...Object.fromEntries(remaining.map((left, i) => [`remaining ${i}`, left])),
    },
    G2: {
      ...salvo(2),
      ...salvo(8),
      demand: slack.demand,
      util_before: slack.utilisationBefore,
      util_after_worst: slack.utilisationAfterWorst,
      output_lost: slack.outputLost,
      'hours rise': slack.hoursRise,
    },
    H: depth(),
  };
}

const DISTANCES = [120, 180, 310, 450, 520, 690, 880, 1300, 1750, 1800, 4300, 5900];
const ASSETS = [24, 30, 18, 12, 20, 16, 14, 10, 28, 9, 22, 6];

function depth(): Sections[string] {
  const before = DISTANCES.map((km, i) => ({ km, weight: ASSETS[i] as number }));
  const after = rebase(before, [0, 1, 2], 0.5, 4300);
  const reach = fromQuantiles([
    { p: 0.1, x: 600 },
    { p: 0.9, x: 1800 },
  ]);
  const total = (bases: readonly Weighted[]): number => bases.reduce((sum, base) => sum + base.weight, 0);
  const cycle = (km: number): number => sortieCycleHours(km, 750, 6);
  return {
    ...Object.fromEntries([200, 500, 1000, 1500, 2000, 6000].map((km) => [`exposure ${km} km`, exposure(before, km)])),
    total: total(before),
    'weighted median': weightedMedian(before),
    'weighted mean': weightedMean(before),
    'unweighted median': quantiles(Float64Array.from(DISTANCES), [0.5])[0] as number,
    'expected exposure': expectedExposure(before, reach),
    'warning 1800 km at 180 km/h, h': warningHours(1800, 180),
    'warning 1800 km at 800 km/h, h': warningHours(1800, 800),
    'warning 15 km at 120 km/h, min': 60 * warningHours(15, 120),
    'hhi before': 1 / effectiveBases(before),
    'effective bases before': effectiveBases(before),
    moved: total(before.slice(0, 3)) - total(after.slice(0, 3)),
    'hhi after': 1 / effectiveBases(after),
    'effective bases after': effectiveBases(after),
    'exposure 500 km after': exposure(after, 500),
    'weighted mean after': weightedMean(after),
    'cycle 700 km, h': cycle(700),
    'cycle 4300 km, h': cycle(4300),
    'sortie rate ratio': cycle(700) / cycle(4300),
  };
}
