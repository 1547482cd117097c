/**
 * The fewest colours of a graph in which neighbours differ: DSATUR (Brélaz 1979) as branch and bound, begun from a large set
 * whose members all differ. Exact unless its steps are used up; then the size of that set, which is never too many.
 * Cost: O(steps · vertices).
 */
export type FewestColours = { readonly least: number; readonly isExact: boolean };

const MOST_STEPS = 20_000;
/** Vertices from which a set of all different ones is grown. */
const STARTS = 24;

/** @param vertices @param differs whether two of them are neighbours */
export function fewestColours(vertices: readonly number[], differs: (a: number, b: number) => boolean): FewestColours {
  const m = vertices.length;
  const near = vertices.map((v) => Int32Array.from(vertices.flatMap((other, j) => (differs(v, other) ? [j] : []))));
  const degree = (i: number): number => (near[i] as Int32Array).length;
  const order = vertices.map((_, i) => i).sort((a, b) => degree(b) - degree(a) || a - b);
  const clique = largestGrown(order, (a, b) => differs(vertices[a] as number, vertices[b] as number));

  const colour = new Int32Array(m).fill(-1);
  // How many neighbours of a vertex have each colour, and how many colours they have.
  const count = new Uint16Array(m * m);
  const seen = new Int32Array(m);
  const paint = (i: number, c: number, by: 1 | -1): void => {
    colour[i] = by === 1 ? c : -1;
    for (const j of near[i] as Int32Array) {
      const at = j * m + c;
      const before = count[at] as number;
      count[at] = before + by;
      if (by === 1 && before === 0) seen[j] = (seen[j] as number) + 1;
      if (by === -1 && before === 1) seen[j] = (seen[j] as number) - 1;
    }
  };
  for (const [c, i] of clique.entries()) paint(i, c, 1);

  let best = m;
  let steps = 0;
  const isOver = (): boolean => best === clique.length || steps > MOST_STEPS;
  const descend = (used: number): void => {
    steps += 1;
    let next = -1;
    for (const i of order)
      if (colour[i] === -1 && (next === -1 || (seen[i] as number) > (seen[next] as number))) next = i;
    if (next === -1) {
      best = used;
      return;
    }
    for (let c = 0; c <= used && Math.max(used, c + 1) < best && !isOver(); c++) {
      if ((count[next * m + c] as number) > 0) continue;
      paint(next, c, 1);
      descend(Math.max(used, c + 1));
      paint(next, c, -1);
    }
  };
  if (clique.length < m) descend(clique.length);
  const isExact = best === clique.length || steps <= MOST_STEPS;
  return { least: isExact ? best : clique.length, isExact };
}

function largestGrown(order: readonly number[], differs: (a: number, b: number) => boolean): readonly number[] {
  let largest: readonly number[] = [];
  for (const start of order.slice(0, STARTS)) {
    const set = [start];
    for (const v of order) if (v !== start && set.every((other) => differs(v, other))) set.push(v);
    if (set.length > largest.length) largest = set;
  }
  return largest;
}
