/**
 * The joint losses model in the language of JAGS, from the same laid-out problem the sampler reads and from the design page;
 * nothing of the sampler itself is used. Counts are drawn by JAGS asset class by asset class:
 *
 *   H ~ presence, μ, φ (N, q and z summed out) > D, M = H − D > in frame > shown from above > detected per image
 *
 * A report's likelihood is the finite sum over who was reported how, laid out as terms (`termsOf`) and entered as a one that
 * came up with that chance. Where an image carries one report of a cell, detection is summed out, as a careful user would.
 */
import { EYES, type JointCell, type JointProblem, type Spoken } from '../../src/core/losses/joint/problem.js';
import type { Statement } from '../../src/core/losses/statements.js';
import * as v from '../../src/core/losses/visibility.js';
import type { Rng } from '../../src/core/numerics/rng.js';

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

/** Numbers of assets: destroyed reported, damaged reported, false alarms; of those reported, state kept and swapped. */
export type Term = {
  readonly D: number;
  readonly M: number;
  readonly F: number;
  readonly kept: number;
  readonly swapped: number;
};
export type Terms = Map<string, Term & { weight: number }>;
/** What counts as reported: either way, or as destroyed only, or as damaged only. */
export type Counted = 'both' | 'destroyed' | 'damaged';

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

export const SHARES = [
  'hidden',
  'report',
  'swap',
  'falseAlarm',
  'inView',
  'seeDestroyed',
  'seeDamaged',
  'hitShare',
  'destroyedIfHit',
  'concentration',
];

export const vector = (values: readonly number[]): string =>
  values.length === 1 ? number(values[0] as number) : `c(${values.map(number).join(',')})`;
/** Integers without a point; R's dump format and JAGS both read 1e-05. */
export const number = (x: number): string => (Number.isInteger(x) && Math.abs(x) < 1e9 ? `${x}` : x.toExponential(16));
const beta = ([a, b]: readonly [number, number]): string => `dbeta(${number(a)}, ${number(b)})`;

export function sharesText(
  { scenario, sites, types, images }: JointProblem,
  say: (line: string) => void,
  data: Map<string, readonly number[]>,
): void {
  say(`hidden ~ ${beta(v.beta(v.HIDDEN, scenario))}`);
  say(`report ~ ${beta(v.ANALYST.report)}`);
  say(`swap ~ ${beta(v.ANALYST.swap)}`);
  say('falseAlarm ~ dbeta(1, 400)');
  say('lReport <- log(report)');
  say('lSwap <- log(swap)');
  say('lKeep <- log(1 - swap)');
  data.set('phis', v.PRIOR.concentration);
  data.set('third', [1, 1, 1]);
  say('which ~ dcat(third[])');
  say('concentration <- phis[which]');
  for (const [e, eye] of EYES.entries()) {
    say(`seeDestroyed[${e + 1}] ~ ${beta(v.beta(v.DETECT_DESTROYED[eye], scenario))}`);
    say(`seeDamaged[${e + 1}] ~ ${beta(v.beta(v.DETECT_DAMAGED[eye], scenario))}`);
  }
  for (let t = 1; t <= types.length; t++) say(`destroyedIfHit[${t}] ~ ${beta(v.PRIOR.destroyedIfHit)}`);
  for (const [i, image] of images.entries()) {
    say(`inView[${i + 1}] ~ ${beta(image.coverage)}`);
    if (image.isSingle) continue;
    say(`seeD[${i + 1}] <- inView[${i + 1}] * ${number(image.destroyedFactor)} * seeDestroyed[${image.eye + 1}]`);
    say(`seeM[${i + 1}] <- inView[${i + 1}] * ${number(image.damagedFactor)} * seeDamaged[${image.eye + 1}]`);
  }
  for (const [s, { struck, isBlind }] of sites.entries()) {
    say(`hitShare[${s + 1}] ~ ${beta(v.PRIOR.hitShare)}`);
    say(`a[${s + 1}] <- hitShare[${s + 1}] * concentration`);
    say(`b[${s + 1}] <- (1 - hitShare[${s + 1}]) * concentration`);
    if (struck < 1) say(`struck[${s + 1}] ~ dbern(${number(struck)})`);
    if (isBlind) say(`blind[${s + 1}] ~ ${beta(v.beta(v.BLIND, scenario))}`);
  }
}

export const logFactorial = (n: number): number => {
  let sum = 0;
  for (let i = 2; i <= n; i++) sum += Math.log(i);
  return sum;
};

/** P(H = h) of a cell, N, q and z summed out. @returns the name of that vector */
export function hitsText(
  { sites }: JointProblem,
  index: number,
  cell: JointCell,
  say: (line: string) => void,
  data: Map<string, readonly number[]>,
): string {
  const [c, s, n] = [index + 1, cell.site + 1, cell.n];
  const struck = (sites[cell.site]?.struck ?? 1) < 1 ? `struck[${s}]` : null;
  const counts = `to${n}`;
  data.set(
    counts,
    Array.from({ length: n + 1 }, (_, h) => h),
  );
  data.set(
    `none${n}`,
    Array.from({ length: n + 1 }, (_, h) => (h === 0 ? 1 : 0)),
  );
  say(`ga${c}[1:${n + 1}] <- loggam(${counts}[] + a[${s}])`);
  const parts: string[] = [];
  for (let N = 0; N <= n; N++) {
    const weight = cell.present[N] as number;
    if (weight === 0) continue;
    data.set(
      `lc${c}_${N}`,
      Array.from({ length: n + 1 }, (_, h) =>
        h > N ? -1e5 : Math.log(weight * v.PRIOR.reached) + logFactorial(N) - logFactorial(h) - logFactorial(N - h),
      ),
    );
    parts.push(
      `E^(lc${c}_${N}[] + ga${c}[] + loggam(abs(${N} - ${counts}[]) + b[${s}]) - loggam(${N} + a[${s}] + b[${s}]) + norm[${c}])`,
    );
  }
  say(`norm[${c}] <- loggam(a[${s}] + b[${s}]) - loggam(a[${s}]) - loggam(b[${s}])`);
  say(`ph${c}[1:${n + 1}] <- ${parts.join(' + ')} + ${number(1 - v.PRIOR.reached)} * none${n}[]`);
  if (struck === null) return `ph${c}`;
  say(`ps${c}[1:${n + 1}] <- ${struck} * ph${c}[] + (1 - ${struck}) * none${n}[]`);
  return `ps${c}`;
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

/** Chance of these numbers when the report says nothing: uniform over all numbers `most` assets allow. */
function byChance({ destroyed, damaged, atLeast }: Statement, most: number): number {
  let [all, these] = [0, 0];
  for (let x = 0; x <= most; x++)
    for (let y = 0; x + y <= most; y++) {
      all++;
      if (atLeast ? x >= destroyed && y >= damaged : x === destroyed && y === damaged) these++;
    }
  // A report of more than there can be is still one report; so it stands in the sampler.
  return Math.max(1, these) / all;
}

export const noiseText = (
  noise: string,
  { image, presentMean }: { readonly image: number; readonly presentMean: number },
): string => `${noise} <- falseAlarm * inView[${image + 1}] * ${number(presentMean / 2)}`;

export type WeighedTerm = Term & { readonly weight: number };

/** The likelihood of one report over what was detected: a constant and terms, by what counts as reported. */
export function termsOf(
  s: Statement,
  most: number,
  isSingle: boolean,
): { readonly constant: number; readonly groups: readonly (readonly [Counted, readonly WeighedTerm[]])[] } {
  const silent = s.silent > 0 ? v.ANALYST.silence : 0;
  const [exact, sum] = [(1 - silent) * s.trust * (1 - s.sumOnly), (1 - silent) * s.trust * s.sumOnly];
  let constant = silent + (1 - silent) * (1 - s.trust) * byChance(s, most);
  const [x, y] = [s.destroyed, s.damaged];
  const groups: Record<Counted, Terms> = { both: new Map(), destroyed: new Map(), damaged: new Map() };
  if (!s.atLeast) {
    addTerms(groups.both, exact, (i, j) => i === x && j === y, [x, y]);
    addSumTerms(groups.both, sum, (t) => t === x + y, x + y);
  } else {
    constant += exact + sum;
    addTerms(groups.destroyed, -exact, (i, j) => i < x && j === 0, [x - 1, 0]);
    addTerms(groups.damaged, -exact, (i, j) => j < y && i === 0, [0, y - 1]);
    addTerms(groups.both, exact, (i, j) => i < x && j < y, [x - 1, y - 1]);
    addSumTerms(groups.both, -sum, (t) => t < x + y, x + y - 1);
  }
  const kept = (Object.entries(groups) as [Counted, Terms][]).map(
    ([counted, terms]) =>
      [
        counted,
        [...terms.values()].filter((t) => t.weight !== 0 && (!isSingle || t.F === 0) && t.D + t.M <= most),
      ] as const,
  );
  return { constant, groups: kept.filter(([, terms]) => terms.length > 0) };
}

export function reportText(
  problem: JointProblem,
  id: string,
  s: Statement,
  about: { readonly image: number; readonly presentMean: number; readonly most: number },
  names: readonly [string, string, string, string],
  say: (line: string) => void,
  data: Map<string, readonly number[]>,
): void {
  const isSingle = problem.images[about.image]?.isSingle === true;
  const { constant, groups } = termsOf(s, about.most, isSingle);
  const noise = isSingle ? null : `noise_${id}`;
  if (noise !== null) say(noiseText(noise, about));
  const parts = groups.map(([counted, terms]) =>
    termsText(`${id}_${counted}`, counted, terms, names, noise, say, data),
  );
  say(`L_${id} <- ${[number(constant), ...parts].join(' + ')}`);
  say(`one_${id} ~ dbern(L_${id})`);
  data.set(`one_${id}`, [1]);
}

/**
 * Adds terms of Σ P(X = i, Y = j) over the (i, j) wanted: of the destroyed, `dd` are reported as destroyed and `dm` as damaged;
 * of the damaged, `md` and `mm`; false alarms `f` and `g`.
 */
function addTerms(
  terms: Terms,
  weight: number,
  wanted: (x: number, y: number) => boolean,
  [mostX, mostY]: readonly [number, number],
): void {
  if (weight === 0 || mostX < 0 || mostY < 0) return;
  for (let dd = 0; dd <= mostX; dd++)
    for (let md = 0; dd + md <= mostX; md++)
      for (let f = 0; dd + md + f <= mostX; f++)
        for (let dm = 0; dm <= mostY; dm++)
          for (let mm = 0; dm + mm <= mostY; mm++)
            for (let g = 0; dm + mm + g <= mostY; g++) {
              if (!wanted(dd + md + f, dm + mm + g)) continue;
              const ways = [dd, md, f, dm, mm, g].reduce((sum, k) => sum - logFactorial(k), 0);
              const term = { D: dd + dm, M: md + mm, F: f + g, kept: dd + mm, swapped: dm + md };
              add(terms, term, weight * Math.exp(ways));
            }
}

/** The same of X + Y: (λ/2)^F · 2^F alarms, states left out of account. */
function addSumTerms(terms: Terms, weight: number, wanted: (total: number) => boolean, most: number): void {
  if (weight === 0) return;
  for (let D = 0; D <= most; D++)
    for (let M = 0; D + M <= most; M++)
      for (let F = 0; D + M + F <= most; F++)
        if (wanted(D + M + F)) {
          const ways = -logFactorial(D) - logFactorial(M) - logFactorial(F) + F * Math.LN2;
          add(terms, { D, M, F, kept: 0, swapped: 0 }, weight * Math.exp(ways));
        }
}

function add(terms: Terms, term: Term, weight: number): void {
  const key = Object.values(term).join();
  const found = terms.get(key);
  if (found) found.weight += weight;
  else terms.set(key, { ...term, weight });
}

function termsText(
  id: string,
  counted: Counted,
  terms: readonly (Term & { readonly weight: number })[],
  [there, hurt, seeD, seeM]: readonly [string, string, string, string],
  noise: string | null,
  say: (line: string) => void,
  data: Map<string, readonly number[]>,
): string {
  const chance = (see: string, share: string): string => (see === '1' ? share : `${see} * ${share}`);
  const asD = { both: 'report', destroyed: 'report * (1 - swap)', damaged: 'report * swap' }[counted];
  const asM = { both: 'report', destroyed: 'report * swap', damaged: 'report * (1 - swap)' }[counted];
  const quiet = noise === null ? '' : ` * exp(-${counted === 'both' ? '2 * ' : ''}${noise})`;
  const [lostD, lostM] = [`(1 - ${chance(seeD, asD)})`, `(1 - ${chance(seeM, asM)})`];
  const only = terms[0];
  if (terms.length === 1 && only && only.D + only.M + only.F === 0)
    return `${number(only.weight)} * ${lostD}^${there} * ${lostM}^${hurt}${quiet}`;
  const column = (name: string, of: (term: (typeof terms)[number]) => number): string => {
    data.set(`${name}_${id}`, terms.map(of));
    return terms.length === 1 ? `${name}_${id}` : `${name}_${id}[]`;
  };
  const [D, M] = [column('D', (t) => t.D), column('M', (t) => t.M)];
  const logs = [
    `logfact(${there}) - logfact(abs(${there} - ${D})) + abs(${there} - ${D}) * log${lostD}`,
    `logfact(${hurt}) - logfact(abs(${hurt} - ${M})) + abs(${hurt} - ${M}) * log${lostM}`,
    `${column('R', (t) => t.D + t.M)} * lReport + ${column('K', (t) => t.kept)} * lKeep + ${column('S', (t) => t.swapped)} * lSwap`,
  ];
  if (seeD !== '1') logs.push(`${D} * log(${seeD})`);
  if (seeM !== '1') logs.push(`${M} * log(${seeM})`);
  if (noise !== null && terms.some((t) => t.F > 0)) logs.push(`${column('F', (t) => t.F)} * log(${noise})`);
  const size = terms.length === 1 ? '' : `[1:${terms.length}]`;
  say(
    `T_${id}${size} <- ${column('W', (t) => t.weight)} * step(${there} - ${D}) * step(${hurt} - ${M}) * E^(${logs.join(' + ')})`,
  );
  return `${terms.length === 1 ? `T_${id}` : `sum(T_${id}[])`}${quiet}`;
}

export function startShares({ sites, images, types }: JointProblem, rng: Rng): Map<string, readonly number[]> {
  const between = (low: number, high: number): number => low + (high - low) * rng.uniform();
  const shares = (list: readonly unknown[]): readonly number[] => list.map(() => between(0.2, 0.8));
  const start = new Map<string, readonly number[]>([
    ['hidden', [between(0.1, 0.6)]],
    ['report', [between(0.7, 0.99)]],
    ['swap', [between(0.05, 0.3)]],
    ['falseAlarm', [between(0.0005, 0.005)]],
    ['which', [1 + Math.floor(3 * rng.uniform())]],
    ['seeDestroyed', shares(EYES)],
    ['seeDamaged', shares(EYES)],
    ['inView', shares(images)],
    ['destroyedIfHit', shares(types)],
    ['hitShare', shares(sites).map((x) => x / 2)],
  ]);
  start.set(
    'struck',
    sites.map(({ struck }) => (struck < 1 ? 1 : Number.NaN)),
  );
  start.set(
    'blind',
    sites.map(({ isBlind }) => (isBlind ? between(0.05, 0.4) : Number.NaN)),
  );
  return start;
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

export const printInits = (start: ReadonlyMap<string, readonly number[]>): string =>
  [...start]
    .filter(([, values]) => values.some((x) => !Number.isNaN(x)))
    .map(([name, values]) => {
      let last = values.length;
      while (Number.isNaN(values[last - 1])) last--;
      const text = values.slice(0, last).map((x) => (Number.isNaN(x) ? 'NA' : number(x)));
      return `"${name}" <- ${SCALARS.has(name) ? text[0] : `c(${text.join(',')})`}\n`;
    })
    .join('');

const SCALARS = new Set(['hidden', 'report', 'swap', 'falseAlarm', 'which']);
