/**
 * What people noticed and came to believe, as far as dated series show it: outputs, polls, attention and markets apart, each with what
 * it could have seen, and how claims were passed on. No index: a rise in one is not made up for by a fall in another. The assumption
 * most likely to be wrong is always the same: that nothing else happened in those weeks, so everything else the case lists is handed on.
 */
import type { Case, Day } from '../case.js';
import type { Claims } from '../claims/result.js';
import { isBy } from '../measure/day.js';
import { rowsBy } from '../measure/rows-by.js';
import { makeRng } from '../numerics/rng.js';
import { attentionOf } from './attention/attention.js';
import { marketOf } from './market/market.js';
import { outputOf } from './output/output.js';
import { houseEffects } from './poll/houses.js';
import { pollOf } from './poll/poll.js';
import { type ReadRows, readIndicatorRows } from './read-as.js';
import type { Perception } from './result.js';
import { readAs } from './shown.js';
import { spreadsOf } from './spread/spread.js';

/** @param claims of the case as of that day */
export function perceptionOf(theCase: Case, asOf: Day, claims: Claims, seed: number): Perception {
  const all = readIndicatorRows(theCase, asOf);
  const named = new Map(all.map((rows) => [rows.indicator, rows]));
  const of = (measure: ReadRows['measure']): readonly ReadRows[] => all.filter((rows) => rows.measure === measure);
  const against = ({ reading }: ReadRows): ReadRows | null =>
    reading?.against ? (named.get(reading.against) ?? null) : null;
  const rng = makeRng(seed).fork('perception');
  const houses = rowsBy(of('poll'), ({ reading, indicator }) => reading?.house ?? indicator);
  const polls = of('poll').map((rows) => ({
    rows,
    poll: pollOf(rows, houses.of(rows.reading?.house ?? rows.indicator), theCase),
  }));
  const outputs = of('output').map((rows) => outputOf(rows, theCase, rng.fork(rows.indicator)));
  const attention = of('attention').map((rows) => attentionOf(rows, against(rows), theCase));
  const markets = of('market').map((rows) => marketOf(rows, against(rows), theCase));
  const stated = [...outputs, ...polls.map(({ poll }) => poll), ...attention, ...markets];
  return {
    strike: { from: theCase.strike.from, to: theCase.strike.to },
    outputs,
    polls: polls.map(({ poll }) => poll),
    houses: houseEffects(polls),
    attention,
    markets,
    setAside: of('other').map((rows) => ({
      ...readAs(rows),
      why: rows.reading ? 'the case lists it beside the measures' : (rows.inferred[0] ?? 'of no kind of measure'),
    })),
    spreads: spreadsOf(claims, new Map(theCase.sources.map((source) => [source.id, source]))),
    events: theCase.events
      .filter(({ date }) => isBy(date, asOf))
      .map(({ date, precision, kind, event, row }) => ({ date, precision, kind, event, row })),
    warnings: merged(stated),
  };
}

/** Each warning once, with the series it is of. */
function merged(reads: readonly { readonly what: string; readonly warnings: readonly string[] }[]): readonly string[] {
  const told = rowsBy(
    reads.flatMap(({ what, warnings }) => warnings.map((text) => ({ what, text }))),
    ({ text }) => text,
  );
  return told.keys.map((text) => `${text} (${told.of(text).map(({ what }) => what).join('; ')})`);
}
