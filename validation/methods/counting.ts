/** E: two lists, thinning, inflated claims, and what a claim implies. */
import { impliedFleet, impliedShare, impliedUnitValue } from '../../src/core/claims/implied.js';
import { claimRatio, truthBehind } from '../../src/core/claims/ratio.js';
import { chapman, jointCoverage, oddsRatioNeeded, totalAt } from '../../src/core/losses/recapture.js';
import {
  type Detection,
  detectionNeeded,
  realAmong,
  reciprocalPrior,
  thinned,
  uniformPrior,
} from '../../src/core/losses/thinning.js';
import { atLeast, mean, type Pmf, quantile } from '../../src/core/numerics/discrete.js';
import { exceeds, median, quantile as quantileOf } from '../../src/core/numerics/lognormal.js';
import type { Sections } from '../sections.js';

export const EYES: Readonly<Record<'good' | 'middling' | 'poor', Detection>> = {
  good: { a: 16, b: 4 },
  middling: { a: 6, b: 4 },
  poor: { a: 4, b: 6 },
};
const SEEN = 13;

/** Posterior of the total when 13 were seen, uniform prior up to the cap. */
export const totalSeen13 = (eye: Detection, cap = 60): Pmf => thinned(SEEN, eye, uniformPrior(SEEN, cap)).pmf;

export const counting = (): Sections => ({ E1: twoLists(), E2: thinning(), E3: inflation(), E4: arithmetic() });

function twoLists(): Sections[string] {
  const lists = { first: 11, second: 12, both: 8 };
  const estimate = chapman(lists);
  const independent = totalAt(lists, 1) as number;
  return {
    distinct: estimate.distinct,
    lincoln_petersen: independent,
    chapman: estimate.total,
    var: estimate.variance,
    sd: Math.sqrt(estimate.variance),
    low: estimate.low,
    high: estimate.high,
    'unseen at odds ratio 1': independent - estimate.distinct,
    ...Object.fromEntries(
      [0.5, 1, 2, 5, 10, 17.3333].map((x) => [`total at odds ratio ${x}`, totalAt(lists, x) as number]),
    ),
    'odds ratio needed for 41': oddsRatioNeeded(lists, 41) as number,
    'joint coverage of 41': jointCoverage(lists, 41),
  };
}

function thinning(): Sections[string] {
  const rows: Record<string, number> = {};
  const summary = (name: string, pmf: Pmf, withMean = false): void => {
    if (withMean) rows[`${name} mean`] = mean(pmf);
    rows[`${name} q05`] = quantile(pmf, 0.05);
    rows[`${name} q50`] = quantile(pmf, 0.5);
    rows[`${name} q95`] = quantile(pmf, 0.95);
    rows[`${name} P_ge_41`] = atLeast(pmf, 41);
  };
  for (const [name, eye] of Object.entries(EYES)) {
    const total = totalSeen13(eye);
    summary(name, total, true);
    rows[`${name} P_ge_20`] = atLeast(total, 20);
    summary(`${name} prior 1/N`, thinned(SEEN, eye, reciprocalPrior(SEEN, 60)).pmf);
    for (const cap of [45, 60, 120]) {
      const { pmf, capMass } = thinned(SEEN, eye, uniformPrior(SEEN, cap));
      rows[`${name} cap ${cap} q50`] = quantile(pmf, 0.5);
      rows[`${name} cap ${cap} q95`] = quantile(pmf, 0.95);
      rows[`${name} cap ${cap} P_ge_41`] = atLeast(pmf, 41);
      rows[`${name} cap ${cap} mass_top5`] = capMass;
    }
  }
  const real = realAmong(SEEN, 0.05);
  rows['detection needed for 41'] = detectionNeeded(SEEN, 41);
  rows['real among 13: mean'] = mean(real);
  rows['real among 13: all'] = real[SEEN] as number;
  rows['real among 13: q05'] = quantile(real, 0.05);
  return rows;
}

function inflation(): Sections[string] {
  const truth = truthBehind(41, { mu: Math.log(2.2), sigma: 0.5 });
  return {
    'RAF 15 Sep 1940 (185 vs 56)': claimRatio(185, 56),
    'RAF 15 Sep 1940 (185 vs 61)': claimRatio(185, 61),
    'Kosovo tanks 120 claimed vs 93 assessed': claimRatio(120, 93),
    'Kosovo tanks 120 vs 26 carcasses': claimRatio(120, 26),
    'Kosovo tanks 120 vs 14 catastrophic': claimRatio(120, 14),
    'Kosovo APC 220 vs 153': claimRatio(220, 153),
    'Kosovo APC 220 vs 18': claimRatio(220, 18),
    'Kosovo arty 450 vs 389?': claimRatio(450, 389),
    'Kosovo arty 450 vs 20': claimRatio(450, 20),
    'Spiderweb 41 vs US up to 20': claimRatio(41, 20),
    'Spiderweb 41 vs 13 visually': claimRatio(41, 13),
    'F-117 hit rate 80 vs 60': claimRatio(80, 60),
    'F-117 hit rate 80 vs 41': claimRatio(80, 41),
    'reference class truth_median': median(truth),
    'reference class truth_q05': quantileOf(truth, 0.05),
    'reference class truth_q95': quantileOf(truth, 0.95),
    'reference class P_truth_ge_claim': exceeds(truth, 41),
  };
}

function arithmetic(): Sections[string] {
  const fleet = impliedFleet(41, 34);
  return {
    'implied fleet': fleet.value,
    'implied fleet low': fleet.low,
    'implied fleet high': fleet.high,
    'usd_m per aircraft': impliedUnitValue(7000, 41).value,
    'share if 13': impliedShare(13, fleet.value),
    'share if 20': impliedShare(20, fleet.value),
    '8 over 47': impliedShare(8, 47),
    '8 over 55': impliedShare(8, 55),
    '8 over 60': impliedShare(8, 60),
    '8 over 30 flyable': impliedShare(8, 30),
  };
}
