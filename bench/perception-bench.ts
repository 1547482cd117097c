/**
 * The structural model against R's CausalImpact on the two published series: CPU time of one analysis with 1,000 draws, the first
 * hundred dropped, paths and bands included. R runs beside where it has the package; else its measured figures are taken,
 * corrected by the calibration loop. Then the whole answer as the product gives it: four chains, diagnostics, placebo dates.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { makeRng } from '../src/core/numerics/rng.js';
import { type Checked, checkSeries } from '../src/core/perception/effect/check-series.js';
import { EFFECT_DEFAULTS, type SeriesInput } from '../src/core/perception/effect/effect.js';
import { seriesEffect } from '../src/core/perception/effect/series-effect.js';
import { runChain } from '../src/core/perception/effect/structural/chain.js';
import { standardise } from '../src/core/perception/effect/structural/problem.js';
import { pathOf, summarise } from '../src/core/perception/effect/summary.js';
import { isGap } from '../src/core/problem.js';
import { publishedSeries, SERIES_FOLDER } from '../test/series-targets.js';
import { sharedPath } from '../test/shared.js';
import { calibrate, cpuSeconds, printCalibration } from './calibration-loop.js';

const [FLOOR, AIM] = [15, 40];
/** CausalImpact 1.4.1 over bsts 0.9.10, R 4.2.2: CPU seconds of 1,000 draws. */
const CAUSAL_IMPACT = { comparison: 0.667, arma: 0.649 } as const;
const ROUNDS = 15;
const WARM = 25;

export async function measurePerception(): Promise<readonly string[]> {
  const folder = sharedPath(SERIES_FOLDER);
  if (folder === null) return [`NOT RUN: ${SERIES_FOLDER} is not here`];
  const calibration = calibrate();
  const lines = [printCalibration(calibration)];
  for (const name of ['comparison', 'arma'] as const) {
    const input = publishedSeries(name, folder);
    const checked = checkSeries(input);
    if (isGap(checked)) return [...lines, `${name}: ${checked.detail}`];
    const seconds = medianOf(() => oneAnalysis(checked));
    const beside = runR(name, folder);
    const peer = beside ?? CAUSAL_IMPACT[name] * calibration.factor;
    const times = peer / seconds;
    const verdict = times < FLOOR ? `: MISSED, the goal is ${FLOOR}` : times < AIM ? ` (aim ${AIM})` : '';
    lines.push(
      `${name}: ${(1e3 * seconds).toFixed(1)} ms for 1,000 draws, ${times.toFixed(0)} × CausalImpact, ${beside === null ? 'not on this machine: its measured figure, corrected' : 'run beside'}${verdict}`,
      `${name}: ${whole(input, 0)} ms for the whole answer, ${whole(input, EFFECT_DEFAULTS.placebos)} ms with its placebo dates`,
    );
  }
  return lines;
}

/** As CausalImpact: one chain, 1,000 draws, the first hundred dropped. */
function oneAnalysis(checked: Checked) {
  const { y, before, controls } = checked;
  const problem = standardise(
    y,
    controls.map(({ values }) => values),
    before,
  );
  const chain = runChain(problem, { ...EFFECT_DEFAULTS, draws: 900, warmup: 100 }, makeRng(1));
  const diagnostics = { rhat: 1, essBulk: 0, essTail: 0, draws: 900, chains: 1 };
  const fit = { chains: [chain], draws: 900, diagnostics };
  const rows = Array.from({ length: y.length - before }, (_, i) => i);
  return [summarise(checked, problem, rows, fit), pathOf(checked, problem, fit)];
}

function medianOf(work: () => unknown): number {
  for (let i = 0; i < WARM; i++) work();
  const taken = Array.from({ length: ROUNDS }, () => cpuSeconds(work)).sort((a, b) => a - b);
  return taken[ROUNDS >> 1] as number;
}

function whole(input: SeriesInput, placebos: number): string {
  const taken = [1, 2, 3].map((seed) => cpuSeconds(() => seriesEffect(input, { placebos }, makeRng(seed))));
  return (1e3 * (taken.sort((a, b) => a - b)[1] as number)).toFixed(0);
}

/** CPU seconds of CausalImpact here, or null where R or the package is missing. */
function runR(name: string, folder: string): number | null {
  const script = fileURLToPath(new URL('causalimpact.R', import.meta.url));
  const { status, stdout } = spawnSync('Rscript', ['--vanilla', script, name, `${folder}/${name}_data.csv`], {
    encoding: 'utf8',
  });
  const seconds = status === 0 ? /CPU ([\d.]+)/.exec(stdout) : null;
  return seconds === null ? null : Number(seconds[1]);
}
