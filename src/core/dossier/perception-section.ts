/** What people did, said, traded and noticed, as the assessment document shows it: each measure by itself. Shares of polls are 0..1. */
import type { IndicatorRows, Perception, Relay, SeriesValue } from '../perception/result.js';
import { type Gap, gap } from '../problem.js';
import { orGap, printGap, stated } from './blank.js';
import type { rowAddresses } from './row-address.js';

type Address = ReturnType<typeof rowAddresses>;

export function perceptionSection(perception: Perception, address: Address) {
  const about = ({ indicator, title, kind, from, unit, values }: IndicatorRows) => ({
    indicator,
    title,
    kind,
    from,
    unit,
    rows: values.map(({ row }) => address(row)),
  });
  const value = ({ row, ...rest }: SeriesValue) => ({ ...stated(rest), row: address(row) });
  const relay = ({ claim, speaker, said, isHarder, days }: Relay) => ({
    claim: claim.id,
    speaker,
    said,
    isHarder,
    days,
  });
  return {
    outputs: perception.outputs.map(({ rows, window, weighed, counts, means, firstAfter, straddling, sentence }) => ({
      ...about(rows),
      ...stated({ window, firstAfter }),
      means: orGap(means, ({ before, after, ratio }) => ({ before, after, ratio: orGap(ratio, (of) => of) })),
      counts: orGap(counts, (of) => of),
      straddling,
      ...spelled(weighed),
      sentence,
    })),
    polls: perception.polls.map(({ rows, difference, perVersion, straddles, mayStraddle, sentence }) => ({
      ...about(rows),
      difference: orGap(difference, (of) => ({ ...of, before: value(of.before), after: value(of.after) })),
      ...(perVersion === null
        ? {}
        : {
            perVersion: {
              asked: perVersion.asked,
              standardError: perVersion.standardError,
              smallestDetectable: perVersion.smallestDetectable,
            },
          }),
      ...(straddles === null ? {} : { straddles: stated(straddles) }),
      ...(mayStraddle ? { mayStraddle } : {}),
      sentence,
    })),
    houses: perception.houses,
    markets: perception.markets.map(({ rows, study, quotes, sentence }) => ({
      ...about(rows),
      study: orGap(study, ({ estimation, ...of }) => ({ ...of, estimation: stated(estimation) })),
      quotes: orGap(quotes, ({ before, after, ...of }) => ({
        before: value(before),
        after: value(after),
        ...stated(of),
      })),
      sentence,
    })),
    attention: perception.attention.map(({ rows, decay, sentence }) => ({
      ...about(rows),
      decay: orGap(decay, (of) => of),
      sentence,
    })),
    others: perception.others.map(about),
    spreads: perception.spreads.map(({ root, origin, relays, hardened, ladder, correction, after, sentence }) => ({
      root: root.id,
      origin: relay(origin),
      relays: relays.map(relay),
      hardened,
      ladder: ladder.map(({ claim, days, verb }) => ({ claim: claim.id, date: claim.date, days, ...stated({ verb }) })),
      ...(correction === null ? {} : { correction: relay(correction) }),
      after,
      sentence,
    })),
    events: perception.events.map(({ row, ...event }) => ({ ...event, row: address(row) })),
    warnings: perception.warnings,
  };
}

type Weighed = Perception['outputs'][number]['weighed'];

/** The structural model's numbers, or its gap; the other ways beside it. */
function spelled({
  average,
  cumulative,
  sd,
  p,
  placebo,
  smallestDetectable,
  gap: why,
  n,
  diagnostics,
  segmented,
  withoutModel,
  path,
  warnings,
}: Weighed) {
  const none: Gap = why ?? gap('too-few', 'the series is too short');
  return {
    effect:
      average && cumulative && sd !== null && p !== null && n && diagnostics
        ? { average, cumulative, sd, p, n, diagnostics, placebo: placebo ?? printGap(none) }
        : printGap(none),
    smallestDetectable: smallestDetectable ?? printGap(none),
    segmented: 'gap' in segmented ? segmented : { ...segmented, rows: segmented.rows.map(stated) },
    withoutModel,
    path: path.map((point) => ({
      at: point.at,
      predicted: point.predicted,
      ...stated({ actual: point.actual, effect: point.effect, cumulative: point.cumulative }),
    })),
    warnings,
  };
}
