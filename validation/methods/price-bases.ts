/** F1, F2, F4, F8 to F11: bases and currencies, depreciation, elicitation, pools, experts, total loss. */

import { toUsd, unitWithFixed } from '../../src/core/cost/convert.js';
import { calibrationOf } from '../../src/core/cost/cooke.js';
import { doubleDeclining, straightLine } from '../../src/core/cost/depreciation.js';
import { totalLoss } from '../../src/core/cost/total-loss.js';
import { logPool } from '../../src/core/numerics/log-pool.js';
import * as lognormal from '../../src/core/numerics/lognormal.js';
import { metalogQuantile, metalogThrough } from '../../src/core/numerics/metalog.js';
import { isGap } from '../../src/core/problem.js';
import type { Sections } from '../sections.js';

export const priceBases = (): Sections => ({
  F1: bases(),
  F2: { straight_line: straightLine(200, 33, 45), geometric_delta_2_over_L: doubleDeclining(200, 33, 45) },
  'F4 least 0': metalog([60, 120, 300], 0),
  'F4 unbounded': metalog([8, 13, 24], null),
  'F8 log': logPooled(),
  F9: experts(),
  F10: { factor: toUsd(1, 61 / 159) },
  F11: rules(),
});

function bases(): Sections[string] {
  const [prosecution, award] = [toUsd(97 - 12, 65), toUsd(4.5, 65)];
  return {
    usd_m_at_65: prosecution,
    award_usd_m: award,
    tu95ms_overhaul_usd_m: unitWithFixed(0, 316.42, 6),
    tu160m_usd_m_at_57: toUsd(160_000 / 10, 57),
    tu160m_plus_plant_over_50: unitWithFixed(16, 37, 50),
    tu160m_plus_plant_over_10: unitWithFixed(16, 37, 10),
    ratio_max_min: toUsd(160_000 / 10, 57) / prosecution,
  };
}

function metalog([low, middle, high]: readonly [number, number, number], least: number | null): Sections[string] {
  const fit = metalogThrough({ tail: 0.1, low, middle, high }, least);
  if (isGap(fit)) throw new Error(fit.detail);
  return {
    a1: fit.a[0],
    a2: fit.a[1],
    a3: fit.a[2],
    ...Object.fromEntries(
      [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99].map((p) => [`q${p}`, metalogQuantile(fit, p)]),
    ),
  };
}

function logPooled(): Sections[string] {
  const parts = [
    [40, 250],
    [15, 90],
    [100, 400],
  ].map(([p10 = 0, p90 = 0]) => ({
    weight: 1,
    unit: lognormal.fromQuantiles([
      { p: 0.1, x: p10 },
      { p: 0.9, x: p90 },
    ]),
  }));
  const pool = logPool(parts);
  return {
    mu: pool.mu,
    sigma: pool.sigma,
    'P(>= 170.7317)': lognormal.exceeds(pool, 170.7317),
    ...Object.fromEntries([0.1, 0.5, 0.9].map((p) => [`q${p}`, lognormal.quantile(pool, p)])),
  };
}

function experts(): Sections[string] {
  const rows = { good: [0, 5, 4, 1], overconfident: [3, 2, 2, 3], biased_low: [0, 1, 4, 5] };
  return Object.fromEntries(
    Object.entries(rows).flatMap(([name, counts]) => {
      const { divergence, statistic, calibration } = calibrationOf(counts);
      return [
        [`${name} I`, divergence],
        [`${name} stat`, statistic],
        [`${name} calibration`, calibration],
      ];
    }),
  );
}

function rules(): Sections[string] {
  const { repairPlusSalvage, repairOnly } = totalLoss(20, 15, 6);
  return { rule_repair_plus_salvage: String(repairPlusSalvage), rule_repair_only: String(repairOnly) };
}
