/** G and H: what a loss means for a fleet, and how assets lie along a distance. */
import {
  effectiveBases,
  expectedExposure,
  exposure,
  rebase,
  samplingBand,
  sortieCycleHours,
  sortieRateKept,
  type Weighted,
  warningHours,
  weightedMean,
  weightedMedian,
} from '../../src/core/depth/weigh.js';
import { cannibalise } from '../../src/core/fleet/cannibalise.js';
import { capabilityLoss, slackEffect } from '../../src/core/fleet/capability.js';
import { expectedBackorders, moreThan } from '../../src/core/fleet/pipeline-stock.js';
import { expectedDone } from '../../src/core/fleet/repair-stages.js';
import { exponentialRecovery, resilience } from '../../src/core/fleet/resilience.js';
import { capacityOf } from '../../src/core/fleet/sorties.js';
import { yearsToBuild } from '../../src/core/fleet/years-to-build.js';
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
  const carried = (count: number, load: number): number =>
    capacityOf(count, { load, salvoShare: 1, rate: 1, demand: 14 }).salvo;
  const salvo = (load: number) => ({
    [`before x${load}`]: carried(available, load),
    [`after_nonMC x${load}`]: carried(remaining[0], load),
    [`after_prop x${load}`]: carried(remaining[1], load),
    [`after_MC x${load}`]: carried(remaining[2], load),
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
    G3: repair(),
    G4: { '7 lost at 1 a year': built(7, 1), 'at none a year': built(7, 0) },
    G5: recovery((100 * remaining[2]) / available),
    G6: {
      before: 600 / available,
      'after, worst': 600 / remaining[2],
      rise: slack.hoursRise,
    },
    G7: { ...cannibalise(5, 2, 8) },
    H: depth(),
  };
}

function repair(): Sections[string] {
  const stages = (name: string, bays: number) =>
    Object.fromEntries(expectedDone(4, bays, 6).map((time, i) => [`${name}, job ${i + 1}, months`, time]));
  return {
    ...stages('2 bays', 2),
    ...stages('1 bay', 1),
    ...stages('unlimited', Number.POSITIVE_INFINITY),
    'pipeline mean': 1.5 * 4,
    'P(pipeline > 8)': moreThan(1.5 * 4, 8),
    'backorders, 4 spares': expectedBackorders(1.5 * 4, 4),
  };
}

function built(lost: number, perYear: number): number | string {
  const years = yearsToBuild(lost, perYear);
  return isGap(years) ? years.reason : years;
}

/** @param from percent that is left on the first day */
function recovery(from: number): Sections[string] {
  const to = (percent: number) => [
    { at: 0, percent: from },
    { at: 24, percent },
    { at: 36, percent },
  ];
  const { loss, normalised } = resilience(to(95));
  const full = resilience(to(100)).loss;
  return {
    'loss, %-months': loss,
    normalised,
    'full recovery, %-months': full,
    'permanent part, %-months': 36 * (100 - 95),
    'exponential, %-months': exponentialRecovery(from, 95, 8, 36).loss,
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
    'sortie rate ratio': sortieRateKept(700, 4300, 750, 6),
    'DKW band, 12 bases': samplingBand(12, 0.05),
    'DKW band, 209 assets': samplingBand(209, 0.05),
  };
}
