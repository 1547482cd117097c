/**
 * The cost model against its peers, per CPU second: cost-A by Squiggle (npm) and numpy beside, Sobol' indices against the
 * published seconds of SALib brought to this machine.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { evaluatorOf, varyingCorrelation } from '../src/core/cost/model/evaluate.js';
import { exceedsOf } from '../src/core/cost/model/exceed.js';
import type { CostModel } from '../src/core/cost/model/model.js';
import { plainAnswers } from '../src/core/cost/model/plain-answers.js';
import { readCostModel } from '../src/core/cost/model/read-model.js';
import { choleskyOf } from '../src/core/numerics/cholesky.js';
import { makeRng } from '../src/core/numerics/rng.js';
import { sobolIndices } from '../src/core/numerics/sobol-indices.js';
import { sharedPath } from '../test/shared.js';
import { squiggleOf } from '../test/support/squiggle-model.js';
import { calibrate, printCalibration } from './calibration-loop.js';
import { ms } from './measure.js';

const DRAWS = 1_000_000;

/** Median CPU milliseconds of `rounds` calls after two that are not counted. */
function cpu(work: (round: number) => unknown, rounds: number): number {
  const taken: number[] = [];
  for (let round = -2; round < rounds; round++) {
    const from = process.cpuUsage();
    kept = work(round);
    const { user, system } = process.cpuUsage(from);
    if (round >= 0) taken.push((user + system) / 1000);
  }
  return taken.sort((a, b) => a - b)[rounds >> 1] as number;
}
export let kept: unknown;

const ratio = (peer: number, ours: number, floor: number, aim: number): string =>
  `${(peer / ours).toFixed(1)} × (floor ${floor}, aim ${aim})${peer / ours < floor ? ': BELOW THE FLOOR' : ''}`;

export async function measureCost(): Promise<readonly string[]> {
  return [...(await costA()), ...indices()];
}

async function costA(): Promise<readonly string[]> {
  const path = sharedPath('data/statistics/cost-models/cost-A.json');
  if (path === null) return ['NOT RUN: cost-A is not here (set PLUMBLINE_SHARED)'];
  const read = readCostModel(JSON.parse(readFileSync(path, 'utf8')), 'cost-A');
  if (!read.ok) throw new Error('cost-A does not read');
  const { model } = read;
  const plain = cpu((round) => plainAnswers(model, DRAWS, makeRng(round + 9)), 9);
  const lines = [`plain, ${DRAWS} draws in pairs, chances and quantiles: ${ms(plain)} ms`];
  const squiggle = await squiggleSeconds(model);
  lines.push(`Squiggle, ${DRAWS} draws: ${ms(squiggle)} ms: plain is ${ratio(squiggle, plain, 12, 30)}`);
  const numpy = numpySeconds(path);
  if (numpy === null) return [...lines, 'NOT RUN: numpy is not here'];
  lines.push(`numpy, ${DRAWS} draws: ${ms(numpy)} ms: plain is ${ratio(numpy, plain, 1, 1.7)}`);
  const { log2Points, taken, errors } = equalError(model);
  lines.push(
    `quasi-random, 16 scrambles of 2^${log2Points} points, errors on the ${model.claims.length} claims ${errors} of those of ${DRAWS} plain draws: ${ms(taken)} ms: ${ratio(numpy, taken, 8, 20)} numpy at equal error`,
  );
  return lines;
}

/** The fewest points whose root mean square error over seeds is no larger than that of plain draws, on every claim. */
function equalError(model: CostModel) {
  const evaluator = evaluatorOf(model);
  const correlation = varyingCorrelation(model, evaluator.varying);
  const at = (log2Points: number, seed: number) =>
    exceedsOf(evaluator, correlation, { scrambles: 16, log2Points }, makeRng(seed))(model.claims);
  const truth = at(12, 1).map(({ probability }) => probability);
  const plain = truth.map((p) => Math.sqrt((p * (1 - p)) / DRAWS));
  for (let log2Points = 3; ; log2Points++) {
    const squares = truth.map(() => 0);
    const seeds = 32;
    for (let seed = 0; seed < seeds; seed++)
      for (const [i, { probability }] of at(log2Points, 100 + seed).entries())
        squares[i] = (squares[i] as number) + (probability - (truth[i] as number)) ** 2 / seeds;
    const ratios = squares.map((square, i) => Math.sqrt(square) / (plain[i] as number));
    if (Math.max(...ratios) > 1 && log2Points < 10) continue;
    const errors = ratios.map((x) => x.toFixed(2)).join(', ');
    return { log2Points, taken: cpu((round) => at(log2Points, round + 9), 15), errors };
  }
}

async function squiggleSeconds(model: CostModel): Promise<number> {
  const { run } = await import('@quri/squiggle-lang');
  const factor = choleskyOf(model.correlation as Float64Array, model.items.length);
  const code = squiggleOf(model, factor);
  // once: it takes long, and by far
  const from = process.cpuUsage();
  const { result } = await run(code, { environment: { sampleCount: DRAWS, xyPointLength: 1000, seed: 'plumb' } });
  if (!result.ok) throw new Error(result.value.toString());
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** Median CPU milliseconds inside numpy, one thread; null where it is not installed. */
function numpySeconds(model: string): number | null {
  const script = fileURLToPath(new URL('cost-numpy.py', import.meta.url));
  if (!existsSync(script)) return null;
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  const { status, stdout } = spawnSync('python3', [script, model, String(DRAWS)], { env, encoding: 'utf8' });
  return status === 0 ? Number(stdout) : null;
}

/** SALib 1.x, N = 16 384 and 100 bootstraps, CPU milliseconds as published; for the G-function without its test function. */
const SALIB = { ishigami: 361, g: 2630 - 1630 };
const LOG2_POINTS = 14;

function indices(): readonly string[] {
  const here = calibrate();
  const [a, b] = [7, 0.1];
  const angle = (u: number): number => Math.PI * (2 * u - 1);
  const weights = [0, 1, 4.5, 9, 99, 99, 99, 99];
  const ishigami = cpu(
    (round) =>
      sobolIndices({
        dimensions: 3,
        log2Points: LOG2_POINTS,
        evaluate: (p) => {
          const [x, y, z] = [angle(p[0] as number), angle(p[1] as number), angle(p[2] as number)];
          return Math.sin(x) + a * Math.sin(y) ** 2 + b * z ** 4 * Math.sin(x);
        },
        rng: makeRng(round + 9),
      }),
    9,
  );
  const g = cpu(
    (round) =>
      sobolIndices({
        dimensions: 8,
        log2Points: LOG2_POINTS,
        evaluate: (p) => {
          let product = 1;
          for (let i = 0; i < 8; i++) {
            const weight = weights[i] as number;
            product *= (Math.abs(4 * (p[i] as number) - 2) + weight) / (1 + weight);
          }
          return product;
        },
        rng: makeRng(round + 9),
      }),
    9,
  );
  return [
    printCalibration(here),
    `Sobol' indices of Ishigami, 2^14 points and bootstrap: ${ms(ishigami)} ms: ${ratio(SALIB.ishigami * here.factor, ishigami, 5, 15)} SALib`,
    `Sobol' indices of the G-function: ${ms(g)} ms: ${ratio(SALIB.g * here.factor, g, 5, 15)} SALib without its slow test function`,
  ];
}
