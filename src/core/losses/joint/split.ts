/**
 * Who was reported how: draws, for one statement and the detected sets it was made from, whether it says anything, which
 * detected assets were reported, which with their state swapped, and which intact ones were called hit. Exact draws from
 * the conditional distribution; together with the sets they make every analyst's share a plain count.
 */
import { binomial } from '../../numerics/discrete.js';
import type { Rng } from '../../numerics/rng.js';
import { drawBinomial, drawIndex, drawPoisson } from '../../numerics/sample.js';
import type { Statement } from '../statements.js';
import { branchesOf, type Chances, sumOnly, timesStatement } from './report-table.js';
import type { Tallies } from './state.js';

type Detected = { readonly destroyed: number; readonly damaged: number };
/** Numbers of destroyed and of damaged assets reported one way, and of intact ones. */
type Way = { readonly ofDestroyed: number; readonly ofDamaged: number; readonly alarms: number };

/** @param exposure mean of false alarms per unit of f · v */
export function tallyStatement(
  tallies: Tallies,
  s: Statement,
  detected: Detected,
  chances: Chances,
  saysNothing: number,
  image: number,
  exposure: number,
  rng: Rng,
): void {
  const { exact, sum, nothing, silent } = branchesOf(s, chances.silence, saysNothing);
  const likely = (weight: number, only: Partial<Statement>): number =>
    weight === 0 ? 0 : weight * likelihoodAt({ ...s, trust: 1, silent: 0, ...only }, detected, chances);
  const weights = [likely(exact, { sumOnly: 0 }), likely(sum, { sumOnly: 1 }), silent, nothing - silent];
  const branch = drawIndex(weights, 4, rng);
  if (s.silent > 0) tallies[branch === 2 ? 'silent' : 'spoke'] += 1;
  if (branch >= 2) return;
  const all = detected.destroyed + detected.damaged;
  const count = (reported: number, alarms: number): void => {
    tallies.reported += reported;
    tallies.unreported += all - reported;
    tallies.alarms[image] = (tallies.alarms[image] as number) + alarms;
    tallies.exposure[image] = (tallies.exposure[image] as number) + exposure;
  };
  if (branch === 1) {
    const way = drawWay(s.destroyed + s.damaged, s.atLeast, detected, sumOnly(chances), chances.falseAlarms, rng);
    count(way.ofDestroyed + way.ofDamaged, way.alarms);
    return;
  }
  const [asDestroyed, asDamaged] = drawBoth(s, detected, chances, rng);
  count(
    asDestroyed.ofDestroyed + asDestroyed.ofDamaged + asDamaged.ofDestroyed + asDamaged.ofDamaged,
    asDestroyed.alarms + asDamaged.alarms,
  );
  tallies.swapped += asDestroyed.ofDamaged + asDamaged.ofDestroyed;
  tallies.straight += asDestroyed.ofDestroyed + asDamaged.ofDamaged;
}

function likelihoodAt(s: Statement, { destroyed, damaged }: Detected, chances: Chances): number {
  if (s.destroyed + s.damaged === 0 && !s.atLeast) {
    const missed = ({ asDestroyed, asDamaged }: Chances['destroyed']): number => 1 - asDestroyed - asDamaged;
    return (
      powerOf(missed(chances.destroyed), destroyed) *
      powerOf(missed(chances.damaged), damaged) *
      Math.exp(-chances.falseAlarms)
    );
  }
  const n = destroyed + damaged;
  const out = new Float64Array((n + 1) * (n + 1)).fill(1);
  timesStatement(out, new Float64Array(out.length), { n, mostD: destroyed, mostM: damaged }, s, chances, 0);
  return out[destroyed * (n + 1) + damaged] as number;
}

function powerOf(x: number, n: number): number {
  let power = 1;
  for (let i = 0; i < n; i++) power *= x;
  return power;
}

type Both = readonly [asDestroyed: Way, asDamaged: Way];

function drawBoth(s: Statement, detected: Detected, chances: Chances, rng: Rng): Both {
  const [x, y] = [s.destroyed, s.damaged];
  const half = chances.falseAlarms / 2;
  const first = { destroyed: { ...chances.destroyed, asDamaged: 0 }, damaged: { ...chances.damaged, asDamaged: 0 } };
  // Reported as damaged, among those not reported as destroyed.
  const rest = (way: keyof typeof first) => ({
    asDestroyed: chances[way].asDamaged / (1 - chances[way].asDestroyed),
    asDamaged: 0,
  });
  const second = { destroyed: rest('destroyed'), damaged: rest('damaged') };
  const leftOf = (way: Way): Detected => ({
    destroyed: detected.destroyed - way.ofDestroyed,
    damaged: detected.damaged - way.ofDamaged,
  });
  // How likely the damaged count is, given who was reported as destroyed.
  const follows = (way: Way): number =>
    likelihoodAt(
      { ...s, destroyed: y, damaged: 0, sumOnly: 0, trust: 1, silent: 0, atLeast: s.atLeast && y > 0 },
      leftOf(way),
      { ...chances, ...second, falseAlarms: 2 * half },
    );
  const asDestroyed = drawWay(x, s.atLeast, detected, first, half, rng, y === 0 && s.atLeast ? () => 1 : follows);
  return [asDestroyed, drawWay(y, s.atLeast, leftOf(asDestroyed), second, half, rng)];
}

type Ways = Pick<Chances, 'destroyed' | 'damaged'>;

/** Who makes up a count of `said`, reported with the chances `asDestroyed`; weighted by `follows`. */
function drawWay(
  said: number,
  atLeast: boolean,
  { destroyed, damaged }: Detected,
  { destroyed: p, damaged: q }: Ways,
  noise: number,
  rng: Rng,
  follows: ((way: Way) => number) | null = null,
): Way {
  const [ofD, ofM] = [binomialRow(destroyed, p.asDestroyed), binomialRow(damaged, q.asDestroyed)];
  if (atLeast && said === 0 && follows === null) {
    return {
      ofDestroyed: drawBinomial(destroyed, p.asDestroyed, rng),
      ofDamaged: drawBinomial(damaged, q.asDestroyed, rng),
      alarms: drawPoisson(noise, 0, rng),
    };
  }
  const ways: Way[] = [];
  const weights: number[] = [];
  for (let i = 0; i <= destroyed; i++) {
    if (!atLeast && i > said) break;
    for (let k = 0; k <= damaged; k++) {
      const short = said - i - k;
      if (!atLeast && short < 0) break;
      const way = { ofDestroyed: i, ofDamaged: k, alarms: Math.max(0, short) };
      const chance = (ofD[i] as number) * (ofM[k] as number) * noiseChance(Math.max(0, short), noise, atLeast);
      if (chance === 0) continue;
      ways.push(way);
      weights.push(follows === null ? chance : chance * follows(way));
    }
  }
  const chosen = ways[drawIndex(weights, weights.length, rng)] as Way;
  return atLeast ? { ...chosen, alarms: drawPoisson(noise, chosen.alarms, rng) } : chosen;
}

function noiseChance(alarms: number, mean: number, atLeast: boolean): number {
  let term = Math.exp(-mean);
  let below = 0;
  for (let i = 0; i < alarms; i++) {
    below += term;
    term *= mean / (i + 1);
  }
  return atLeast ? (alarms === 0 ? 1 : Math.max(0, 1 - below)) : term;
}

const binomialRow = (n: number, p: number): Float64Array => (n === 0 ? ONE : binomial(n, p));
const ONE = Float64Array.of(1);
