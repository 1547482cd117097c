/**
 * Dated behaviour after a strike: offers, refusals, talks, retaliation, re-basing, and quotes whose middle left the old spread. Listed with days and rows,
 * each beside two readings it fits; nothing is concluded from it. Most likely wrong: that what came after came because of it.
 */
import type { Case } from '../case.js';
import { firstDay } from '../measure/day.js';
import type { Perception } from '../perception/result.js';
import { type Gap, gap, isGap } from '../problem.js';
import { BEHAVIOUR, type Behaviour, type BehaviourKind, type Leverage } from './result.js';

const READINGS: Readonly<Record<BehaviourKind, readonly [one: string, other: string]>> = {
  offer: ['terms that moved with the strike', 'an offer that was on its way before it'],
  refusal: ['a side that the strike made less willing', 'a side that would have refused without it'],
  talks: ['talks that the strike brought about or sped up', 'talks that were fixed before it and held in spite of it'],
  retaliation: ['an answer to the strike, as it was called', 'an attack planned before it and named after it'],
  rebasing: ['a side that expects another strike', 'a move of the usual rotation or for another reason'],
  market: ['traders who think the strike moved the odds', 'other news of the same days'],
};

/** What came before a strike cannot answer it. */
const BEFORE = {
  consistentWith: 'a course that was set before the strike',
  alsoConsistentWith: 'a course that the strike changed or cut short',
};

type Listed = Pick<Leverage, 'behaviour' | 'absent'>;

export function behaviourOf({ events, strike }: Case, perception: Perception | Gap): Listed {
  const start = firstDay(strike.from);
  const dated = events.flatMap((event): readonly Behaviour[] => {
    const kind = BEHAVIOUR.find((one) => one === event.kind);
    if (!kind || kind === 'market') return [];
    const days = firstDay(event.date) - start;
    return [
      {
        kind,
        ...(days < 0 ? BEFORE : fits(kind)),
        days,
        date: event.date,
        precision: event.precision,
        event: event.event,
        rows: [event.row],
      },
    ];
  });
  const quotes = marketMoves(perception, start);
  const behaviour = [...dated, ...(isGap(quotes) ? [] : quotes)].sort((a, b) => a.days - b.days);
  const absent = BEHAVIOUR.flatMap((kind): Leverage['absent'] => {
    if (kind === 'market') return isGap(quotes) ? [{ kind, gap: quotes }] : [];
    const after = behaviour.some((one) => one.kind === kind && one.days >= 0);
    return after
      ? []
      : [{ kind, gap: gap('no-source', `no row of the timeline reports ${ABSENT[kind]} from the strike on`) }];
  });
  return { behaviour, absent };
}

const ABSENT: Readonly<Record<BehaviourKind, string>> = {
  offer: 'an offer',
  refusal: 'a refusal',
  talks: 'talks',
  retaliation: 'retaliation',
  rebasing: 're-basing',
  market: 'a quote',
};

const fits = (kind: BehaviourKind) => ({ consistentWith: READINGS[kind][0], alsoConsistentWith: READINGS[kind][1] });

/** A middle inside the old spread is no signal, and is said to be none. */
function marketMoves(perception: Perception | Gap, start: number): readonly Behaviour[] | Gap {
  if (isGap(perception)) return perception;
  const { markets } = perception;
  if (markets.length === 0) return gap('no-source', 'no series of the case is a market');
  const quoted = markets.flatMap(({ rows, quotes }): readonly Behaviour[] => {
    if (isGap(quotes)) return [];
    const { before, after, isInside, move } = quotes;
    const words = isInside
      ? `${rows.title}: the middle stayed inside the old spread, which is no signal`
      : `${rows.title}: the middle left the old spread, by ${Number(move.toPrecision(3))} ${rows.unit}`;
    return [
      {
        kind: 'market',
        ...fits('market'),
        days: firstDay(after.date) - start,
        date: after.date,
        precision: 'day',
        event: words,
        rows: [before.row, after.row],
        ...(isInside
          ? { consistentWith: 'nothing that moved the odds', alsoConsistentWith: 'a change too small for the spread' }
          : {}),
      },
    ];
  });
  if (quoted.length > 0) return quoted;
  const reasons = [...new Set(markets.flatMap(({ quotes }) => (isGap(quotes) ? [quotes.detail] : [])))];
  return gap('no-source', `no market has a bid and an ask on either side of the strike (${reasons.join('; ')})`);
}
