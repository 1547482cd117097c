/**
 * The plumb chart as geometry: claims hang from the beam above the axis at the number said; dots, one equal chance each,
 * stand below it. A pure function of the claims, the dots and a width: the same input gives the same picture.
 */
import type { ScenarioName } from '../../losses/result.js';
import { type Hangable, type Hung, hangClaims } from './hang-claims.js';
import { countScale, type Scale } from './scale.js';
import { fitsFifty, stackDots } from './stack-dots.js';
import { textWidth } from './text-width.js';
import { THREAD, type Thread, threadRoots } from './thread-roots.js';

export type PlumbClaim = {
  readonly id: string;
  readonly root: string;
  /** ends of what was said; both the same for a plain number, null for an open end */
  readonly low: number | null;
  readonly high: number | null;
  /** ends of what is asked, where "about" widens the number */
  readonly around: readonly [number, number] | null;
  readonly statement: string;
  readonly speaker: string;
};

export type PlumbRow = {
  readonly name: ScenarioName;
  /** counts of equally likely dots, ascending */
  readonly twenty: readonly number[];
  readonly fifty: readonly number[];
};

export type PlumbInput = {
  readonly width: number;
  /** in order of rank: the last is left out first */
  readonly claims: readonly PlumbClaim[];
  /** root → words for its thread */
  readonly threads: ReadonlyMap<string, string>;
  readonly rows: readonly PlumbRow[];
  readonly floor: { readonly count: number; readonly label: string };
  readonly dots: 'fit' | 20 | 50;
};

export type HungClaim = Hung & {
  readonly claim: PlumbClaim;
  /** the visible pieces of its string or strings: x, from y, to y */
  readonly strings: readonly { readonly x: number; readonly y0: number; readonly y1: number }[];
  readonly ends: readonly number[];
  readonly bar: readonly [number, number] | null;
  readonly whisker: readonly [number, number] | null;
  readonly open: 'up' | 'down' | null;
};

export type PlumbLayout = {
  readonly width: number;
  readonly height: number;
  readonly narrow: boolean;
  readonly scale: Scale;
  readonly left: number;
  readonly right: number;
  readonly beamY: number;
  readonly axisY: number;
  readonly threads: readonly (Thread & { readonly y: number })[];
  readonly hung: readonly HungClaim[];
  /** claims that found no room, by id */
  readonly unhung: readonly string[];
  readonly floor: {
    readonly x: number;
    readonly label: { readonly x: number; readonly y: number; readonly width: number };
  };
  readonly dotCount: 20 | 50;
  readonly dotDiameter: number;
  readonly rows: readonly {
    readonly name: ScenarioName;
    readonly baseY: number;
    readonly dots: readonly { readonly x: number; readonly y: number }[];
  }[];
};

export const BOB = 7;
export const ARROW = 26;
const NARROW_BELOW = 620;
const MARGIN = 92;
const EDGE = 14;
export const FLOOR_LABEL = { size: 13, line: 18 };

export function plumbLayout(input: PlumbInput): PlumbLayout {
  const { width } = input;
  const narrow = width < NARROW_BELOW;
  const left = narrow ? EDGE : MARGIN;
  const right = width - EDGE - 10;
  const scale = countScale(furthest(input), left, right);
  const bounds = [narrow ? 2 : MARGIN / 3, width - 2] as const;

  const hangables = input.claims.map((claim) => hangable(claim, scale));
  const { hung, left: unhung, height: hangHeight } = hangClaims(hangables, bounds, narrow ? 10 : 8);

  const roots = [...input.threads].map(([root, words]) => ({
    root,
    words,
    xs: hung.flatMap(({ id }, i) =>
      input.claims[i]?.root === root && input.claims[i]?.id === id ? hangables[i]!.strings : [],
    ),
    claims: hung.filter(({ id }) => input.claims.some((claim) => claim.id === id && claim.root === root)).length,
  }));
  const threads = threadRoots(
    roots.filter((root) => root.claims > 1),
    bounds,
  );
  const levels = threads.reduce((most, { level }) => Math.max(most, level + 1), 0);

  const beamY = (levels > 0 ? 14 + levels * THREAD.gap : 8) + (narrow ? 14 : 0);
  const axisY = beamY + hangHeight + 26;
  const unit = scale.at(1) - scale.at(0);
  const tallest = narrow ? 88 : 104;
  const dotCount =
    input.dots === 'fit'
      ? fitsFifty(
          input.rows.map((r) => r.fifty),
          unit,
          tallest,
        )
        ? 50
        : 20
      : input.dots;
  const stack = stackDots(
    input.rows.map((r) => (dotCount === 50 ? r.fifty : r.twenty)),
    scale.at,
    unit,
    tallest,
  );

  const floorX = scale.at(input.floor.count);
  const floorWidth = Math.ceil(textWidth(input.floor.label, FLOOR_LABEL.size));
  const floorY = axisY + 30;
  let y = floorY + FLOOR_LABEL.line + 6;
  const rows = input.rows.map(({ name }, i) => {
    const row = stack.rows[i]!;
    y += (narrow ? 20 : 0) + Math.max(narrow ? 24 : 40, row.height + 10);
    const baseY = y;
    y += 8;
    return { name, baseY, dots: row.dots.map((dot) => ({ x: dot.x, y: baseY + dot.y - 2 })) };
  });

  return {
    width,
    height: y + 4,
    narrow,
    scale,
    left,
    right,
    beamY,
    axisY,
    threads: threads.map((thread) => ({ ...thread, y: beamY - 10 - thread.level * THREAD.gap })),
    hung: hung.map((h, i) => ({ ...sunk(h, beamY), ...marks(input.claims[i]!, hangables[i]!, h, beamY, scale) })),
    unhung,
    floor: { x: floorX, label: { x: labelX(floorX, floorWidth, bounds), y: floorY, width: floorWidth } },
    dotCount,
    dotDiameter: stack.diameter,
    rows,
  };
}

function furthest({ claims, rows, floor }: PlumbInput): number {
  const said = claims.flatMap(({ low, high, around }) => [low ?? 0, high ?? 0, ...(around ?? [])]);
  return Math.max(1, floor.count, ...said, ...rows.flatMap((row) => [row.fifty.at(-1) ?? 0, row.twenty.at(-1) ?? 0]));
}

function hangable(claim: PlumbClaim, scale: Scale): Hangable {
  const { low, high, around } = claim;
  const ends = [...new Set([low ?? high ?? 0, high ?? low ?? 0])].map(scale.at);
  const reach = around ? around.map(scale.at) : ends;
  const body = [
    Math.min(ends[0]! - BOB, reach[0]!) - (low === null ? ARROW : 0),
    Math.max(ends.at(-1)! + BOB, reach.at(-1)!) + (high === null ? ARROW : 0),
  ] as const;
  return { id: claim.id, strings: ends, body, statement: claim.statement, speaker: claim.speaker };
}

function marks(claim: PlumbClaim, { strings }: Hangable, hung: Hung, beamY: number, scale: Scale) {
  return {
    claim,
    ends: strings,
    strings: strings.flatMap((x, i) =>
      pieces(beamY, beamY + hung.y, hung.breaks[i]!, beamY).map((piece) => ({ x, ...piece })),
    ),
    bar: strings.length === 2 ? ([strings[0]!, strings[1]!] as const) : null,
    whisker:
      claim.around && strings.length === 1 ? ([scale.at(claim.around[0]), scale.at(claim.around[1])] as const) : null,
    open: claim.high === null ? ('up' as const) : claim.low === null ? ('down' as const) : null,
  };
}

/** What is left of a string from `top` to `bottom` without its breaks, which are given relative to `origin`. */
function pieces(top: number, bottom: number, breaks: readonly (readonly [number, number])[], origin: number) {
  const made: { y0: number; y1: number }[] = [];
  let y = top;
  for (const [from, to] of breaks) {
    if (origin + from > y) made.push({ y0: y, y1: origin + from });
    y = Math.max(y, origin + to);
  }
  if (bottom > y) made.push({ y0: y, y1: bottom });
  return made;
}

const sunk = (hung: Hung, by: number): Hung => ({
  ...hung,
  y: hung.y + by,
  label: { ...hung.label, y: hung.label.y + by },
});

const labelX = (x: number, width: number, [low, high]: readonly [number, number]): number =>
  x - 9 - width >= low ? x - 9 - width : Math.max(low, Math.min(x + 9, high - width));
