/** What a share is a share of. */
import type { Mark } from './marks.js';

/** `34 percent of the fleet had been`: from after `of` to the verb. */
export function denominatorOf(marks: readonly Mark[], after: number): readonly [number, number] | null {
  const from = marks[after]?.kind === 'of' ? after + 1 : after;
  let to = from;
  while (to < marks.length && !ENDS_DENOMINATOR.has((marks[to] as Mark).kind) && !isAuxiliary(marks[to] as Mark)) to++;
  const first = marks[from]?.text ?? '';
  const start = /^(?:the|its|their)$/.test(first) ? from + 1 : from;
  return to > start ? [start, to] : null;
}
const ENDS_DENOMINATOR: ReadonlySet<string> = new Set(['verb', 'stop', 'and', 'number', 'link', 'repelled', 'not']);
export const isAuxiliary = ({ text }: Mark): boolean =>
  /^(?:had|has|have|was|were|are|is|been|may|might|could)$/.test(text);
