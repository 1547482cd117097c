/** One item of a cost model: a name, how many, and what one may cost. */
import { fromQuantiles, quantile } from '../../numerics/lognormal.js';
import { metalogThrough, tailPower } from '../../numerics/metalog.js';
import { isGap } from '../../problem.js';
import { type ExpertWeight, pooledMarginal } from './experts.js';
import { type Fault, type Fields, isRecord, numberAt, quantilesAt, textAt } from './fields.js';
import type { Marginal } from './marginal.js';
import type { CostItem } from './model.js';

export const DISTRIBUTIONS = ['lognormal', 'triangular', 'pert', 'uniform', 'metalog', 'fixed'] as const;

type Read = { readonly marginal: Marginal; readonly misfit: CostItem['misfit'] };

/** null after its faults were told */
export function readItem(
  given: unknown,
  where: string,
  experts: readonly ExpertWeight[],
  fault: Fault,
): CostItem | null {
  if (!isRecord(given)) {
    fault(where, 'an object', given);
    return null;
  }
  const name = textAt(given, 'name');
  if (name === null) fault(`${where}.name`, 'a name', given.name);
  const quantity = given.quantity === undefined ? 1 : numberAt(given, 'quantity');
  if (quantity === null || quantity < 0) fault(`${where}.quantity`, 'a number of at least 0', given.quantity);
  const read = isRecord(given.experts)
    ? fromExperts(given, where, experts, fault)
    : distributionOf(given, where, fault);
  return name === null || quantity === null || read === null ? null : { name, quantity, ...read };
}

function fromExperts(given: Fields, where: string, experts: readonly ExpertWeight[], fault: Fault): Read | null {
  const marginal = pooledMarginal(given, where, experts, fault);
  return marginal === null ? null : { marginal, misfit: [] };
}

function distributionOf(given: Fields, where: string, fault: Fault): Read | null {
  const stated = ['distribution', 'dist', 'kind', 'type'].flatMap((key) => textAt(given, key) ?? [])[0];
  const kind = stated?.toLowerCase().replace(/[^a-z]/g, '') ?? (given.value === undefined ? 'lognormal' : 'fixed');
  switch (kind) {
    case 'lognormal':
      return logNormalOf(given, where, fault);
    case 'triangular':
    case 'pert':
    case 'betapert':
      return betweenEnds(kind === 'triangular' ? 'triangular' : 'pert', given, where, fault);
    case 'uniform':
      return uniformOf(given, where, fault);
    case 'metalog':
      return metalogOf(given, where, fault);
    case 'fixed':
    case 'constant':
      return fixedOf(given, where, fault);
    default:
      fault(`${where}.distribution`, `one of ${DISTRIBUTIONS.join(', ')}`, stated);
      return null;
  }
}

/** Below this share of a median, mu and sigma count as made from the quantiles beside them. */
const SAME = 0.02;

function logNormalOf(given: Fields, where: string, fault: Fault): Read | null {
  const points = quantilesAt(given, where, fault);
  const isSound = inOrder(points, where, fault, 'above 0');
  const [mu, sigma] = [numberAt(given, 'mu'), numberAt(given, 'sigma')];
  if (mu !== null || sigma !== null) {
    if (mu === null) fault(`${where}.mu`, 'a number beside sigma', given.mu);
    if (sigma === null || sigma < 0) fault(`${where}.sigma`, 'a number of at least 0', given.sigma);
    if (mu === null || sigma === null || sigma < 0 || !isSound) return null;
    for (const { p, x } of points) {
      const fitted = quantile({ mu, sigma }, p);
      if (Math.abs(fitted / x - 1) > SAME)
        fault(`${where}.p${p * 100}`, `what mu and sigma say (${fitted.toPrecision(4)})`, x);
    }
    return { marginal: { kind: 'lognormal', mu, sigma }, misfit: [] };
  }
  if (!isSound) return null;
  if (points.length < 2) {
    fault(
      where,
      'mu and sigma, or at least two quantiles such as p10 and p90, or a distribution with its numbers',
      Object.keys(given).join(', '),
    );
    return null;
  }
  const fit = fromQuantiles(points);
  const misfit = points.length === 2 ? [] : points.map(({ p, x }) => ({ p, stated: x, fitted: quantile(fit, p) }));
  return { marginal: { kind: 'lognormal', ...fit }, misfit };
}

function inOrder(points: ReturnType<typeof quantilesAt>, where: string, fault: Fault, least: string): boolean {
  let isSound = true;
  for (const [i, { p, x }] of points.entries()) {
    const before = points[i - 1];
    const key = `${where}.p${String(Math.round(100 * p)).padStart(2, '0')}`;
    if (!(x > 0)) fault(key, least, x);
    else if (before && x < before.x)
      fault(key, `at least p${String(Math.round(100 * before.p)).padStart(2, '0')} (${before.x})`, x);
    else continue;
    isSound = false;
  }
  return isSound;
}

function endsOf(given: Fields, where: string, fault: Fault): { readonly low: number; readonly high: number } | null {
  const [lowKey, highKey] = [given.low === undefined ? 'min' : 'low', given.high === undefined ? 'max' : 'high'];
  const [low, high] = [numberAt(given, lowKey), numberAt(given, highKey)];
  if (low === null || low < 0) fault(`${where}.low`, 'a number of at least 0', given[lowKey]);
  if (high === null) fault(`${where}.high`, 'a number', given[highKey]);
  else if (low !== null && !(high > low)) fault(`${where}.high`, `above low (${low})`, high);
  else if (low !== null && low >= 0) return { low, high };
  return null;
}

function betweenEnds(kind: 'triangular' | 'pert', given: Fields, where: string, fault: Fault): Read | null {
  const ends = endsOf(given, where, fault);
  const mode = numberAt(given, 'mode');
  if (mode === null) fault(`${where}.mode`, 'a number', given.mode);
  if (ends === null || mode === null) return null;
  if (mode < ends.low || mode > ends.high) {
    fault(`${where}.mode`, `between low (${ends.low}) and high (${ends.high})`, mode);
    return null;
  }
  return { marginal: { kind, ...ends, mode }, misfit: [] };
}

function uniformOf(given: Fields, where: string, fault: Fault): Read | null {
  const ends = endsOf(given, where, fault);
  return ends === null ? null : { marginal: { kind: 'uniform', ...ends }, misfit: [] };
}

/** Three quantiles alike about the median; `low` is the least value there can be, 0 unless told otherwise. */
function metalogOf(given: Fields, where: string, fault: Fault): Read | null {
  const points = quantilesAt(given, where, fault);
  const least = given.low === undefined ? 0 : numberAt(given, 'low');
  if (least === null || least < 0) fault(`${where}.low`, 'a number of at least 0', given.low);
  const [a, b, c] = points;
  if (points.length !== 3 || !a || !b || !c || b.p !== 0.5 || Math.abs(a.p + c.p - 1) > 1e-9) {
    fault(
      where,
      'p50 and two quantiles alike about it, such as p10 and p90',
      points.map(({ p }) => `p${100 * p}`).join(', '),
    );
    return null;
  }
  if (!inOrder(points, where, fault, `above the least value (${least})`) || least === null || least < 0) return null;
  if (!(a.x > least && a.x < b.x && b.x < c.x)) {
    fault(where, `values that rise from above the least value (${least})`, points.map(({ x }) => x).join(', '));
    return null;
  }
  const fit = metalogThrough({ tail: a.p, low: a.x, middle: b.x, high: c.x }, least);
  if (isGap(fit)) fault(where, 'quantiles a metalog can pass through', fit.detail);
  else if (tailPower(fit) >= 0.5)
    fault(
      where,
      'a metalog whose variance exists: this tail is too heavy for one',
      points.map(({ x }) => x).join(', '),
    );
  else return { marginal: { kind: 'metalog', fit }, misfit: [] };
  return null;
}

function fixedOf(given: Fields, where: string, fault: Fault): Read | null {
  const value = numberAt(given, 'value');
  if (value !== null && value >= 0) return { marginal: { kind: 'fixed', value }, misfit: [] };
  fault(`${where}.value`, 'a number of at least 0', given.value);
  return null;
}
