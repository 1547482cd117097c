/** Which assets and places a number of a sentence speaks of. */
import { type Anchor, isWhole } from './anchors.js';
import type { Found, Segment } from './found.js';
import type { Mark } from './marks.js';
import type { Memory } from './memory.js';

/** Assets of a number's noun phrase, of a list that follows it, or before it; null where none is named. */
export function typesOf(marks: readonly Mark[], anchor: Anchor, segment: Segment): readonly string[] | null {
  let end = anchor.at + 1;
  while (end < segment.to && !endsPhrase(marks, end, anchor)) end++;
  const own = assetsIn(marks, anchor.at + 1, end);
  if (own !== null && own.length > 0) return own;
  const listed = listAfter(marks, end, segment.to);
  if (listed.length > 0) return listed;
  return own ?? assetsIn(marks, segment.from, anchor.at);
}

/** A noun phrase ends with its verb, a stop or the next clause; a verb before the noun is an adjective. */
function endsPhrase(marks: readonly Mark[], at: number, anchor: Anchor): boolean {
  const mark = marks[at] as Mark;
  if (mark.kind === 'verb') return at >= anchor.after;
  if (mark.kind === 'and') return !['type', 'group'].includes(marks[at + 1]?.kind ?? '');
  return mark.kind === 'stop' || (mark.kind === 'number' && !isWhole(marks, at));
}

/** `were damaged, AB-1 and AB-2 as well as CD-3`: types that follow a comma at once. */
function listAfter(marks: readonly Mark[], from: number, to: number): readonly string[] {
  let comma = from;
  while (comma < to && marks[comma]?.text !== ',') {
    if (!['word', 'verb'].includes((marks[comma] as Mark).kind)) return [];
    comma++;
  }
  if (marks[comma + 1]?.kind !== 'type') return [];
  let end = comma + 1;
  while (end < to && ['type', 'group', 'and', 'word'].includes((marks[end] as Mark).kind)) end++;
  return typesIn(marks, comma, end);
}

export function assetsIn(marks: readonly Mark[], from: number, to: number): readonly string[] | null {
  const isNamed = marks.slice(from, to).some(({ kind }) => kind === 'type' || kind === 'group');
  return isNamed ? typesIn(marks, from, to) : null;
}

/** Types named one by one; where none is, those of a group. */
export function typesIn(marks: readonly Mark[], from: number, to: number): readonly string[] {
  const within = marks.slice(from, to);
  const single = within.flatMap((mark) => (mark.kind === 'type' ? mark.ids : []));
  const types = single.length > 0 ? single : within.flatMap((mark) => (mark.kind === 'group' ? mark.types : []));
  return [...new Set(types)];
}

export const sitesIn = (marks: readonly Mark[], from: number, to: number): readonly string[] => [
  ...new Set(marks.slice(from, to).flatMap((mark) => (mark.kind === 'site' ? mark.ids : []))),
];

export function sitesFor(
  marks: readonly Mark[],
  anchor: Anchor,
  segment: Segment,
  before: Found | null,
  memory: Memory,
): readonly string[] {
  const pointed = memory.pointedAt(marks);
  if (pointed.length > 0) return pointed;
  // A number of places with their names: what was counted there was counted in all of them.
  if (marks.some((mark) => mark.kind === 'unit' && mark.unit === 'sites' && isCounted(marks, mark))) return [];
  const beside = sitesIn(marks, anchor.at, segment.to);
  if (beside.length > 0) return beside;
  const ahead = sitesIn(marks, segment.from, anchor.at);
  if (ahead.length > 0) return ahead;
  return before && before.sites.length > 0 ? before.sites : sitesIn(marks, 0, marks.length);
}

function isCounted(marks: readonly Mark[], unit: Mark): boolean {
  const at = marks.indexOf(unit);
  return marks.slice(Math.max(0, at - 2), at).some(({ kind }) => kind === 'number');
}
