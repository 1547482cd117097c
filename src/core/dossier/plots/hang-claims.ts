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
/** px; a narrower column of words is no label */
const NARROWEST = 84;
/** what a string behind a label and a cut label cost, in rows of depth */
const BREAK_COST = 2.5;
const CUT_COST = 0.4;

type Label = Pick<Hung, 'statement' | 'speaker'> & {
  readonly width: number;
  readonly height: number;
  readonly cut: boolean;
};
type Placed = { readonly side: Side; readonly x0: number; readonly x1: number; readonly label: Label };

/** @param claims in order of rank: the last is left out first. @param bounds px a label may cover */
export function hangClaims(claims: readonly Hangable[], bounds: readonly [number, number], maxRows: number): Hanging {
  const places = claims.slice(0, MOST).map((claim) => placesOf(claim, bounds));
  for (let kept = places.length; kept > 0; kept--) {
    const best = bestRows(claims.slice(0, kept), places.slice(0, kept), maxRows);
    if (best) return { ...lowered(claims.slice(0, kept), best), left: claims.slice(kept).map((claim) => claim.id) };
  }
  return { hung: [], left: claims.map((claim) => claim.id), height: TOP };
}

/** Where a claim's label may stand: right of its body, left of it, as wide as there is room. */
function placesOf(claim: Hangable, [low, high]: readonly [number, number]): readonly Placed[] {
  const most = Math.min(240, Math.max(128, (high - low) * 0.4));
  const right = claim.body[1] + LABEL_GAP;
  const left = claim.body[0] - LABEL_GAP;
  const places: Placed[] = [];
  if (high - right >= NARROWEST) {
    const label = labelOf(claim, Math.min(most, high - right));
    places.push({ side: 'right', x0: right, x1: right + label.width, label });
  }
  if (left - low >= NARROWEST) {
    const label = labelOf(claim, Math.min(most, left - low));
    places.push({ side: 'left', x0: left - label.width, x1: left, label });
  }
  return places;
}

function labelOf(claim: Hangable, room: number): Label {
  const statement = wrapText(claim.statement, STATEMENT.size, room, 2);
  const speaker = wrapText(claim.speaker, SPEAKER.size, room, 3);
  const widths = [
    ...statement.map((line) => textWidth(line, STATEMENT.size)),
    ...speaker.map((line) => textWidth(line, SPEAKER.size)),
  ];
  return {
    statement,
    speaker,
    width: Math.min(room, Math.ceil(Math.max(...widths))),
    height: statement.length * STATEMENT.line + speaker.length * SPEAKER.line,
    cut: [...statement, ...speaker].some((line) => line.endsWith('…')),
  };
}

type Rows = { readonly rows: readonly number[]; readonly placed: readonly Placed[]; readonly broken: number };

function bestRows(claims: readonly Hangable[], places: readonly (readonly Placed[])[], maxRows: number): Rows | null {
  let best: Rows | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < 1 << claims.length; mask++) {
    const placed = places.map((place, i) => place[(mask >> i) & 1]);
    if (placed.some((place) => !place)) continue;
    const made = rowsFor(claims, placed as Placed[]);
    const deepest = Math.max(...made.rows);
    if (deepest >= maxRows) continue;
    const cost =
      made.broken * BREAK_COST +
      made.placed.filter(({ label }) => label.cut).length * CUT_COST +
      deepest +
      made.rows.reduce((sum, row) => sum + row, 0) / 1000;
    if (cost < bestCost) [best, bestCost] = [made, cost];
  }
  return best;
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

function lowered(claims: readonly Hangable[], best: Rows): Pick<Hanging, 'hung' | 'height'> {
  const count = Math.max(...best.rows) + 1;
  const tall = Array.from({ length: count }, (_, row) =>
    Math.max(0, ...best.placed.map(({ label }, i) => (best.rows[i] === row ? label.height : 0))),
  );
  const tops = tall.map((_, row) => TOP + tall.slice(0, row).reduce((sum, height) => sum + height + ROW_GAP, 0));
  const hung = claims.map(({ id }, i): Hung => {
    const { side, x0, label: words } = best.placed[i] as Placed;
    const row = best.rows[i] as number;
    const top = tops[row] as number;
    const label = { x: x0, width: words.width, y: top, height: words.height };
    const { statement, speaker } = words;
    return { id, row, side, y: top + STATEMENT.line / 2, label, statement, speaker, breaks: [] };
  });
  const broken = hung.map((one, i) => ({
    ...one,
    breaks: breaksOf(one, (claims[i] as Hangable).strings, hung, best),
  }));
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
