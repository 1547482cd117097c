/**
 * The joint losses model in the language of JAGS, from the same laid-out problem the sampler reads and from the design page;
 * nothing of the sampler itself is used. Counts are drawn by JAGS asset class by asset class:
 *
 *   H ~ presence, μ, φ (N, q and z summed out) > D, M = H − D > in frame > shown from above > detected per image
 *
 * A report's likelihood is the finite sum over who was reported how, laid out as terms (`report-text.ts`) and entered as a one that
 * came up with that chance. Where an image carries one report of a cell, detection is summed out, as a careful user would.
 */
import type { JointCell, JointProblem, Spoken } from '../../src/core/losses/joint/problem.js';
import * as v from '../../src/core/losses/visibility.js';
import type { Rng } from '../../src/core/numerics/rng.js';
import { reportText } from './report-text.js';
import { hitsText, printInits, SHARES, sharesText, startShares, vector } from './shares-text.js';

export type JagsModel = {
  readonly text: string;
  /** R dump format */
  readonly data: string;
  /** R dump format, without the generator's name and seed; random shares, counts that agree with the reports */
  readonly inits: (rng: Rng) => string;
  readonly monitors: readonly string[];
};

/**
 * `table`: each cell's hits from one categorical table, N, q and z summed out. `latent`: N, q, z and H are nodes, as a first
 * writing of the model would have it.
 */
export type HitsAs = 'table' | 'latent';

export function modelOf(problem: JointProblem, hits: HitsAs = 'table'): JagsModel {
  const lines: string[] = [];
  const data = new Map<string, readonly number[]>();
  const say = (line: string): void => {
    lines.push(`  ${line}`);
  };
  data.set('E', [Math.E]);
  sharesText(problem, say, data);
  for (const [c, cell] of problem.cells.entries()) cellText(problem, c, cell, hits, say, data);
  for (const [c, cell] of problem.cells.entries())
    for (const spoken of cell.spoken) spokenText(problem, c, cell, spoken, say, data);
  for (const [k, sum] of problem.sums.entries()) {
    const slots = sum.cells.map((c) => {
      const spoken = problem.cells[c]?.spoken.find(({ sums }) => sums.includes(k)) as Spoken;
      return detectedNames(problem, c, problem.cells[c] as JointCell, spoken);
    });
    const total = (names: readonly string[]): string => names.join(' + ');
    say(`uD[${k + 1}] <- ${total(slots.map(([d]) => d))}`);
    say(`uM[${k + 1}] <- ${total(slots.map(([, m]) => m))}`);
    reportText(problem, `u${k}`, sum.statement, sum, [`uD[${k + 1}]`, `uM[${k + 1}]`, '1', '1'], say, data);
  }
  say('destroyed <- sum(D[])');
  say('hit <- sum(H[])');
  return {
    text: `model {\n${lines.join('\n')}\n}\n`,
    data: [...data].map(([name, values]) => `"${name}" <- ${vector(values)}\n`).join(''),
    inits: (rng) => initsOf(problem, hits, rng),
    monitors: ['destroyed', 'hit', 'D', 'H', ...SHARES],
  };
}

function cellText(
  problem: JointProblem,
  index: number,
  cell: JointCell,
  hits: HitsAs,
  say: (line: string) => void,
  data: Map<string, readonly number[]>,
): void {
  const [c, s] = [index + 1, cell.site + 1];
  const site = problem.sites[cell.site] as JointProblem['sites'][number];
  const { n } = cell;
  if (n === 0) {
    for (const name of ['H', 'D', 'M']) say(`${name}[${c}] <- 0`);
    return;
  }
  const struck = site.struck < 1 ? `struck[${s}]` : null;
  if (hits === 'table') {
    say(`place[${c}] ~ dcat(${hitsText(problem, index, cell, say, data)}[])`);
    say(`H[${c}] <- place[${c}] - 1`);
  } else {
    data.set(`present${c}`, [...cell.present]);
    say(`place[${c}] ~ dcat(present${c}[])`);
    say(`reached[${c}] ~ dbern(${v.PRIOR.reached})`);
    say(`q[${c}] ~ dbeta(a[${s}], b[${s}])`);
    say(`H[${c}] ~ dbin(q[${c}], (place[${c}] - 1) * reached[${c}]${struck === null ? '' : ` * ${struck}`})`);
  }
  say(`D[${c}] ~ dbin(destroyedIfHit[${cell.type + 1}], H[${c}])`);
  say(`M[${c}] <- H[${c}] - D[${c}]`);
  const { isNodeD, isNodeM, isNodeShown } = layersOf(problem, cell);
  const framed = site.isBlind ? `(1 - blind[${s}])` : '1';
  if (isNodeD) say(`FD[${c}] ~ dbin(${framed}, D[${c}])`);
  if (isNodeM) say(`FM[${c}] ~ dbin(${framed}, M[${c}])`);
  if (isNodeShown)
    say(
      `SM[${c}] ~ dbin(${isNodeM || !site.isBlind ? '' : `${framed} * `}(1 - hidden), ${isNodeM ? 'FM' : 'M'}[${c}])`,
    );
}

/** Which layers of a cell several images depend on together; any other is summed out into the chance of detection. */
function layersOf({ sites, images }: JointProblem, { site, spoken }: JointCell) {
  const isBlind = sites[site]?.isBlind === true;
  const isShared = spoken.length > 1;
  const ground = spoken.filter(({ image }) => images[image]?.isGround).length;
  return {
    isNodeD: isShared && isBlind,
    isNodeM: isShared && isBlind && ground > 0,
    isNodeShown: isShared && ground < spoken.length,
  };
}

type Seen = {
  readonly there: readonly [destroyed: string, damaged: string];
  /** chance that one of them is detected; '1' where all are */
  readonly chances: readonly [destroyed: string, damaged: string];
};

/** What an image may show of a cell: the last layer that is a node, and the chance that an asset of it is detected. */
function seenOf(problem: JointProblem, index: number, cell: JointCell, { image }: Spoken): Seen {
  const { isNodeD, isNodeM, isNodeShown } = layersOf(problem, cell);
  const [c, i] = [index + 1, image + 1];
  const framed = problem.sites[cell.site]?.isBlind ? `(1 - blind[${cell.site + 1}])` : '1';
  const { isGround, isSingle } = problem.images[image] as JointProblem['images'][number];
  const times = (...factors: readonly string[]): string => factors.filter((f) => f !== '1').join(' * ') || '1';
  const [seeD, seeM] = isSingle ? ['1', '1'] : [`seeD[${i}]`, `seeM[${i}]`];
  const there = [
    isNodeD ? `FD[${c}]` : `D[${c}]`,
    isNodeShown && !isGround ? `SM[${c}]` : isNodeM ? `FM[${c}]` : `M[${c}]`,
  ] as const;
  const shown = isNodeShown && !isGround ? '1' : times(isNodeM ? '1' : framed, isGround ? '1' : '(1 - hidden)');
  return { there, chances: [times(isNodeD ? '1' : framed, seeD), times(shown, seeM)] };
}

/** Detection is a node of its own where more than one report, or a count over several cells, depends on it. */
const isDetectedNode = ({ statements, sums }: Spoken): boolean => sums.length > 0 || statements.length > 1;

/** What was detected where detection is a node, or where all that is there is detected. */
function detectedNames(
  problem: JointProblem,
  index: number,
  cell: JointCell,
  spoken: Spoken,
): readonly [string, string] {
  if (cell.n === 0) return ['0', '0'];
  const { there, chances } = seenOf(problem, index, cell, spoken);
  return [
    chances[0] === '1' ? there[0] : `sD[${spoken.slot + 1}]`,
    chances[1] === '1' ? there[1] : `sM[${spoken.slot + 1}]`,
  ];
}

function spokenText(
  problem: JointProblem,
  index: number,
  cell: JointCell,
  spoken: Spoken,
  say: (line: string) => void,
  data: Map<string, readonly number[]>,
): void {
  const { image, slot, statements } = spoken;
  if (cell.n === 0) return;
  const { there, chances } = seenOf(problem, index, cell, spoken);
  let names: readonly [string, string, string, string] = [...there, ...chances];
  if (isDetectedNode(spoken)) {
    const detected = detectedNames(problem, index, cell, spoken);
    if (chances[0] !== '1') say(`${detected[0]} ~ dbin(${chances[0]}, ${there[0]})`);
    if (chances[1] !== '1') say(`${detected[1]} ~ dbin(${chances[1]}, ${there[1]})`);
    names = [...detected, '1', '1'];
  }
  const about = { image, presentMean: cell.presentMean, most: cell.n };
  for (const [k, s] of statements.entries()) reportText(problem, `${slot}_${k}`, s, about, names, say, data);
}

function initsOf(problem: JointProblem, hits: HitsAs, rng: Rng): string {
  const between = (low: number, high: number): number => low + (high - low) * rng.uniform();
  const { cells } = problem;
  const start = startShares(problem, rng);
  const NA = Number.NaN;
  const blank = (length: number): number[] => new Array<number>(length).fill(NA);
  const [place, D, FD, FM, SM, q, reached] = Array.from({ length: 7 }, () => blank(cells.length)) as [
    number[],
    number[],
    number[],
    number[],
    number[],
    number[],
    number[],
  ];
  const H = blank(cells.length);
  const [sD, sM] = [blank(problem.slots), blank(problem.slots)];
  for (const [c, cell] of cells.entries()) {
    if (cell.n === 0) continue;
    const said = cell.spoken.flatMap(({ statements }) => statements);
    const d = Math.min(cell.n, Math.max(0, ...said.map((s) => s.destroyed)));
    const m = Math.min(cell.n - d, Math.max(0, ...said.map((s) => s.damaged)));
    place[c] = (hits === 'table' ? d + m : cell.n) + 1;
    if (hits === 'latent') [H[c], q[c], reached[c]] = [d + m, between(0.1, 0.6), 1];
    D[c] = d;
    const { isNodeD, isNodeM, isNodeShown } = layersOf(problem, cell);
    if (isNodeD) FD[c] = d;
    if (isNodeM) FM[c] = m;
    if (isNodeShown) SM[c] = m;
    for (const spoken of cell.spoken)
      if (isDetectedNode(spoken)) {
        const { chances } = seenOf(problem, c, cell, spoken);
        if (chances[0] !== '1')
          sD[spoken.slot] = Math.min(d, Math.max(0, ...spoken.statements.map((s) => s.destroyed)));
        if (chances[1] !== '1') sM[spoken.slot] = Math.min(m, Math.max(0, ...spoken.statements.map((s) => s.damaged)));
      }
  }
  const all = { place, D, FD, FM, SM, q, reached, H, sD, sM };
  for (const [name, values] of Object.entries(all)) start.set(name, values);
  return printInits(start);
}
