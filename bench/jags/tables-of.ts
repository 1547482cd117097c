/**
 * The same joint distribution as `modelOf`, written for JAGS with every count of a cell summed out by matrix products: what
 * somebody expert in JAGS might do where the plain writing hardly moves. Only the shares, whether a site was struck and what
 * images of untyped counts let be detected are drawn by Markov chain; (D, M) follow from their exact table.
 */
import type { JointCell, JointProblem, Spoken } from '../../src/core/losses/joint/problem.js';
import type { Statement } from '../../src/core/losses/statements.js';
import type { JagsModel } from './model-of.js';
import { noiseText, reportText, termsOf, type WeighedTerm } from './report-text.js';
import { hitsText, logFactorial, number, printInits, SHARES, sharesText, startShares, vector } from './shares-text.js';

type Data = Map<string, readonly number[]>;
type Matrices = Map<string, string>;
type Say = (line: string) => void;

export function tablesOf(problem: JointProblem): JagsModel {
  const lines: string[] = [];
  const data: Data = new Map([['E', [Math.E]]]);
  const matrices: Matrices = new Map();
  const say: Say = (line) => {
    lines.push(`  ${line}`);
  };
  sharesText(problem, say, data);
  for (const [c, cell] of problem.cells.entries()) cellText(problem, c, cell, say, data, matrices);
  for (const [k, sum] of problem.sums.entries()) {
    const slots = problem.cells.flatMap(({ n, spoken }) =>
      n === 0 ? [] : spoken.flatMap(({ sums, slot }) => (sums.includes(k) ? [slot + 1] : [])),
    );
    say(`uD[${k + 1}] <- ${slots.map((slot) => `sD[${slot}]`).join(' + ')}`);
    say(`uM[${k + 1}] <- ${slots.map((slot) => `sM[${slot}]`).join(' + ')}`);
    reportText(problem, `u${k}`, sum.statement, sum, [`uD[${k + 1}]`, `uM[${k + 1}]`, '1', '1'], say, data);
  }
  say('destroyed <- sum(D[])');
  say('hit <- sum(H[])');
  return {
    text: `model {\n${lines.join('\n')}\n}\n`,
    data:
      [...data].map(([name, values]) => `"${name}" <- ${vector(values)}\n`).join('') +
      [...matrices].map(([name, text]) => `"${name}" <- ${text}\n`).join(''),
    inits: (rng) => {
      const start = startShares(problem, rng);
      const slots = new Array<number>(problem.slots).fill(Number.NaN);
      for (const { n, spoken } of problem.cells)
        for (const { slot, sums } of n > 0 ? spoken : []) if (sums.length > 0) slots[slot] = 1;
      start.set('pD', slots);
      start.set('pM', slots);
      return printInits(start);
    },
    monitors: ['destroyed', 'hit', 'D', 'H', ...SHARES],
  };
}

/** A square matrix of data over D = 0..n by rows, the other count by columns; R writes columns first. */
function square(matrices: Matrices, name: string, n: number, of: (row: number, column: number) => number): string {
  if (!matrices.has(name)) {
    const values: number[] = [];
    for (let j = 0; j <= n; j++) for (let i = 0; i <= n; i++) values.push(of(i, j));
    matrices.set(name, `structure(${vector(values)}, .Dim = c(${n + 1}, ${n + 1}))`);
  }
  return `${name}[,]`;
}

const NEVER = -1e5;
const logChoose = (n: number, k: number): number =>
  k > n ? NEVER : logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** Binomial rows K[N + 1, k + 1]. */
function keptText(name: string, n: number, chance: string, say: Say, matrices: Matrices): string {
  const all = `1:${n + 1}`;
  const choose = square(matrices, `choose${n}`, n, logChoose);
  const kept = square(matrices, `kept${n}`, n, (_, k) => k);
  const lost = square(matrices, `lost${n}`, n, (N, k) => Math.max(0, N - k));
  say(`${name}[${all}, ${all}] <- E^(${choose} + ${kept} * log(${chance}) + ${lost} * log(1 - ${chance}))`);
  return `${name}[,]`;
}

function cellText(
  problem: JointProblem,
  index: number,
  cell: JointCell,
  say: Say,
  data: Data,
  matrices: Matrices,
): void {
  const [c, s, n] = [index + 1, cell.site + 1, cell.n];
  if (n === 0) {
    for (const name of ['H', 'D', 'M']) say(`${name}[${c}] <- 0`);
    return;
  }
  const hits = hitsText(problem, index, cell, say, data);
  const r = `destroyedIfHit[${cell.type + 1}]`;
  say(`H[${c}] <- D[${c}] + M[${c}]`);
  if (cell.spoken.length === 0) {
    say(`place[${c}] ~ dcat(${hits}[])`);
    say(`D[${c}] ~ dbin(${r}, place[${c}] - 1)`);
    say(`M[${c}] <- place[${c}] - 1 - D[${c}]`);
    return;
  }
  const all = `1:${n + 1}`;
  let [above, ground]: [string | null, string | null] = [null, null];
  for (const spoken of cell.spoken) {
    const through = imageText(problem, cell, spoken, say, data, matrices);
    if (problem.images[spoken.image]?.isGround) ground = ground === null ? through : `${ground} * ${through}`;
    else above = above === null ? through : `${above} * ${through}`;
  }
  let frame = ground;
  if (above !== null) {
    const hidden = keptText(`KH${c}`, n, '(1 - hidden)', say, matrices);
    say(`above${c}[${all}, ${all}] <- (${above}) %*% t(${hidden})`);
    frame = ground === null ? `above${c}[,]` : `above${c}[,] * ${ground}`;
  }
  say(`frame${c}[${all}, ${all}] <- ${frame}`);
  let there = `frame${c}[,]`;
  if (problem.sites[cell.site]?.isBlind) {
    const kept = keptText(`KB${c}`, n, `(1 - blind[${s}])`, say, matrices);
    say(`there${c}[${all}, ${all}] <- ${kept} %*% ${there} %*% t(${kept})`);
    there = `there${c}[,]`;
  }
  // P(D, M): the hits at D + M, split.
  say(`wide${c}[${all}] <- ${hits}[]`);
  data.set(`zeros${n}`, new Array<number>(n).fill(0));
  say(`wide${c}[${n + 2}:${2 * n + 1}] <- zeros${n}${n === 1 ? '' : '[]'}`);
  data.set(
    `count${n}`,
    Array.from({ length: n + 1 }, (_, d) => d),
  );
  const split = square(matrices, `split${n}`, n, (d, m) => logFactorial(d + m) - logFactorial(d) - logFactorial(m));
  say(
    `for (m in ${all}) { prior${c}[${all}, m] <- wide${c}[m:(m + ${n})] * E^(${split.replace(',]', `${all}, m]`)} + count${n}[] * log(${r}) + (m - 1) * log(1 - ${r})) }`,
  );
  say(`Q${c}[${all}, ${all}] <- prior${c}[,] * ${there}`);
  say(`P_${c} <- sum(Q${c}[,])`);
  say(`seen_${c} ~ dbern(P_${c})`);
  data.set(`seen_${c}`, [1]);
  say(`for (d in ${all}) { byD${c}[d] <- sum(Q${c}[d, ${all}]) }`);
  say(`placeD[${c}] ~ dcat(byD${c}[])`);
  say(`placeM[${c}] ~ dcat(Q${c}[placeD[${c}], ${all}])`);
  say(`D[${c}] <- placeD[${c}] - 1`);
  say(`M[${c}] <- placeM[${c}] - 1`);
}

/** Likelihood of what was said of a cell in an image over what it might show, as a matrix. */
function imageText(
  problem: JointProblem,
  cell: JointCell,
  { image, slot, statements, sums }: Spoken,
  say: Say,
  data: Data,
  matrices: Matrices,
): string {
  const { n } = cell;
  const all = `1:${n + 1}`;
  const isSingle = problem.images[image]?.isSingle === true;
  const [seeD, seeM] = isSingle ? ['1', '1'] : [`seeD[${image + 1}]`, `seeM[${image + 1}]`];
  const about = { image, presentMean: cell.presentMean, most: n };
  if (sums.length > 0) {
    data.set(`level${n}`, new Array<number>(n + 1).fill(1));
    data.set(
      `count${n}`,
      Array.from({ length: n + 1 }, (_, d) => d),
    );
    data.set(`nought${n}`, new Array<number>(n + 1).fill(0));
    for (const [state, see] of [
      ['D', seeD],
      ['M', seeM],
    ] as const) {
      const s = `s${state}[${slot + 1}]`;
      say(`p${state}[${slot + 1}] ~ dcat(level${n}[])`);
      say(`${s} <- p${state}[${slot + 1}] - 1`);
      const left = `(count${n}[] - ${s})`;
      const chance =
        see === '1'
          ? `step${left} * step(-1 * ${left})`
          : `step${left} * E^(logfact(count${n}[]) - logfact(abs${left}) - logfact(${s}) + ${s} * log(${see}) + abs${left} * log(1 - ${see}))`;
      say(`B${state}${slot}[${all}, 1] <- ${chance}`);
      say(`B${state}${slot}[${all}, 2] <- nought${n}[]`);
    }
    const names = [`sD[${slot + 1}]`, `sM[${slot + 1}]`, '1', '1'] as const;
    for (const [k, s] of statements.entries()) reportText(problem, `${slot}_${k}`, s, about, names, say, data);
    say(`through${slot}[${all}, ${all}] <- BD${slot}[,] %*% t(BM${slot}[,])`);
    return `through${slot}[,]`;
  }
  const folded = statements.length === 1;
  const said = statements.map((s, k) =>
    reportMatrix(`${slot}_${k}`, s, about, isSingle, folded ? [seeD, seeM] : ['1', '1'], say, data),
  );
  if (folded || isSingle) return said.length === 1 ? (said[0] as string) : `(${said.join(' * ')})`;
  const [keptD, keptM] = [keptText(`KD${slot}`, n, seeD, say, matrices), keptText(`KM${slot}`, n, seeM, say, matrices)];
  say(`through${slot}[${all}, ${all}] <- ${keptD} %*% (${said.join(' * ')}) %*% t(${keptM})`);
  return `through${slot}[,]`;
}

/** One report over (d, m) = 0..n: constant + A C B', A and B by number reported. */
function reportMatrix(
  id: string,
  s: Statement,
  about: { readonly image: number; readonly presentMean: number; readonly most: number },
  isSingle: boolean,
  [seeD, seeM]: readonly [string, string],
  say: Say,
  data: Data,
): string {
  const n = about.most;
  const all = `1:${n + 1}`;
  const noise = `noise_${id}`;
  if (!isSingle) say(noiseText(noise, about));
  const { constant, groups } = termsOf(s, n, isSingle);
  const chance = (see: string, share: string): string => (see === '1' ? share : `${see} * ${share}`);
  const parts = groups.map(([counted, terms]) => {
    const asD = { both: 'report', destroyed: 'report * (1 - swap)', damaged: 'report * swap' }[counted];
    const asM = { both: 'report', destroyed: 'report * swap', damaged: 'report * (1 - swap)' }[counted];
    const name = `${id}_${counted}`;
    const numbers = (of: (t: WeighedTerm) => number): readonly number[] => [...new Set([0, 1, ...terms.map(of)])];
    const [ofD, ofM] = [numbers((t) => t.D), numbers((t) => t.M)];
    for (const [side, list, lost] of [
      ['A', ofD, `(1 - ${chance(seeD, asD)})`],
      ['B', ofM, `(1 - ${chance(seeM, asM)})`],
    ] as const)
      for (const [k, i] of list.entries()) {
        data.set(
          `falling${n}_${i}`,
          Array.from({ length: n + 1 }, (_, d) => (d < i ? NEVER : logFactorial(d) - logFactorial(d - i))),
        );
        data.set(
          `left${n}_${i}`,
          Array.from({ length: n + 1 }, (_, d) => Math.max(0, d - i)),
        );
        say(`${side}_${name}[${all}, ${k + 1}] <- E^(falling${n}_${i}[] + left${n}_${i}[] * log${lost})`);
      }
    const see = (d: number, m: number): string =>
      `${d + m} * lReport${seeD === '1' ? '' : ` + ${d} * log(${seeD})`}${seeM === '1' ? '' : ` + ${m} * log(${seeM})`}`;
    for (const [i, d] of ofD.entries())
      for (const [j, m] of ofM.entries()) {
        const own = terms.filter((t) => t.D === d && t.M === m);
        const ways = own.map(
          (t) =>
            `${number(t.weight)} * E^(${see(d, m)} + ${t.kept} * lKeep + ${t.swapped} * lSwap${t.F > 0 ? ` + ${t.F} * log(${noise})` : ''})`,
        );
        say(`C_${name}[${i + 1}, ${j + 1}] <- ${ways.length === 0 ? '0' : ways.join(' + ')}`);
      }
    const quiet = isSingle ? '' : `exp(-${counted === 'both' ? '2 * ' : ''}${noise}) * `;
    return `${quiet}(A_${name}[,] %*% C_${name}[,] %*% t(B_${name}[,]))`;
  });
  say(`R_${id}[${all}, ${all}] <- ${[number(constant), ...parts].join(' + ')}`);
  return `R_${id}[,]`;
}
