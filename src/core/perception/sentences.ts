/** How a finding on perception reads: what it is consistent with, and what it is also consistent with. */
import type { EventMark } from './result.js';

/** Three digits. */
export const figure = (x: number): string => {
  const rounded = Number(x.toPrecision(3));
  return Math.abs(rounded) >= 1000 ? Math.round(x).toString() : String(rounded);
};

/** @param sign of the difference, where its interval leaves one */
export function consistentWith(sign: 'more' | 'less' | 'none', events: readonly EventMark[]): string {
  const others =
    events.length === 0
      ? 'whatever else went on in those weeks'
      : `any of ${events.length} other events of those weeks`;
  if (sign === 'none')
    return `Consistent with no effect; also consistent with one too small to be seen, or set off by ${others}.`;
  return `Consistent with ${sign === 'more' ? 'a rise' : 'a fall'} that followed the strike; also consistent with ${others}, and with a change that was under way.`;
}
