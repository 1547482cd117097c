/**
 * Every decomposable (chordal) graph over the lists: 8, 61, 822 and 18,154 for three to six. A graph is taken apart by maximum
 * cardinality search (Tarjan & Yannakakis 1984; cliques and separators after Blair & Peyton 1993); a search that meets a
 * vertex whose earlier neighbours are not all joined has found a graph that is not chordal.
 */
import { bitCount, pairsOf } from './cells.js';

export type DecomposableGraph = {
  /** edges, as masks of two lists */
  readonly edges: readonly number[];
  readonly cliques: readonly number[];
  /** one fewer than the cliques; an empty mask between parts that nothing joins */
  readonly separators: readonly number[];
};

/** 2^15 graphs are tried for six lists; seven would have 617,675 chordal ones. */
export const MOST_GRAPHED = 6;

const kept = new Map<number, readonly DecomposableGraph[]>();

/** In the order of their edge sets. @param lists from 1 to {@link MOST_GRAPHED} */
export function decomposableGraphs(lists: number): readonly DecomposableGraph[] {
  const known = kept.get(lists);
  if (known) return known;
  const pairs = pairsOf(lists);
  const graphs: DecomposableGraph[] = [];
  const neighbours = new Int32Array(lists);
  for (let set = 0; set < 1 << pairs.length; set++) {
    neighbours.fill(0);
    const edges = pairs.filter((_, i) => (set >> i) & 1);
    for (const edge of edges)
      for (let v = 0; v < lists; v++)
        if ((edge >> v) & 1) neighbours[v] = (neighbours[v] as number) | (edge & ~(1 << v));
    const parts = takenApart(neighbours);
    if (parts !== null) graphs.push({ edges, ...parts });
  }
  kept.set(lists, graphs);
  return graphs;
}

function takenApart(neighbours: Int32Array): Pick<DecomposableGraph, 'cliques' | 'separators'> | null {
  const cliques: number[] = [];
  const separators: number[] = [];
  let [numbered, clique] = [0, 0];
  for (let step = 0; step < neighbours.length; step++) {
    const v = mostJoined(neighbours, numbered);
    const earlier = (neighbours[v] as number) & numbered;
    if (!isJoined(neighbours, earlier)) return null;
    if (step > 0 && earlier !== clique) {
      cliques.push(clique);
      separators.push(earlier);
    }
    clique = earlier | (1 << v);
    numbered |= 1 << v;
  }
  cliques.push(clique);
  return { cliques, separators };
}

function mostJoined(neighbours: Int32Array, numbered: number): number {
  let [best, most] = [0, -1];
  for (let v = 0; v < neighbours.length; v++) {
    if ((numbered >> v) & 1) continue;
    const joined = bitCount((neighbours[v] as number) & numbered);
    if (joined > most) [best, most] = [v, joined];
  }
  return best;
}

function isJoined(neighbours: Int32Array, mask: number): boolean {
  for (let v = 0; v < neighbours.length; v++)
    if ((mask >> v) & 1 && (mask & ~(neighbours[v] as number)) !== 1 << v) return false;
  return true;
}
