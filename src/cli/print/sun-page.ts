/** `plumbline sun` as a page: the sun of one instant, or the windows in which a shadow can have fallen. */

import { plural } from '../../core/dossier/number-words.js';
import { dayText, firstDay } from '../../core/measure/day.js';
import type { PositionDocument, TimeDocument } from '../commands/sun.js';
import { gapWords, heading, labelled, type Page, stack } from './page.js';
import { type Column, table } from './table.js';
import { paragraph } from './width.js';

export function positionPage(document: PositionDocument, page: Page): readonly string[] {
  const { at, azimuth, elevation, apparentElevation, shadow, gap } = document;
  const facts = [
    labelled('azimuth', `${azimuth.toFixed(2)}° from true north`, 0, page),
    labelled('height', `${elevation.toFixed(2)}°, seen through the air ${apparentElevation.toFixed(2)}°`, 0, page),
    shadow
      ? labelled(
          'shadow',
          `${lengthText(shadow.lengthPerMetre)} for each metre of height, towards ${shadow.bearing.toFixed(1)}°`,
          0,
          page,
        )
      : labelled('shadow', `none: ${gap === null ? '' : gap.detail}`, 0, page),
  ].flat();
  return stack([heading(`The sun at ${at}`, page), [...placeLines(document.place, page), ...facts]]);
}

/** Three digits; near the horizon a shadow has no length worth printing. */
const lengthText = (metres: number): string => (metres > 100 ? 'over 100 m' : `${Number(metres.toPrecision(3))} m`);

const MANY = 20;
const SHAPE: readonly Column[] = [
  { head: 'days (UTC)', gives: true },
  { head: 'from', align: 'right' },
  { head: 'to', align: 'right' },
  { head: 'least χ²', align: 'right' },
];

export function timePage(document: TimeDocument, page: Page): readonly string[] {
  const { windows, gap, searched, limit, leastChi2, claimed } = document;
  const title =
    windows.length === 0 ? 'No time fits' : `The shadow fits ${plural(windows.length, 'stretch', 'stretches')} of time`;
  const runs = runsOf(windows);
  const rows = runs.slice(0, MANY).map(({ days, from, to, chi2 }) => ({ cells: [days, from, to, chi2.toFixed(2)] }));
  const rest =
    runs.length > MANY ? [`and ${plural(runs.length - MANY, 'more run', 'more runs')}: --json has them all`] : [];
  const shown = windows.length === 0 ? [] : [...table(SHAPE, rows, page), ...rest];
  const why = gap === null ? '' : gapWords(gap);
  const least =
    leastChi2 === null
      ? ''
      : ` The best minute misses by χ² ${leastChi2.toFixed(1)} against a limit of ${limit.toFixed(2)}.`;
  const none = gap === null ? [] : paragraph(`${why}.${least}`, page.columns, 0);
  return stack([
    heading(title, page),
    [
      ...placeLines(document.place, page),
      ...measuredLines(document, page),
      ...labelled('searched', `${searched.from} to ${searched.to}`, 0, page),
    ],
    shown,
    none,
    claimed === null ? [] : paragraph(claimWords(claimed, limit), page.columns, 0),
    paragraph(CAUTION, page.columns, 0).map(page.tone.faint),
  ]);
}

const CAUTION =
  'Holds for level ground, an upright object and bearings from true north. Two days of a year share each path of the sun: ' +
  'this checks the hour, rarely the date.';

function placeLines({ lat, lon, radiusKm, plusCode, mgrs }: TimeDocument['place'], page: Page): readonly string[] {
  const around = radiusKm === 0 ? '' : `, within ${Number(radiusKm.toPrecision(2))} km`;
  const codes = mgrs === undefined ? plusCode : `${plusCode}, ${mgrs}`;
  return labelled('place', `${lat}, ${lon}${around} (${codes})`, 0, page);
}

function measuredLines({ measured: { azimuth, elevation } }: TimeDocument, page: Page): readonly string[] {
  const say = (name: string, of: typeof azimuth): string[] =>
    of === null ? [] : [`${name} ${of.value.toFixed(1)}° ± ${Number(of.sd.toPrecision(2))}°`];
  return labelled('sun', [...say('azimuth', azimuth), ...say('elevation', elevation)].join(', '), 0, page);
}

function claimWords(claimed: NonNullable<TimeDocument['claimed']>, limit: number): string {
  if (claimed.chi2 === null) return `The claimed ${claimed.at} does not fit: ${claimed.gap.detail}.`;
  const against = `χ² ${claimed.chi2.toFixed(claimed.chi2 < 10 ? 2 : 1)} against a limit of ${limit.toFixed(2)}`;
  return claimed.fits
    ? `The claimed ${claimed.at} fits: ${against}.`
    : `The claimed ${claimed.at} does not fit: ${against}.`;
}

type Run = { readonly days: string; readonly from: string; readonly to: string; readonly chi2: number };

/** Windows of one hour on days in a row, told as one line with the earliest and latest of their minutes. */
function runsOf(windows: TimeDocument['windows']): readonly Run[] {
  const open: { first: number; last: number; from: string; to: string; chi2: number }[] = [];
  for (const window of windows) {
    const [day, until] = [firstDay(window.from), firstDay(window.to)];
    const [from, to] = [clock(window.from), clock(window.to)];
    const run = open.find((one) => day === until && one.last === day - 1 && from <= one.to && to >= one.from);
    if (!run) {
      open.push({ first: day, last: until, from, to, chi2: window.chi2 });
      continue;
    }
    run.last = day;
    run.from = from < run.from ? from : run.from;
    run.to = to > run.to ? to : run.to;
    run.chi2 = Math.min(run.chi2, window.chi2);
  }
  return open.map(({ first, last, from, to, chi2 }) => ({
    days: first === last ? dayText(first) : `${dayText(first)} to ${dayText(last)}`,
    from,
    to,
    chi2,
  }));
}

const clock = (instant: string): string => instant.slice('yyyy-mm-ddT'.length, -1);
