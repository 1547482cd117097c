/** The fog curve: what could be said on each day something new was published, replayed as of that day. */
import type { Case } from '../case.js';
import { caseAsOf } from '../evidence/as-of.js';
import { selectEvidence } from '../evidence/select.js';
import { dayText, firstDay } from '../measure/day.js';
import { summarize } from './answers.js';
import { buildCells } from './cells.js';
import { makeFitter, makeMemo } from './fitter.js';
import { floorOf } from './floor.js';
import { headlineOf } from './headline.js';
import { makeLeft } from './left.js';
import type { FogPoint, ScenarioName } from './result.js';

/**
 * One point for each day, from the strike on, on which a reading of an image entered. O(days · fit).
 * @param report told after each day
 */
export function fogCurve(
  theCase: Case,
  { scenario, seed }: { readonly scenario: ScenarioName; readonly seed: number },
  report: (done: number, of: number) => void = () => {},
): readonly FogPoint[] {
  const start = firstDay(theCase.strike.from);
  const days = [...new Set(theCase.readings.map((row) => firstDay(row.date)))]
    .filter((day) => day >= start)
    .sort((a, b) => a - b);
  const memo = makeMemo();
  const pointAt = (number: number): readonly FogPoint[] => {
    const day = dayText(number);
    const then = caseAsOf(theCase, day);
    const evidence = selectEvidence(then, day);
    const arrivals = evidence.images.flatMap((read) =>
      read.analysts.flatMap((analyst) =>
        analyst.readings.filter((row) => firstDay(row.date) === number).map((row) => row.id),
      ),
    );
    if (arrivals.length === 0) return [];
    const posterior = makeFitter(then, makeLeft(then, day), seed, memo)({ scenario });
    const headline = headlineOf(posterior.places);
    if (!posterior.places.some(headline)) return [];
    return [
      {
        day,
        floorDestroyed: floorOf(then, evidence, buildCells(then, evidence)).destroyed,
        DESTROYED: summarize(posterior.distribution('destroyed', headline)),
        DAMAGED_OR_DESTROYED: summarize(posterior.distribution('hit', headline)),
        arrivals,
      },
    ];
  };
  return days.flatMap((number, i) => {
    const point = pointAt(number);
    report(i + 1, days.length);
    return point;
  });
}
