/**
 * Results of R packages on other people's lists, each with the tolerance its README states: Rcapture 1.4-4, SparseMSE 2.0.1,
 * dga 2.0.2 and LCMCR 0.4.14. Deterministic fits agree to a thousandth; sampled ones to the errors of both samplers.
 */
import { describe, expect, test, vi } from 'vitest';
import { bootstrapStepwise } from '../src/core/losses/lists/bootstrap.js';
import { maskName } from '../src/core/losses/lists/cells.js';
import { chaoLowerBound } from '../src/core/losses/lists/chao.js';
import { averageGraphs } from '../src/core/losses/lists/graph-averaging.js';
import { heterogeneity } from '../src/core/losses/lists/heterogeneity.js';
import { bestHierarchical } from '../src/core/losses/lists/hierarchical.js';
import { latentClass } from '../src/core/losses/lists/latent-class.js';
import { criteria, fitLogLinear, INDEPENDENT, maximalTerms, totalError } from '../src/core/losses/lists/log-linear.js';
import { noHighestOrder } from '../src/core/losses/lists/no-highest-order.js';
import { profileHeterogeneity, profileInterval } from '../src/core/losses/lists/profile.js';
import { ofDraws, ofLogNormal } from '../src/core/losses/lists/row.js';
import { stepwise } from '../src/core/losses/lists/stepwise.js';
import { makeRng } from '../src/core/numerics/rng.js';
import { logGamma } from '../src/core/numerics/special.js';
import { isGap } from '../src/core/problem.js';
import { sharedLists, sharedTargets } from './list-targets.js';

// Long chains on cores that others may share.
vi.setConfig({ testTimeout: 300_000 });

type Triple = readonly [total: number, error: number, deviance?: number];
const THOUSANDTH = 1e-3;

function near(got: number, target: number, relative = THOUSANDTH): void {
  expect(Math.abs(got - target), `${got} against ${target}`).toBeLessThanOrEqual(relative * Math.abs(target));
}

const within = (got: number | null, target: number, distance: number): void => {
  expect(Math.abs((got as number) - target), `${got} against ${target}`).toBeLessThanOrEqual(distance);
};

const kosovo = sharedLists('mse-kosovo/cells.csv');
const western = sharedLists('mse-western/cells.csv');
const hiv = sharedLists('mse-rcapture/hiv.csv');
const allegheny = sharedLists('mse-rcapture/allegheny.csv');
const hare = sharedLists('mse-rcapture/hare.csv');
const three = sharedLists('mse-madigan-york/three-lists.csv');
const five = sharedLists('mse-madigan-york/five-lists.csv');

type KosovoTarget = { readonly id: string; readonly [key: string]: unknown };
const kosovoTarget = (id: string) =>
  sharedTargets<{ targets: KosovoTarget[] }>('mse-kosovo')?.targets.find((one) => one.id === id) as unknown as Record<
    string,
    never
  >;

describe.skipIf(kosovo === null)('four lists of killings, 4,400 people', () => {
  const cells = kosovo as NonNullable<typeof kosovo>;

  test('independent lists', () => {
    const fit = fitLogLinear(cells, INDEPENDENT);
    const target = kosovoTarget('independence') as unknown as { N: number; se: number; deviance: number };
    if (fit === null) throw new Error('no maximum');
    near(cells.n + fit.unseen, target.N);
    near(totalError(fit), target.se);
    within(criteria(cells, fit).deviance, target.deviance, THOUSANDTH);
    // SparseMSE's interval, log-normal on the unseen.
    const { q025, q975 } = ofLogNormal(cells.n, fit.unseen, fit.logError);
    near(q025 as number, 7172.91);
    near(q975 as number, 7633.99);
  });

  test('the log-linear model of lowest BIC is the published one, with its profile interval', () => {
    const target = kosovoTarget('log-linear-published') as unknown as {
      N: number;
      se: number;
      deviance: number;
      AIC: number;
      BIC: number;
      profile_multinomial: { N: number; ci95: [number, number] };
    };
    const { bic, weighed } = bestHierarchical(cells);
    if (bic === null) throw new Error('no maximum');
    expect(weighed).toBe(113);
    expect(maximalTerms(4, bic.fit.model).map((mask) => maskName(mask, cells.lists))).toEqual([
      'EXH:ABA:OSCE',
      'EXH:HRW',
      'OSCE:HRW',
    ]);
    near(cells.n + bic.fit.unseen, target.N);
    near(totalError(bic.fit), target.se);
    within(bic.deviance, target.deviance, THOUSANDTH);
    within(bic.aic, target.AIC, THOUSANDTH);
    within(bic.bic, target.BIC, THOUSANDTH);
    const profile = profileInterval(cells, bic.fit);
    near(profile.total, target.profile_multinomial.N);
    near(profile.low, target.profile_multinomial.ci95[0]);
    near(profile.high as number, target.profile_multinomial.ci95[1]);
  });

  test('people who differ, in seven forms', () => {
    const { values } = kosovoTarget('closedp') as unknown as { values: Record<string, Triple> };
    for (const [name, [total, error]] of Object.entries(values)) {
      const made = heterogeneity(cells, ...formOf(name));
      near(made?.total as number, total);
      near(made?.standardError as number, error);
    }
    expect(Object.keys(values)).toHaveLength(7);
  });

  test('the stepwise model: the same pairs in the same order', () => {
    const target = kosovoTarget('sparse-stepwise') as unknown as { N: number; ci95: [number, number]; terms: string[] };
    const made = stepwise(cells);
    if (made === null) throw new Error('no maximum');
    expect(made.pairs.map((mask) => maskName(mask, cells.lists))).toEqual(target.terms);
    const { q50, q025, q975 } = ofLogNormal(cells.n, made.fit.unseen, made.fit.logError);
    near(q50 as number, target.N);
    near(q025 as number, target.ci95[0]);
    near(q975 as number, target.ci95[1]);
  });

  test('graph averaging: quantiles to one, mean and mode of the peer that stops at 100,000', () => {
    const target = kosovoTarget('dga') as unknown as Record<string, number>;
    const made = averageGraphs(cells);
    expect(made.graphs).toHaveLength(61);
    for (const [p, name] of [
      [0.025, 'q025'],
      [0.5, 'q50'],
      [0.975, 'q975'],
    ] as const)
      within(cells.n + (made.quantile(p) as number), target[name] as number, 1);
    within(cells.n + made.mode(), target.mode as number, 1);
    within(Math.max(...made.graphShares()), target.top_model_probability as number, 1e-4);
    const cut = averageGraphs(cells, { unseen: { from: 0, to: 100_000 } });
    near(cells.n + cut.meanOnGrid, target.mean as number, 1e-5);
  });

  test('latent classes', () => {
    const { value } = kosovoTarget('lcmcr-posterior') as unknown as { value: Record<string, number> };
    // 4 × 6,000 draws are worth some 10,000: both errors stay within the stated ±45, ±60 and ±200.
    const made = latentClass(cells, makeRng(1), { mostUnseen: 20, lengths: [6000] });
    expect(made.gap).toBeNull();
    const { mean, q025, q50, q975 } = ofDraws(made.totals);
    within(mean, value.mean as number, 45);
    within(q50, value.q50 as number, 45);
    within(q025, value.q025 as number, 60);
    within(q975, value.q975 as number, 200);
    expect(made.farShare).toBeLessThan(1e-3);
  });

  test('no highest-order interaction, and the sweep over it', () => {
    const target = kosovoTarget('nhoi') as unknown as {
      N_mle: number;
      posterior: Record<string, number>;
      sensitivity_q50: Record<string, number>;
    };
    // 100,000 draws: the error of a median is under a quarter of a percent.
    const made = noHighestOrder(cells, makeRng(1), 100_000);
    if (isGap(made)) throw new Error(made.detail);
    near(made.estimate as number, target.N_mle, 1e-6);
    const { q025, q50, q975 } = ofDraws(made.totals);
    near(q50 as number, target.posterior.q50 as number, 0.005);
    near(q025 as number, target.posterior.q025 as number, 0.015);
    near(q975 as number, target.posterior.q975 as number, 0.015);
    for (const xi of [0.5, 2])
      near(
        made.sweep.find((one) => one.xi === xi)?.total as number,
        target.sensitivity_q50[`xi=${xi}`] as number,
        0.005,
      );
  });

  test("Chao's bound, 4,403 unseen", () => {
    const bound = chaoLowerBound(cells);
    expect(Math.round((isGap(bound) ? 0 : bound.total) - cells.n)).toBe(4403);
  });
});

describe.skipIf(western === null)('five sparse lists, 345 people', () => {
  const cells = western as NonNullable<typeof western>;
  type Target = { id: string; N: number; ci95: [number, number]; ahat: number; BCa: Record<string, number> } & Record<
    string,
    number
  >;
  const target = (id: string): Target =>
    sharedTargets<{ targets: Target[] }>('mse-western')?.targets.find((one) => one.id === id) as Target;

  test('main effects and the stepwise model, with intervals', () => {
    const fit = fitLogLinear(cells, INDEPENDENT);
    const made = stepwise(cells);
    if (fit === null || made === null) throw new Error('no maximum');
    for (const [one, id] of [
      [fit, 'main'],
      [made.fit, 'sparse-stepwise'],
    ] as const) {
      const { q50, q025, q975 } = ofLogNormal(cells.n, one.unseen, one.logError);
      near(q50 as number, target(id).N);
      near(q025 as number, target(id).ci95[0]);
      near(q975 as number, target(id).ci95[1]);
    }
    expect(made.pairs.map((mask) => maskName(mask, cells.lists))).toEqual(['A:E']);
  });

  test('the bootstrap: acceleration exact, ends within 5 % of another random stream', () => {
    const made = stepwise(cells);
    if (made === null) throw new Error('no maximum');
    const total = cells.n + made.fit.unseen;
    const { BCa, ahat } = target('sparse-BCa');
    // The two lowest are the least of the peer's 1,000 samples: as many are drawn. The others settle with more.
    const few = bootstrapStepwise(cells, total, 1000, makeRng(1));
    const many = bootstrapStepwise(cells, total, 10_000, makeRng(1));
    within(few.acceleration, ahat, 1e-4);
    for (const p of [0.025, 0.05]) near(few.quantile(p), BCa[String(p)] as number, 0.05);
    for (const p of [0.16, 0.84, 0.9, 0.95, 0.975]) near(many.quantile(p), BCa[String(p)] as number, 0.05);
  });

  test('graph averaging with a grid that does not cut', () => {
    const { quantile, mode } = averageGraphs(cells);
    within(cells.n + (quantile(0.025) as number), target('dga').q025 as number, 1);
    within(cells.n + (quantile(0.5) as number), target('dga').q50 as number, 1);
    within(cells.n + (quantile(0.975) as number), target('dga').q975 as number, 1);
    within(cells.n + mode(), target('dga').mode as number, 1);
  });

  test('latent classes, most of the mass on people who are all alike', () => {
    const made = latentClass(cells, makeRng(1), { mostUnseen: 20, lengths: [16_000] });
    expect(made.gap).toBeNull();
    const { q025, q50, q975 } = ofDraws(made.totals);
    within(q50, target('lcmcr').q50 as number, 40);
    within(q025, target('lcmcr').q025 as number, 40);
    within(q975, target('lcmcr').q975 as number, 120);
  });
});

describe.skipIf(three === null || five === null)('spina bifida on three lists, diabetes on five', () => {
  type Measured = Record<string, number> & { model_probabilities_top3: number[] };
  type Target = {
    'three-lists': { measured: Measured; package_tests: Record<string, number> };
    'five-lists': { measured: Measured };
  };
  const top = (shares: Float64Array): number[] => [...shares].sort((a, b) => b - a).slice(0, 3);

  test('three lists under the gamma-Poisson prior of the paper', () => {
    const cells = three as NonNullable<typeof three>;
    const { measured } = (sharedTargets<Target>('mse-madigan-york') as Target)['three-lists'];
    const [a, b] = [13.14, 55.17];
    const logPrior = (N: number): number =>
      N * Math.log(b) - (N + a) * Math.log1p(b) + logGamma(N + a) - logGamma(N + 1) - logGamma(a);
    const made = averageGraphs(cells, { delta: 1, logPrior, unseen: { from: 1, to: 300 } });
    expect([0.025, 0.5, 0.975].map((p) => cells.n + (made.quantile(p) as number))).toEqual([
      measured.q025,
      measured.q50,
      measured.q975,
    ]);
    expect(cells.n + made.mode()).toBe(measured.mode);
    near(cells.n + made.meanOnGrid, measured.mean as number, 1e-5);
    top(made.graphShares()).forEach((share, i) => {
      within(share, measured.model_probabilities_top3[i] as number, 1e-4);
    });
    // The estimator of least relative squared error: Σ p/N over Σ p/N².
    let [first, second] = [0, 0];
    made.eachNode((x, share) => {
      first += share / (cells.n + x);
      second += share / (cells.n + x) ** 2;
    });
    within(first / second, measured.relative_squared_error_estimator as number, 0.01);
  });

  test('five lists, 822 graphs', () => {
    const cells = five as NonNullable<typeof five>;
    const { measured } = (sharedTargets<Target>('mse-madigan-york') as Target)['five-lists'];
    const made = averageGraphs(cells, { delta: 0.5, unseen: { from: 1, to: 300 } });
    expect(made.graphs).toHaveLength(822);
    expect([0.025, 0.5, 0.975].map((p) => cells.n + (made.quantile(p) as number))).toEqual([
      measured.q025,
      measured.q50,
      measured.q975,
    ]);
    expect(cells.n + made.mode()).toBe(measured.mode);
    near(cells.n + made.meanOnGrid, measured.mean as number, 1e-5);
    top(made.graphShares()).forEach((share, i) => {
      within(share, measured.model_probabilities_top3[i] as number, 1e-4);
    });
  });
});

describe.skipIf(hiv === null || allegheny === null || hare === null)("the examples of Rcapture's manual", () => {
  type Target = Record<string, Triple> & {
    dga_full_grid: Record<string, number>;
    lcmcr: Record<string, number>;
  };
  const targets = sharedTargets<Record<'hiv' | 'allegheny' | 'hare', Target>>('mse-rcapture');

  test.each(['hiv', 'allegheny', 'hare'] as const)('%s: people who differ', (study) => {
    const cells = { hiv, allegheny, hare }[study];
    if (cells === null) return;
    let checked = 0;
    for (const [name, value] of Object.entries(targets?.[study] ?? {})) {
      if (!/^M(0|t|h .*|th (Chao \(LB\)|Poisson2|Darroch))$/.test(name)) continue;
      const [total, error, deviance] = value as Triple;
      const made = heterogeneity(cells, ...formOf(name));
      near(made?.total as number, total);
      near(made?.standardError as number, error);
      within(made?.deviance as number, deviance as number, THOUSANDTH);
      checked++;
    }
    expect(checked).toBeGreaterThanOrEqual(2);
  });

  test('hiv: one interaction between three centres, its profile, and which model BIC and AIC keep', () => {
    const cells = hiv as NonNullable<typeof hiv>;
    const fit = fitLogLinear(cells, { terms: [0b0011], impossible: [] });
    if (fit === null) throw new Error('no maximum');
    near(cells.n + fit.unseen, 12318.468);
    near(totalError(fit), 1188.722);
    within(criteria(cells, fit).deviance, 7.6138, THOUSANDTH);
    const { total, low, high } = profileInterval(cells, fit);
    near(total, 12308);
    near(low, 10266);
    near(high as number, 14992.3);
    const { bic } = bestHierarchical(cells);
    expect(bic?.fit.model.terms).toEqual([]);
    within(bic?.bic as number, 117.8, THOUSANDTH);
  });

  test('hiv: graph averaging and latent classes', () => {
    const cells = hiv as NonNullable<typeof hiv>;
    const { quantile } = averageGraphs(cells);
    within(cells.n + (quantile(0.025) as number), targets?.hiv.dga_full_grid.q025 as number, 1);
    within(cells.n + (quantile(0.5) as number), targets?.hiv.dga_full_grid.q50 as number, 1);
    within(cells.n + (quantile(0.975) as number), targets?.hiv.dga_full_grid.q975 as number, 1);
    // The peer's own error is not stated; 1 % is what its runs on the first study differ by.
    const { q025, q50, q975 } = ofDraws(latentClass(cells, makeRng(1), { lengths: [6000] }).totals);
    near(q50 as number, targets?.hiv.lcmcr.q50 as number, 0.01);
    near(q025 as number, targets?.hiv.lcmcr.q025 as number, 0.01);
    near(q975 as number, targets?.hiv.lcmcr.q975 as number, 0.015);
  });

  test('allegheny: five pairs, and three with people who differ', () => {
    const cells = allegheny as NonNullable<typeof allegheny>;
    const { bic } = bestHierarchical(cells);
    if (bic === null) throw new Error('no maximum');
    near(cells.n + bic.fit.unseen, 6349.024);
    near(totalError(bic.fit), 533.467);
    within(bic.deviance, 11.9745, THOUSANDTH);
    const made = heterogeneity(cells, 'different', 'darroch', [0b0011, 0b0101, 0b1001]);
    near(made?.total as number, 7030.661);
    near(made?.standardError as number, 687.2069);
    within(made?.deviance as number, 7.240258, THOUSANDTH);
    within(made?.bic as number, 168.7972, THOUSANDTH);
  });

  test('hare, one row per animal: the profile of the published model', () => {
    const cells = hare as NonNullable<typeof hare>;
    expect(cells.n).toBe(68);
    const { total, low, high } = profileHeterogeneity(cells, 'different', 'poisson2');
    // The targets have one decimal.
    within(total, 80.1, 0.1);
    within(low, 71.8, 0.1);
    within(high, 93.8, 0.1);
  });
});

function formOf(name: string): readonly ['alike' | 'different', 'none' | 'chao' | 'poisson2' | 'darroch'] {
  const lists = /^Mt/.test(name) ? 'different' : 'alike';
  const spread = /Chao/.test(name)
    ? 'chao'
    : /Poisson2/.test(name)
      ? 'poisson2'
      : /Darroch/.test(name)
        ? 'darroch'
        : 'none';
  return [lists, spread];
}
