/**
 * Overlapping lists against R's packages, on the studies they were measured on. LCMCR, dga and SparseMSE are on CRAN and not in
 * Debian, so they cannot run beside: their inner CPU seconds, measured once on this class of machine, are corrected by the
 * calibration loop.
 */
import { bootstrapStepwise } from '../src/core/losses/lists/bootstrap.js';
import { type ListCells, listCells } from '../src/core/losses/lists/cells.js';
import { averageGraphs } from '../src/core/losses/lists/graph-averaging.js';
import { latentClassChains, SAMPLING } from '../src/core/losses/lists/latent-class.js';
import { LATENT_CLASS_PRIOR } from '../src/core/losses/lists/latent-class-target.js';
import { stepwise } from '../src/core/losses/lists/stepwise.js';
import { convergence } from '../src/core/numerics/diagnostics.js';
import { makeRng } from '../src/core/numerics/rng.js';
import { readLists } from '../src/folder/read-lists.js';
import { ranWithout, sharedPath } from '../test/shared.js';
import { type Calibration, cpuSeconds } from './calibration-loop.js';

/** Effective draws per CPU second of LCMCR 0.4.14, K = 10, 110,000 sweeps. */
const LCMCR = { kosovo: 179 / 1.74, western: 780 / 1.19 };
/** CPU seconds of dga 2.0.2 on a grid long enough (822 graphs × 40,001), and of SparseMSE 2.0.1 with 1,000 samples. */
const DGA_SECONDS = 1.43;
const SPARSEMSE_SECONDS = 44.4;
const GOALS = { latent: [5, 15], graphs: [50, 300], bootstrap: [50, 200] } as const;
const ROUNDS = 7;

export async function measureLists({ factor }: Calibration): Promise<readonly string[]> {
  const kosovo = lists('mse-kosovo/cells.csv');
  const western = lists('mse-western/cells.csv');
  if (kosovo === null || western === null) return ['lists: not run, the studies are not here'];
  return [
    latentLine('killings, 4 lists', kosovo, LCMCR.kosovo / factor),
    latentLine('sparse, 5 lists', western, LCMCR.western / factor),
    graphLine(western, DGA_SECONDS * factor),
    bootstrapLine(western, SPARSEMSE_SECONDS * factor),
    recordsLine(),
  ];
}

function lists(file: string): ListCells | null {
  const path = sharedPath(`data/statistics/${file}`);
  if (path === null) {
    ranWithout(`data/statistics/${file}`);
    return null;
  }
  const read = readLists(path, null);
  return read.ok ? read.cells : null;
}

/** Warm-up and diagnostics count as work done; four chains. */
function latentLine(study: string, cells: ListCells, peer: number): string {
  const path = { ...SAMPLING, draws: 4000 };
  let chains: readonly Float64Array[] = [];
  const seconds = cpuSeconds(() => {
    chains = latentClassChains(cells, LATENT_CLASS_PRIOR, path, makeRng(1));
  });
  const { essBulk, rhat } = convergence(chains);
  const speed = (essBulk ?? 0) / seconds;
  return `latent classes, ${study}: ${speed.toFixed(0)} effective draws per CPU s (${(essBulk ?? 0).toFixed(0)} in ${seconds.toFixed(1)} s, warm-up included, R-hat ${(rhat ?? 0).toFixed(3)}), LCMCR ${peer.toFixed(0)} (published, corrected): ${times(speed / peer, GOALS.latent)}`;
}

function graphLine(cells: ListCells, peer: number): string {
  averageGraphs(cells);
  const seconds = median(() => averageGraphs(cells).quantile(0.5));
  return `graph averaging, 822 graphs, no end to the grid: ${(1000 * seconds).toFixed(1)} ms, dga ${peer.toFixed(2)} s with 40,001 numbers (published, corrected): ${times(peer / seconds, GOALS.graphs)}`;
}

function bootstrapLine(cells: ListCells, peer: number): string {
  const fit = stepwise(cells);
  const total = cells.n + (fit?.fit.unseen ?? 0);
  const seconds = median((round) => bootstrapStepwise(cells, total, 1000, makeRng(round)));
  return `stepwise with 1,000 bootstrap samples, pairs chosen anew: ${(1000 * seconds).toFixed(0)} ms, SparseMSE ${peer.toFixed(1)} s (published, corrected): ${times(peer / seconds, GOALS.bootstrap)}`;
}

/** What a model costs does not depend on how many are listed. */
function recordsLine(): string {
  const counts = [60, 49, 4, 247, 112, 142, 12];
  const grown = (by: number): ListCells =>
    listCells(
      ['a', 'b', 'c'],
      counts.map((count, i) => [i + 1, by * count] as const),
    );
  const [few, many] = [grown(1), grown(2000)];
  const at = (cells: ListCells): number => median(() => stepwise(cells)) + median(() => averageGraphs(cells));
  at(few);
  const ratio = at(many) / at(few);
  return `1.3 million listed instead of 626 cost ${ratio.toFixed(1)} × as much (stepwise and graphs; a narrower hump takes more nodes)`;
}

function median(work: (round: number) => unknown): number {
  const taken = Array.from({ length: ROUNDS }, (_, round) => cpuSeconds(() => work(round))).sort((a, b) => a - b);
  return taken[ROUNDS >> 1] as number;
}

function times(ratio: number, [floor, aim]: readonly [number, number]): string {
  const verdict = ratio < floor ? ': UNDER THE FLOOR' : ratio < aim ? ', over the floor' : ', over the aim';
  return `${ratio.toFixed(1)} × (floor ${floor}, aim ${aim}${verdict})`;
}
