/**
 * The claims of one sentence: each number with the verb nearest to it in its clause, the assets in its noun phrase and the sites
 * beside it; what is not said of it is taken over from the number before. Most likely wrong: which of two verbs a number
 * belongs to, and a scope named two sentences earlier.
 */
import type { Verb } from '../../case.js';
import { type Anchor, anchorsOf, isWhole } from './anchors.js';
import { denominatorOf } from './denominator-of.js';
import { type Found, isCount, type Segment, textOf } from './found.js';
import type { Mark } from './marks.js';
import type { Memory } from './memory.js';
import { sitesFor, sitesIn, typesIn, typesOf } from './scope-of.js';
import { verbFor } from './verb-of.js';
import { withoutNumber } from './without-number.js';

export function readSentence(marks: readonly Mark[], unit: string, memory: Memory): readonly Found[] {
  const anchors = anchorsOf(marks, unit).filter(({ at }) => !isWhole(marks, at));
  const found: Found[] = [];
  for (const [k, anchor] of anchors.entries()) {
    const segment = segmentOf(marks, anchors, k);
    const verb = found.findLast((before) => before.verb !== null)?.verb ?? null;
    const claim = claimAt(marks, anchor, segment, found.findLast(isCount) ?? null, verb, memory);
    if (claim) found.push(claim);
  }
  const numbered = lookAhead(marks, anchors, found, memory);
  return [...numbered, ...withoutNumber(marks, unit, numbered, memory)];
}

function segmentOf(marks: readonly Mark[], anchors: readonly Anchor[], k: number): Segment {
  const before = anchors[k - 1];
  const whole = before?.measure === 'share' ? denominatorOf(marks, before.after) : null;
  return { from: whole?.[1] ?? before?.after ?? 0, to: anchors[k + 1]?.at ?? marks.length };
}

function claimAt(
  marks: readonly Mark[],
  anchor: Anchor,
  segment: Segment,
  before: Found | null,
  lastVerb: Verb | null,
  memory: Memory,
): Found | null {
  const base = {
    from: anchor.at,
    to: anchor.after,
    unit: anchor.unit,
    ...ends(anchor),
    sites: [],
    types: [],
    denominator: null,
  };
  const hedge = anchor.hedge ?? textOf(marks, { from: segment.from, to: anchor.at }, 'hedge');
  if (anchor.measure === 'drones' || anchor.measure === 'duration')
    return { ...base, measure: anchor.measure, verb: null, hedge };
  const near = verbFor(marks, anchor, segment);
  if (near === null && isBare(marks, anchor)) return null;
  const verb = near ?? (anchor.measure === 'value' ? null : lastVerb);
  if (anchor.measure === 'sites') {
    if (!marks.some(({ kind }) => kind === 'verb' || kind === 'repelled')) return null;
    return { ...base, measure: 'sites', verb: 'TARGETED', sites: sitesIn(marks, anchor.at, marks.length), hedge };
  }
  if (anchor.measure === 'value') return { ...base, measure: 'value', verb, hedge };
  if (anchor.measure === 'share') {
    const denominator = denominatorOf(marks, anchor.after);
    const [from, to] = denominator ?? [anchor.after, anchor.after];
    return {
      ...base,
      measure: 'share',
      verb,
      types: typesIn(marks, from, to),
      sites: sitesIn(marks, from, to),
      denominator,
      hedge,
    };
  }
  const own = typesOf(marks, anchor, segment);
  const sites = sitesFor(marks, anchor, segment, before, memory);
  return { ...base, measure: 'count', verb, types: own ?? before?.types ?? [], sites, hedge };
}

/** A number that counts nothing by name: only a verb of its own makes it a claim. */
const isBare = (marks: readonly Mark[], { at, after, form, measure }: Anchor): boolean =>
  measure === 'count' && form === 'plain' && after === at + 1 && !['of', 'more'].includes(marks[after]?.kind ?? '');

/** Comparator and ends as the contract has them: more than 20 assets are at least 21. */
function ends({ low, high, bound, measure }: Anchor): Pick<Found, 'comparator' | 'low' | 'high'> {
  if (low === null || high === null) return { comparator: null, low: null, high: null };
  const step = measure === 'count' || measure === 'sites' || measure === 'drones' ? 1 : 0;
  switch (bound) {
    case 'ge':
      return { comparator: 'ge', low, high: null };
    case 'gt':
      return { comparator: 'ge', low: low + step, high: null };
    case 'le':
      return { comparator: 'le', low: null, high };
    case 'lt':
      return { comparator: 'le', low: null, high: high - step };
    case 'about':
      return { comparator: 'about', low, high };
    default:
      return { comparator: low === high ? 'eq' : 'range', low, high };
  }
}

/** Numbers that had no verb yet take that of the next; a total before a colon takes the types of the list after it. */
function lookAhead(
  marks: readonly Mark[],
  anchors: readonly Anchor[],
  found: readonly Found[],
  memory: Memory,
): readonly Found[] {
  const counts = anchors.filter(({ measure }) => measure === 'count' || measure === 'share');
  return found.flatMap((claim, i): readonly Found[] => {
    if (claim.measure !== 'count' && claim.measure !== 'share') return [claim];
    const verb =
      claim.verb ?? found.slice(i + 1).find((next) => next.measure === claim.measure)?.verb ?? memory.verbFor(marks);
    // A number without a verb is said of something else.
    if (verb === null && claim.measure === 'count') return [];
    const isTotal = marks
      .slice(claim.to, counts.find(({ at }) => at > claim.from)?.at)
      .some(({ text }) => text === ':');
    const parts = isTotal ? found.slice(i + 1).filter(isCount) : [];
    const types = parts.length > 0 ? [...new Set(parts.flatMap((part) => part.types))] : claim.types;
    return [{ ...claim, verb, types }];
  });
}
