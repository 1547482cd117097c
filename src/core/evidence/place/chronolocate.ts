/**
 * When a picture can have been taken, by the sun: every minute of a span whose χ² (`sun-misfit.ts`) is within the 95 %
 * limit, 5.991 for azimuth and elevation, 3.841 for one of them; as windows.
 *
 * Where no minute fits, that is the result: place, date or measurement is wrong. The nearest miss is then no time, and none
 * is given. Two days of a year share each path of the sun, so that over a long span there are windows on both sides of a
 * solstice: a check of the hour, rarely of the date.
 *
 * Cost: one to two µs a minute of the span, up to twice that with a radius; memory 8 bytes a minute.
 */
import { instantText } from '../../measure/instant.js';
import type { Place } from '../../measure/place.js';
import { type SunPosition, sunAt } from '../../measure/sun.js';
import { type Gap, gap, InputError } from '../../problem.js';
import type { ShadowReading } from './shadow-reading.js';
import { limitOf, sunMisfit, tailOf } from './sun-misfit.js';

/** Instants in seconds since 1970-01-01T00:00Z; both ends belong to it. */
export type TimeWindow = {
  readonly from: number;
  readonly to: number;
  /** least χ² in it, and when */
  readonly chi2: number;
  readonly best: number;
};

export type Chronolocation = {
  readonly windows: readonly TimeWindow[];
  /** least χ² of the span; null when the sun was down all along */
  readonly leastChi2: number | null;
  readonly limit: number;
  /** why there is no window; null where there is one */
  readonly gap: Gap | null;
};

export type Sighting = {
  readonly reading: ShadowReading;
  readonly place: Place;
  /** of the circle the place lies in, km; 0 where it is exact */
  readonly radiusKm: number;
};

const MINUTE = 60;

/** @param from @param to seconds, whole minutes apart, both included */
export function chronolocate(sighting: Sighting, from: number, to: number): Chronolocation {
  if (!(to >= from)) throw new InputError('chronolocate.to', `on or after ${instantText(from)}`, instantText(to));
  const limit = limitOf(freedomOf(sighting.reading));
  const misfit = sunMisfit(sighting.reading, sighting.place, sighting.radiusKm);
  const chi2 = Float64Array.from({ length: Math.floor((to - from) / MINUTE) + 1 }, (_, i) => misfit(from + i * MINUTE));
  const windows: TimeWindow[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < chi2.length; i++) {
    const here = chi2[i] as number;
    least = Math.min(least, here);
    if (here > limit && !isDip(chi2, i, limit)) continue;
    const start = i;
    while (i + 1 < chi2.length && here <= limit && (chi2[i + 1] as number) <= limit) i++;
    const minutes = { from: from + start * MINUTE, to: from + i * MINUTE };
    const seconds = { from: Math.max(from, minutes.from - MINUTE), to: Math.min(to, minutes.to + MINUTE) };
    const window = here <= limit ? lowest(misfit, minutes, MINUTE, limit) : lowest(misfit, seconds, 1, limit);
    least = Math.min(least, window.chi2);
    if (window.chi2 <= limit) windows.push(window);
  }
  const leastChi2 = Number.isFinite(least) ? least : null;
  return { windows, leastChi2, limit, gap: windows.length > 0 ? null : whyNone(leastChi2) };
}

/** Where the errors are so small that the sun passes in under a minute, the window hides in a dip between two minutes. */
function isDip(chi2: Float64Array, i: number, limit: number): boolean {
  const [before, here, after] = [chi2[i - 1] ?? Infinity, chi2[i] as number, chi2[i + 1] ?? Infinity];
  return Number.isFinite(here) && here < before && here <= after && before > limit && after > limit;
}

/** The accepted part of a stretch, and its best instant. Where nothing is accepted, the best instant alone. */
function lowest(misfit: (at: number) => number, { from, to }: Span, step: number, limit: number): TimeWindow {
  let [first, last, best, chi2] = [to, from, from, Number.POSITIVE_INFINITY];
  for (let at = from; at <= to; at += step) {
    const here = misfit(at);
    if (here < chi2) [best, chi2] = [at, here];
    if (here <= limit) [first, last] = [Math.min(first, at), at];
  }
  return { from: first, to: last, chi2, best };
}
type Span = { readonly from: number; readonly to: number };

function whyNone(leastChi2: number | null): Gap {
  if (leastChi2 === null) return gap('outside-model', 'the sun is down at this place all through the span');
  return gap('contradictory', 'no time of the span fits at this place: place, date or measurement is wrong');
}

export type TimeTest = {
  readonly chi2: number;
  /** chance of a worse fit if the instant were right, 0..1 */
  readonly p: number;
  readonly fits: boolean;
  readonly sun: SunPosition;
};

/** A claimed instant on its own. A gap when the sun was down: then nothing cast the shadow. @param at seconds */
export function testTime(sighting: Sighting, at: number): TimeTest | Gap {
  const sun = sunAt(at, sighting.place);
  if (sun.apparentElevation <= 0) return gap('contradictory', 'the sun was down at that time: it cast no shadow there');
  const chi2 = sunMisfit(sighting.reading, sighting.place, sighting.radiusKm)(at);
  const freedom = freedomOf(sighting.reading);
  return { chi2, p: tailOf(chi2, freedom), fits: chi2 <= limitOf(freedom), sun };
}

function freedomOf({ azimuth, elevation }: ShadowReading): number {
  const freedom = (azimuth ? 1 : 0) + (elevation ? 1 : 0);
  if (freedom === 0) throw new InputError('shadow', 'an elevation, an azimuth or both', 'neither');
  return freedom;
}
