/**
 * The record's hierarchy against rstan: claims against pictures by category and quarter, the same model, priors and data. rstan's figure is the
 * one measured beside the reference posterior (1 chain × 2,000 draws, its compilation of 37 to 41 s left out), unless R with rstan is
 * on this machine: then it runs beside. And the record itself: effective draws per CPU second on the committed pairs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readLooseTable } from '../src/core/casefile/read-table.js';
import { fitRecord } from '../src/core/claims/record/fit-record.js';
import { type ListedProblem, listedDraw, listedStart, listedTarget } from '../src/core/claims/record/listed-ratio.js';
import { readPairs } from '../src/core/claims/record/read-pairs.js';
import { recordData } from '../src/core/claims/record/record-data.js';
import { convergence } from '../src/core/numerics/diagnostics.js';
import { sampleNuts, USUAL } from '../src/core/numerics/nuts.js';
import { makeRng } from '../src/core/numerics/rng.js';
import { sharedPath } from '../test/shared.js';
import type { Calibration } from './calibration-loop.js';

/** Smallest effective size of any quantity per CPU second of the sampling, warm-up included, as measured with the reference. */
const RSTAN_MEASURED = { low: 200, high: 240 };
const [FLOOR, AIM] = [4, 10];

export async function measureRecord({ factor }: Calibration): Promise<readonly string[]> {
  return [...hierarchy(factor), ...record()];
}

/** @param slower how many times longer this machine takes than the one rstan was measured on */
function hierarchy(slower: number): readonly string[] {
  const path = sharedPath('data/statistics/counts-claims/claims_vs_confirmed_quarterly.csv');
  if (path === null) return ['the hierarchy was NOT RUN: data/statistics/counts-claims is not here'];
  const problem = problemOf(path);
  const ours = speedOfOurs(problem);
  const line = `claims per listed loss, ${problem.cells.length} cells: ${printed(ours)}`;
  const beside = speedOfRstan(path);
  const measured = RSTAN_MEASURED.high / slower;
  const theirs = beside === null ? measured : beside.ess / beside.seconds;
  const times = ours.ess / ours.seconds / theirs;
  const verdict =
    times < FLOOR
      ? `: MISSED, the floor is ${FLOOR}`
      : times < AIM
        ? `; the aim is ${AIM}`
        : `; the aim of ${AIM} is met`;
  return [
    line,
    beside === null
      ? `rstan 2.21.7 is not on this machine (Debian: r-cran-rstan); measured elsewhere: ${measured.toFixed(0)} effective draws per CPU s at best`
      : `rstan beside, without its compilation: ${printed(beside)}`,
    `worth ${times.toFixed(1)} × rstan${verdict}`,
  ];
}

type Speed = { readonly ess: number; readonly seconds: number };
const printed = ({ ess, seconds }: Speed): string =>
  `${(ess / seconds).toFixed(0)} effective draws per CPU s (${ess.toFixed(0)} in ${seconds.toFixed(2)} s, the worst known quantity, warm-up included)`;

function problemOf(path: string): ListedProblem {
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const categories = [...new Set(rows.map(([category]) => category))];
  const periods = [...new Set(rows.map(([, period]) => period))];
  const cells = rows.map(([category, period, , , claimed, listed]) => ({
    category: categories.indexOf(category),
    period: periods.indexOf(period),
    claimed: Number(claimed),
    listed: Number(listed),
  }));
  return { categories: categories.length, periods: periods.length, cells };
}

/** One chain of 2,000, half of it warm-up, as rstan was run; the median of five seeds. */
function speedOfOurs(problem: ListedProblem): Speed {
  const target = listedTarget(problem);
  const run = (seed: number): Speed => {
    const rng = makeRng(seed);
    const from = process.cpuUsage();
    const { draws } = sampleNuts(target, listedStart(problem, rng), { ...USUAL, warmup: 1000, draws: 1000 }, rng);
    const made = draws.map((at) => listedDraw(problem, at, rng));
    const { user, system } = process.cpuUsage(from);
    const columns = [
      ...[
        made.map(({ a }) => a),
        made.map(({ tauB }) => tauB),
        made.map(({ tauU }) => tauU),
        made.map(({ phi }) => phi),
      ],
      ...Array.from({ length: problem.categories }, (_, c) => made.map(({ b }) => b[c] as number)),
    ];
    const sizes = columns.map((column) => convergence([Float64Array.from(column)]).essBulk ?? 0);
    return { ess: Math.min(...sizes), seconds: (user + system) / 1e6 };
  };
  run(0);
  const speeds = [1, 2, 3, 4, 5].map(run).sort((a, b) => a.ess / a.seconds - b.ess / b.seconds);
  return speeds[2] as Speed;
}

/** rstan's own run, where R has it; null where it has not. */
function speedOfRstan(path: string): Speed | null {
  const script = fileURLToPath(new URL('rstan-claims.R', import.meta.url));
  if (!existsSync(script)) return null;
  const { status, stdout } = spawnSync('Rscript', ['--vanilla', script, path], { encoding: 'utf8', timeout: 300_000 });
  const line = status === 0 ? /ESS ([\d.]+) CPU ([\d.]+)/.exec(stdout) : null;
  return line === null ? null : { ess: Number(line[1]), seconds: Number(line[2]) };
}

function record(): readonly string[] {
  const file = 'data/claims-history/pairs.csv';
  const bytes = new Uint8Array(readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url))));
  const table = readLooseTable(bytes, file, []);
  const read = table === null ? null : readPairs({ file, ...table });
  if (read === null || !read.ok) return [`${file} does not read`];
  const data = recordData(read.pairs.filter(({ isCounted }) => isCounted));
  const from = process.cpuUsage();
  const { convergence: made } = fitRecord(data, makeRng(1));
  const { user, system } = process.cpuUsage(from);
  const ess = Math.min(made.essBulkMin, made.essTailMin);
  return [
    `the record of ${data.rows.length} pairs: ${printed({ ess, seconds: (user + system) / 1e6 })}, R-hat ${made.rhatMax.toFixed(3)}`,
  ];
}
