/**
 * The likelihood of one report in the language of JAGS: the finite sum over who was reported how, laid out as terms and
 * entered as a one that came up with that chance.
 */
import type { JointProblem } from '../../src/core/losses/joint/problem.js';
import type { Statement } from '../../src/core/losses/statements.js';
import * as v from '../../src/core/losses/visibility.js';
import { logFactorial, number } from './shares-text.js';

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
