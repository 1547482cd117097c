/**
 * Threads above the beam: claims of one root share one. Each thread gets a level of its own where threads would run into
 * each other, and its words stand where no riser of a higher thread passes through them; where there is no such place
 * the words are left to the legend and the table.
 */
import { cutText, textWidth } from './text-width.js';

export type Rootable = { readonly root: string; readonly words: string; readonly xs: readonly number[] };

export type Thread = {
  readonly root: string;
  readonly level: number;
  readonly from: number;
  readonly to: number;
  readonly risers: readonly number[];
  readonly label: { readonly text: string; readonly x: number; readonly width: number } | null;
};

export const THREAD = { size: 11.5, gap: 21 };
const ROOM = 5;

export function threadRoots(roots: readonly Rootable[], bounds: readonly [number, number]): readonly Thread[] {
  const wideFirst = [...roots].sort((a, b) => span(b) - span(a) || (a.root < b.root ? -1 : 1));
  const orders = [wideFirst.toReversed(), wideFirst];
  const made = orders.map((order) => withLabels(levels(order), bounds));
  return made.reduce((best, threads) => (named(threads) > named(best) ? threads : best));
}

const span = ({ xs }: Rootable): number => Math.max(...xs) - Math.min(...xs);
const named = (threads: readonly Thread[]): number => threads.filter(({ label }) => label !== null).length;

function levels(roots: readonly Rootable[]): readonly (Thread & { readonly words: string })[] {
  return roots.map(({ root, words, xs }, level) => ({
    root,
    words,
    level,
    from: Math.min(...xs),
    to: Math.max(...xs),
    risers: [...new Set(xs)].sort((a, b) => a - b),
    label: null,
  }));
}

function withLabels(threads: readonly (Thread & { readonly words: string })[], bounds: readonly [number, number]) {
  return threads.map(({ words, ...thread }): Thread => {
    const above = threads.filter(({ level }) => level > thread.level).flatMap(({ risers }) => risers);
    const text = cutText(words, THREAD.size, Math.min(400, bounds[1] - bounds[0]));
    const width = textWidth(text, THREAD.size);
    const starts = [
      thread.from,
      thread.to - width,
      (thread.from + thread.to - width) / 2,
      bounds[1] - width,
      bounds[0],
    ];
    for (const riser of above) starts.push(riser + ROOM, riser - ROOM - width);
    const x = starts
      .filter((start) => start >= bounds[0] && start + width <= bounds[1])
      .filter((start) => start <= thread.to && start + width >= thread.from)
      .find((start) => above.every((riser) => riser <= start - ROOM + 0.01 || riser >= start + width + ROOM - 0.01));
    return { ...thread, label: x === undefined ? null : { text, x, width } };
  });
}
