/**
 * A quantile function without a closed form, worked out once on a grid of normal scores and read off by cubic Hermite pieces:
 * 1e-6 of the spread or better where the density is smooth. Beyond the grid (one in 10¹⁵) the end value stands.
 */
import { normalQuantile } from '../../numerics/normal-quantile.js';

const END = 8;
/** Where every node costs a search; where it costs one call. */
const NODES_SEARCHED = 1024;
const NODES_CALLED = 2048;

/** P(X <= t) and P(X > t): each side of the median is searched with its own, which keeps its digits. */
export type Tails = { readonly below: (t: number) => number; readonly above: (t: number) => number };

/** @param span where t lies @param scale t to the value, rising */
export const tabulated = (tails: Tails, span: readonly [number, number], scale: (t: number) => number) =>
  readOff(nodesOf(tails, span), scale);

/** The same of a quantile function that has a closed form but is slow. @param value of a score, rising */
export const quickly = (value: (z: number) => number) =>
  readOff(
    Float64Array.from({ length: NODES_CALLED + 1 }, (_, k) => value(-END + (2 * END * k) / NODES_CALLED)),
    (x) => x,
  );

function readOff(nodes: Float64Array, scale: (t: number) => number): (z: number) => number {
  const last = nodes.length - 1;
  const perScore = last / (2 * END);
  return (z) => {
    const at = (z + END) * perScore;
    if (!(at > 0)) return scale(nodes[0] as number);
    if (at >= last) return scale(nodes[last] as number);
    const k = Math.floor(at);
    const s = at - k;
    const [y0, y1] = [nodes[k] as number, nodes[k + 1] as number];
    const chord = y1 - y0;
    // held to three times the chord so that the piece rises
    const m0 = Math.min(slopeAt(nodes, k), 3 * chord);
    const m1 = Math.min(slopeAt(nodes, k + 1), 3 * chord);
    return scale(y0 + s * (m0 + s * (3 * chord - 2 * m0 - m1 + s * (m0 + m1 - 2 * chord))));
  };
}

/** Slope per node, from four neighbours where there are as many. */
function slopeAt(nodes: Float64Array, k: number): number {
  const last = nodes.length - 1;
  if (k === 0) return (nodes[1] as number) - (nodes[0] as number);
  if (k === last) return (nodes[last] as number) - (nodes[last - 1] as number);
  const near = (nodes[k + 1] as number) - (nodes[k - 1] as number);
  if (k === 1 || k === last - 1) return near / 2;
  return Math.max(0, (8 * near - ((nodes[k + 2] as number) - (nodes[k - 2] as number))) / 12);
}

/** t at every score of the grid: the first by halving, each next by the secant from the one before. */
function nodesOf(tails: Tails, [from, to]: readonly [number, number]): Float64Array {
  const lower = (t: number): number => scoreOf(tails.below(t));
  const upper = (t: number): number => -scoreOf(tails.above(t));
  const nodes = new Float64Array(NODES_SEARCHED + 1);
  let stride = 0;
  for (let k = 0; k <= NODES_SEARCHED; k++) {
    const target = -END + (2 * END * k) / NODES_SEARCHED;
    const before = k === 0 ? from : (nodes[k - 1] as number);
    nodes[k] = rootBetween(target < 0 ? lower : upper, target, before, to, before + stride);
    stride = k === 0 ? 0 : (nodes[k] as number) - before;
  }
  return nodes;
}

const scoreOf = (p: number): number => normalQuantile(Math.max(0, Math.min(1, p)));

const CLOSE = 1e-11;

/** score(t) = target for a rising score, by secants kept in a shrinking bracket. */
function rootBetween(score: (t: number) => number, target: number, from: number, to: number, guess: number): number {
  let [low, high] = [from, to];
  let [t, known, knownScore] = [guess > low && guess < high ? guess : (low + high) / 2, Number.NaN, Number.NaN];
  for (let step = 0; step < 200; step++) {
    const s = score(t);
    if (Math.abs(s - target) < CLOSE) return t;
    if (s < target) low = t;
    else high = t;
    const secant = t - ((s - target) * (t - known)) / (s - knownScore);
    [known, knownScore] = [t, s];
    t = secant > low && secant < high ? secant : (low + high) / 2;
    if (t <= low || t >= high) return t;
  }
  return t;
}
