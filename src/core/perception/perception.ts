/** The perception stage: what people did, said in polls, traded and noticed, each measure by itself; never blended into an index. */
import type { Case, Day } from '../case.js';
import type { Indicator } from '../case-indicator.js';
import type { Claims } from '../claims/result.js';
import type { Rng } from '../numerics/rng.js';
import { type Gap, gap } from '../problem.js';
import { attentionEffect } from './attention-effect.js';
import { eventMarks } from './event-marks.js';
import { houseEffects } from './house-effects.js';
import { indicatorsOf } from './indicators.js';
import { marketEffect } from './market-effect.js';
import { outputEffect, type WeighedOutput } from './output-effect.js';
import { pollChange } from './poll-change.js';
import type { IndicatorRows, Perception } from './result.js';
import { spreadsOf } from './spread-of-claims.js';

/** @param theCase as of `asOf` @param known series weighed before */
export function perceptionOf(
  theCase: Case,
  claims: Claims,
  asOf: Day,
  rng: Rng,
  known: Map<string, WeighedOutput> = new Map(),
): Perception | Gap {
  const all = indicatorsOf(theCase, asOf);
  const spreads = spreadsOf(theCase, claims);
  if (all.length === 0 && spreads.length === 0)
    return gap('no-source', 'the case has no series, and no claim in it was passed on');
  const events = eventMarks(theCase, asOf);
  const statedOf = ({ indicator }: IndicatorRows): Indicator | undefined => theCase.indicators[indicator];
  const of = (kind: IndicatorRows['kind']): readonly IndicatorRows[] => all.filter((rows) => rows.kind === kind);
  const polls = of('poll').map((rows) => pollChange(rows, theCase));
  return {
    outputs: of('output').map((rows) =>
      outputEffect(rows, theCase.strike.from, events, rng, statedOf(rows)?.window, known),
    ),
    polls,
    houses: houseEffects(polls, theCase),
    markets: of('market').map((rows) => marketEffect(rows, theCase, all)),
    attention: of('attention').map((rows) => attentionEffect(rows, theCase.strike.from)),
    others: of('other'),
    spreads,
    events,
    warnings: inferredWarning(all),
  };
}

function inferredWarning(all: readonly IndicatorRows[]): readonly string[] {
  const inferred = all
    .filter(({ from, kind }) => from === 'inferred' && kind !== 'other')
    .map(({ indicator }) => indicator);
  if (inferred.length === 0) return [];
  return [
    `what ${inferred.join(', ')} measure${inferred.length === 1 ? 's' : ''} is read from unit and rows; state it in plumbline:indicators`,
  ];
}
