/**
 * A distribution over 0, 1, 2, … from its log weight, summed to any length: the first counts one by one, the rest as an integral
 * over panels that grow geometrically and are halved until the log weight is smooth in each (Gauss–Legendre, 8 nodes). A sum of
 * a smooth weight over whole numbers is its integral from half to half to far under a millionth (Euler–Maclaurin).
 * Most likely wrong: a hump narrower than 1/√count of its place, which no model of counts has. Cost: some three hundred nodes.
 */
const NODES = [-0.9602898564975363, -0.7966664774136267, -0.525532409916329, -0.1834346424956498];
const WEIGHTS = [0.1012285362903763, 0.2223810344533745, 0.3137066458778873, 0.362683783378362];
const AT = Float64Array.from([...NODES, ...NODES.map((x) => -x).reverse()]);
const WEIGHT = Float64Array.from([...WEIGHTS, ...WEIGHTS.toReversed()]);

export type GridPosterior = {
  /** smallest count at or under which lies the probability; null where the grid ends before it */
  readonly quantile: (probability: number) => number | null;
  readonly mode: () => number;
  /** over the grid; where the tail is heavy it grows with the grid and means nothing */
  readonly meanOnGrid: number;
  /** share of the mass beyond the last node, by the power its tail falls with */
  readonly beyond: number;
  readonly to: number;
  readonly nodes: number;
  /** each node, its share of the mass, and the log weight there */
  readonly eachNode: (visit: (x: number, share: number, logWeight: number) => void) => void;
};

/** A stretch of log(x): log weights at its nodes. */
type Panel = { readonly low: number; readonly high: number; readonly logs: Float64Array; readonly most: number };

/** Counts taken one by one. */
const SINGLE = 64;
/** Log weight may range so far over a panel: the integrand is then a polynomial of its nodes to 1e-9. */
const SMOOTH = 3;
/** e^−42 of the peak is under the rounding of the sum. */
const NEGLIGIBLE = 42;
const RATIO = Math.log(4);
/** Without an end the grid runs to this many times what is listed. */
const FAR = 1e6;
/** Pairs of Γ functions that pull apart, at most about one for each list. */
const SETS = 4;
const MOST_PANELS = 4000;

/** @param logWeight of a count, up to a constant @param n sets how far a grid without an end runs */
export function longGrid(logWeight: (x: number) => number, from: number, to: number | null, n: number): GridPosterior {
  const last = to ?? FAR * (n + 1);
  const singles = Float64Array.from({ length: Math.min(SINGLE, last - from + 1) }, (_, i) => logWeight(from + i));
  const start = from + singles.length;
  const panels = start <= last ? resolvedPanels(logWeight, Math.log(start - 0.5), Math.log(last + 0.5), n) : [];
  let peak = Number.NEGATIVE_INFINITY;
  for (const log of singles) if (log > peak) peak = log;
  for (const { most } of panels) if (most > peak) peak = most;

  const masses = [
    ...Array.from(singles, (log) => Math.exp(log - peak)),
    ...panels.map((panel) => massOf(panel, panel.high, peak)),
  ];
  let total = 0;
  for (const mass of masses) total += mass;

  const tail = to === null ? tailOf(panels.at(-1), peak) : 0;
  const eachNode: GridPosterior['eachNode'] = (visit) => {
    singles.forEach((log, i) => {
      visit(from + i, Math.exp(log - peak) / total, log);
    });
    for (const panel of panels)
      for (let i = 0; i < AT.length; i++) {
        const u = placeOf(panel, AT[i] as number);
        const log = panel.logs[i] as number;
        const share = ((WEIGHT[i] as number) * (panel.high - panel.low) * Math.exp(log - peak + u)) / (2 * total);
        visit(Math.exp(u), share, log);
      }
  };
  let mean = 0;
  eachNode((x, share) => {
    mean += x * share;
  });
  const quantile = (probability: number): number | null => {
    let left = probability * (total + tail);
    for (let i = 0; i < masses.length; i++) {
      const mass = masses[i] as number;
      if (mass >= left) {
        if (i < singles.length) return from + i;
        const panel = panels[i - singles.length] as Panel;
        return Math.ceil(Math.exp(placeWith(panel, left, peak)) - 0.5);
      }
      left -= mass;
    }
    return null;
  };
  return {
    quantile,
    mode: () => modeOf(singles, panels, from, peak),
    meanOnGrid: mean,
    beyond: tail / (total + tail),
    to: last,
    nodes: singles.length + AT.length * panels.length,
    eachNode,
  };
}

const placeOf = ({ low, high }: Pick<Panel, 'low' | 'high'>, at: number): number =>
  (low + high + at * (high - low)) / 2;

function resolvedPanels(logWeight: (x: number) => number, low: number, high: number, n: number): readonly Panel[] {
  let peak = Number.NEGATIVE_INFINITY;
  const make = (from: number, to: number): Panel => {
    const logs = AT.map((at) => logWeight(Math.exp(placeOf({ low: from, high: to }, at))));
    const most = Math.max(...logs);
    peak = Math.max(peak, most);
    return { low: from, high: to, logs, most };
  };
  const count = Math.max(1, Math.ceil((high - low) / RATIO));
  const bound = (i: number): number => low + ((high - low) * i) / count;
  let panels = Array.from({ length: count }, (_, i) => make(bound(i), bound(i + 1)));
  for (let again = true; again && panels.length < MOST_PANELS; ) {
    again = false;
    panels = panels.flatMap((panel) => {
      if (isResolved(panel, peak, n)) return [panel];
      again = true;
      const middle = (panel.low + panel.high) / 2;
      return [make(panel.low, middle), make(middle, panel.high)];
    });
  }
  return panels;
}

/**
 * Smooth, or so low that no hump could hide between its nodes. The log weight is a sum of log Γ(x + offset), offsets up to n:
 * its curvature in log x is at most about x, and about n²/x where x is beyond n.
 */
function isResolved({ low, high, logs, most }: Panel, peak: number, n: number): boolean {
  let least = Number.POSITIVE_INFINITY;
  for (const log of logs) least = Math.min(least, log);
  const width = high - low;
  const gap = 0.1836 * width;
  const curvature = Math.min(Math.exp(high), (SETS * n * n) / Math.exp(low));
  const hidden = (curvature * gap * gap) / 8;
  return (most - least < SMOOTH && hidden < SMOOTH) || most + hidden < peak - NEGLIGIBLE;
}

/** Log weight between the nodes: the polynomial through them. */
function logAt({ low, high, logs }: Panel, u: number): number {
  const t = (2 * u - low - high) / (high - low);
  let sum = 0;
  for (let i = 0; i < AT.length; i++) {
    let basis = logs[i] as number;
    for (let k = 0; k < AT.length; k++)
      if (k !== i) basis *= (t - (AT[k] as number)) / ((AT[i] as number) - (AT[k] as number));
    sum += basis;
  }
  return sum;
}

/** Mass of a panel up to u. */
function massOf(panel: Panel, u: number, peak: number): number {
  const width = u - panel.low;
  const isWhole = u === panel.high;
  let sum = 0;
  for (let i = 0; i < AT.length; i++) {
    const at = placeOf({ low: panel.low, high: u }, AT[i] as number);
    const log = isWhole ? (panel.logs[i] as number) : logAt(panel, at);
    sum += (WEIGHT[i] as number) * Math.exp(log - peak + at);
  }
  return (sum * width) / 2;
}

function placeWith(panel: Panel, mass: number, peak: number): number {
  let [low, high] = [panel.low, panel.high];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (massOf(panel, middle, peak) < mass) low = middle;
    else high = middle;
  }
  return high;
}

function modeOf(singles: Float64Array, panels: readonly Panel[], from: number, peak: number): number {
  const single = singles.indexOf(peak);
  if (single >= 0) return from + single;
  let best = { u: Math.log(from + 1), log: Number.NEGATIVE_INFINITY };
  for (const panel of panels) {
    if (panel.most < peak - SMOOTH) continue;
    let [from, to] = [panel.low, panel.high];
    for (let round = 0; round < ROUNDS; round++) {
      const step = (to - from) / STEPS;
      let top = { u: from, log: Number.NEGATIVE_INFINITY };
      for (let i = 0; i <= STEPS; i++) {
        const log = logAt(panel, from + i * step);
        if (log > top.log) top = { u: from + i * step, log };
      }
      if (top.log > best.log) best = top;
      [from, to] = [Math.max(panel.low, top.u - step), Math.min(panel.high, top.u + step)];
    }
  }
  return Math.round(Math.exp(best.u));
}
/** Sixteen stretches, the best of them and its neighbours again: a hump in a panel is found to 1e-7 of its width. */
const [STEPS, ROUNDS] = [16, 8];

/** What is left of a power tail after the last panel. */
function tailOf(panel: Panel | undefined, peak: number): number {
  if (!panel) return 0;
  const [u0, u1] = [placeOf(panel, AT[0] as number), placeOf(panel, AT[7] as number)];
  const power = ((panel.logs[0] as number) - (panel.logs[7] as number)) / (u1 - u0);
  if (power <= 1) return Number.POSITIVE_INFINITY;
  return Math.exp((panel.logs[7] as number) - peak - power * (panel.high - u1) + panel.high) / (power - 1);
}
