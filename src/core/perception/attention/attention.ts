/** Attention around the strike: its peak and how fast it faded. How much was said, never whether it was believed. */
import type { Case, SeriesPoint } from '../../case.js';
import { firstDay } from '../../measure/day.js';
import { type Gap, gap, isGap } from '../../problem.js';
import { figure } from '../figures.js';
import type { ReadRows } from '../read-as.js';
import type { AttentionRead, Finding, HalfLife, Quote } from '../result.js';
import { readAs } from '../shown.js';
import { fadeOf } from './half-life.js';

/** Days after the strike within which the peak is sought, and days followed from it where the case registers none. */
const PEAK_WITHIN = 7;
const FOLLOWED = 28;

/** @param total rows of the whole volume it is divided by, so that a busy month is no attention */
export function attentionOf(rows: ReadRows, total: ReadRows | null, { strike }: Case): AttentionRead {
  const day = firstDay(strike.from);
  const points = sharesOf(rows.points, total);
  const halfLife = fade(points, day, rows.reading?.window ?? FOLLOWED);
  return {
    ...readAs(rows),
    points,
    halfLife,
    finding: findingOf(rows.what, halfLife),
    warnings:
      total === null ? ['attention is not divided by the whole volume, so a busier month counts as attention'] : [],
  };
}

function sharesOf(points: readonly SeriesPoint[], total: ReadRows | null): readonly Quote[] {
  const volume = total && new Map(total.points.map(({ date, value }) => [date, value]));
  return points.flatMap(({ date, value, row }) => {
    const whole = volume ? (volume.get(date) ?? null) : 1;
    return value === null || whole === null || whole <= 0 ? [] : [{ at: date, value: value / whole, row }];
  });
}

function fade(points: readonly Quote[], strike: number, followed: number): HalfLife | Gap {
  const twice = points.find((point, i) => i > 0 && point.at === points[i - 1]?.at);
  if (twice) return gap('contradictory', `one value a day, got two for ${twice.at}`);
  const before = points.filter(({ at }) => firstDay(at) < strike);
  const near = points.filter(({ at }) => firstDay(at) >= strike && firstDay(at) <= strike + PEAK_WITHIN);
  const [first] = near;
  if (!first) return gap('not-covered', `a row within ${PEAK_WITHIN} days of the strike, got none`);
  const peak = near.reduce((most, point) => (point.value > most.value ? point : most), first);
  const baseline = before.length === 0 ? 0 : before.reduce((sum, { value }) => sum + value, 0) / before.length;
  if (!(peak.value > baseline)) return gap('outside-model', 'a peak above the days before, got none');
  const start = firstDay(peak.at);
  const later = points.filter(({ at }) => firstDay(at) >= start && firstDay(at) - start <= followed);
  const fallen = later.findIndex(({ value }) => value <= baseline);
  const used = fallen < 0 ? later : later.slice(0, fallen);
  const made = fadeOf(
    used.map(({ at }) => firstDay(at) - start),
    used.map(({ value }) => value - baseline),
  );
  if (isGap(made)) return made;
  const { decay, halfLife: days, q025, q975, r2, points: n } = made;
  return { peakAt: peak.at, peak: peak.value, baseline, points: n, decay, days, q025, q975, r2 };
}

function findingOf(what: string, halfLife: HalfLife | Gap): Finding | Gap {
  if (isGap(halfLife)) return halfLife;
  const { days, q025, q975, peakAt } = halfLife;
  const range = `${figure(q025)} to ${isGap(q975) ? 'no end in these rows' : figure(q975)}`;
  return {
    sentence: `${what}: peak on ${peakAt}, halved every ${figure(days)} days since (${range}).`,
    consistentWith: 'attention drawn by the strike and fading',
    alsoWith: 'attention drawn by anything else of that day, and outlets that left or joined the count',
  };
}
