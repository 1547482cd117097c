/**
 * Hangs claims from a beam so that no label touches another label or another claim's string, at any width.
 *
 * A label stands left or right of its bob. If some other string comes down through the width of a label, that other
 * claim must hang higher; this orders the claims. Of all choices of sides (2^n) the one with the fewest rows is taken.
 * On a narrow screen the order can be a circle: then a string passes behind a label, drawn with a break there, and the
 * choice with the fewest breaks wins. What finds no row is left out, the claim ranked last first, and named.
 * Cost: 2^n · n² for n at most `MOST`.
 */
import { textWidth, wrapText } from './text-width.js';

export type Side = 'left' | 'right';

export type Hangable = {
  readonly id: string;
  /** px where the strings come down: one, or the two ends of a range */
  readonly strings: readonly number[];
  /** px covered by bob, bar, whisker and open end */
  readonly body: readonly [number, number];
  readonly statement: string;
  readonly speaker: string;
};

export type Hung = {
  readonly id: string;
  readonly row: number;
  readonly side: Side;
  /** px below the beam, of the bob's centre and of the label's middle first line */
  readonly y: number;
  readonly label: { readonly x: number; readonly width: number; readonly y: number; readonly height: number };
  readonly statement: readonly string[];
  readonly speaker: readonly string[];
  /** px below the beam where strings pass behind other claims' labels, per string in the order given */
  readonly breaks: readonly (readonly (readonly [number, number])[])[];
};

export type Hanging = { readonly hung: readonly Hung[]; readonly left: readonly string[]; readonly height: number };

export const STATEMENT = { size: 13.5, line: 17 };
export const SPEAKER = { size: 12, line: 15 };
/** most claims that are tried at once */
export const MOST = 10;
const TOP = 22;
const ROW_GAP = 11;
const LABEL_GAP = 7;
const APART = 10;
const STRING_ROOM = 4;

type Label = Pick<Hung, 'statement' | 'speaker'> & { readonly width: number; readonly height: number };
type Placed = { readonly side: Side; readonly x0: number; readonly x1: number };

/** @param claims in order of rank: the last is left out first. @param bounds px a label may cover */
export function hangClaims(claims: readonly Hangable[], bounds: readonly [number, number], maxRows: number): Hanging {
  for (let kept = Math.min(claims.length, MOST); kept > 0; kept--) {
    const tried = claims.slice(0, kept);
    const labels = tried.map((claim) => labelOf(claim, bounds));
    const best = bestRows(tried, labels, bounds, maxRows);
    if (!best) continue;
    return { ...lowered(tried, labels, best), left: claims.slice(kept).map((claim) => claim.id) };
  }
  return { hung: [], left: claims.map((claim) => claim.id), height: TOP };
}

function labelOf(claim: Hangable, bounds: readonly [number, number]): Label {
  const room = Math.min(260, (bounds[1] - bounds[0]) * 0.5 - 24);
  const statement = wrapText(claim.statement, STATEMENT.size, room, 2);
  const speaker = wrapText(claim.speaker, SPEAKER.size, room, 2);
  const widths = [
    ...statement.map((line) => textWidth(line, STATEMENT.size)),
    ...speaker.map((line) => textWidth(line, SPEAKER.size)),
  ];
  return {
    statement,
    speaker,
    width: Math.ceil(Math.max(...widths)),
    height: statement.length * STATEMENT.line + speaker.length * SPEAKER.line,
  };
}

type Rows = { readonly rows: readonly number[]; readonly placed: readonly Placed[]; readonly broken: number };

function bestRows(
  claims: readonly Hangable[],
  labels: readonly Label[],
  bounds: readonly [number, number],
  maxRows: number,
): Rows | null {
  const options = claims.map((claim, i) => placesOf(claim, (labels[i] as Label).width, bounds));
  let best: Rows | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < 1 << claims.length; mask++) {
    const placed = options.map((option, i) => option[(mask >> i) & 1]);
    if (placed.some((place) => !place)) continue;
    const made = rowsFor(claims, placed as Placed[]);
    const deepest = Math.max(...made.rows);
    if (deepest >= maxRows) continue;
    const cost = made.broken * 1e6 + deepest * 1000 + made.rows.reduce((sum, row) => sum + row, 0);
    if (cost < bestCost) [best, bestCost] = [made, cost];
  }
  return best;
}

function placesOf(claim: Hangable, width: number, [low, high]: readonly [number, number]): (Placed | undefined)[] {
  const right = claim.body[1] + LABEL_GAP;
  const left = claim.body[0] - LABEL_GAP - width;
  return [
    right + width <= high ? { side: 'right', x0: right, x1: right + width } : undefined,
    left >= low ? { side: 'left', x0: left, x1: left + width } : undefined,
  ];
}

/** Whether a string at `x` comes down through the words of a label. */
const passes = (x: number, { x0, x1 }: Placed): boolean => x > x0 - STRING_ROOM && x < x1 + STRING_ROOM;

/** Row of each claim, from the top; `broken` counts the claims that had to hang above a string they should be under. */
function rowsFor(claims: readonly Hangable[], placed: readonly Placed[]): Rows {
  const higher = placed.map((place, i) =>
    claims.flatMap((other, j) => (j !== i && other.strings.some((x) => passes(x, place)) ? [j] : [])),
  );
  const rows = new Array<number>(claims.length).fill(-1);
  const waiting = (i: number): number => (higher[i] as number[]).filter((j) => rows[j] === -1).length;
  const taken: (readonly [number, number])[][] = [];
  let broken = 0;
  for (let done = 0; done < claims.length; done++) {
    const open = rows.flatMap((row, i) => (row < 0 ? [i] : []));
    const next = open.reduce((best, i) => (waiting(i) < waiting(best) ? i : best));
    broken += waiting(next);
    const { body } = claims[next] as Hangable;
    const { x0, x1 } = placed[next] as Placed;
    const box = [Math.min(body[0], x0) - APART / 2, Math.max(body[1], x1) + APART / 2] as const;
    let row = Math.max(-1, ...(higher[next] as number[]).map((j) => rows[j] as number)) + 1;
    while (taken[row]?.some(([a, b]) => box[0] < b && box[1] > a)) row++;
    taken[row] = [...(taken[row] ?? []), box];
    rows[next] = row;
  }
  return { rows, placed, broken };
}

function lowered(claims: readonly Hangable[], labels: readonly Label[], best: Rows): Pick<Hanging, 'hung' | 'height'> {
  const count = Math.max(...best.rows) + 1;
  const tall = Array.from({ length: count }, (_, row) =>
    Math.max(0, ...labels.map((label, i) => (best.rows[i] === row ? label.height : 0))),
  );
  const tops = tall.map((_, row) => TOP + tall.slice(0, row).reduce((sum, height) => sum + height + ROW_GAP, 0));
  const hung = claims.map(({ id }, i): Hung => {
    const { statement, speaker, width, height } = labels[i] as Label;
    const { side, x0 } = best.placed[i] as Placed;
    const row = best.rows[i] as number;
    const top = tops[row] as number;
    const label = { x: x0, width, y: top, height };
    return { id, row, side, y: top + STATEMENT.line / 2, label, statement, speaker, breaks: [] };
  });
  const broken = hung.map((one, i) => ({ ...one, breaks: breaksOf(one, (claims[i] as Hangable).strings, hung, best) }));
  return { hung: broken, height: (tops[count - 1] as number) + (tall[count - 1] as number) };
}

function breaksOf(one: Hung, strings: readonly number[], hung: readonly Hung[], { placed }: Rows): Hung['breaks'] {
  return strings.map((x) =>
    hung
      .filter(({ id, label }, i) => id !== one.id && label.y < one.y && passes(x, placed[i] as Placed))
      .map(({ label }) => [label.y - 2, Math.min(label.y + label.height + 1, one.y)] as const)
      .sort((a, b) => a[0] - b[0]),
  );
}
