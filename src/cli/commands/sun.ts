/** `plumbline sun`: where the sun stood, or when a shadow can have fallen. */
import { printNumbers } from '../../core/dossier/print-number.js';
import { type Chronolocation, chronolocate, type TimeTest, testTime } from '../../core/evidence/place/chronolocate.js';
import { instantText } from '../../core/measure/instant.js';
import { toMgrs } from '../../core/measure/mgrs.js';
import { toPlusCode } from '../../core/measure/plus-code.js';
import { shadowOf, sunAt } from '../../core/measure/sun.js';
import { type Gap, isGap } from '../../core/problem.js';
import type { ExitCode } from '../failure.js';
import type { Io } from '../io.js';
import { positionPage, timePage } from '../print/sun-page.js';
import { withProgress } from '../progress.js';
import { type SunOptions, type SunQuestion, sunQuestion } from '../sun-options.js';

export async function sun(options: SunOptions, io: Io): Promise<ExitCode> {
  const question = sunQuestion(options);
  if (question.asks === 'position') {
    const document = positionDocument(question);
    io.out(options.json === true ? json(document) : `${positionPage(document, io.page).join('\n')}\n`);
    return 0;
  }
  const document = await withProgress('trying every minute', io, () => timeDocument(question));
  io.out(options.json === true ? json(document) : `${timePage(document, io.page).join('\n')}\n`);
  return 0;
}

const json = (document: object): string => `${JSON.stringify(printNumbers(document), null, 2)}\n`;

/** Cells of the codes that name the place: some ten metres. */
const CODE_DIGITS = { mgrs: 4, plusCode: 10 };

const placeOf = ({ place, radiusKm }: SunQuestion) => ({
  lat: place.lat,
  lon: place.lon,
  radiusKm,
  plusCode: toPlusCode(place, CODE_DIGITS.plusCode),
  ...mgrsOf(toMgrs(place, CODE_DIGITS.mgrs)),
});
const mgrsOf = (mgrs: string | null) => (mgrs === null ? {} : { mgrs });

export type PositionDocument = ReturnType<typeof positionDocument>;

function positionDocument(question: Extract<SunQuestion, { asks: 'position' }>) {
  const position = sunAt(question.at, question.place);
  const shadow = shadowOf(position);
  return {
    place: placeOf(question),
    at: instantText(question.at),
    ...position,
    shadow: isGap(shadow) ? null : shadow,
    gap: isGap(shadow) ? shadow : null,
  };
}

export type TimeDocument = ReturnType<typeof timeDocument>;

function timeDocument(question: Extract<SunQuestion, { asks: 'time' }>) {
  const { reading, from, to, claimed } = question;
  const found: Chronolocation = chronolocate(question, from, to);
  return {
    place: placeOf(question),
    searched: { from: instantText(from), to: instantText(to) },
    measured: reading,
    windows: found.windows.map((window) => ({
      from: instantText(window.from),
      to: instantText(window.to),
      chi2: window.chi2,
      best: instantText(window.best),
    })),
    leastChi2: found.leastChi2,
    limit: found.limit,
    gap: found.gap,
    claimed: claimed === null ? null : { at: instantText(claimed), ...claimOf(testTime(question, claimed)) },
  };
}

/** A time at which the sun was down is refused as well, for a reason of its own. */
function claimOf(test: TimeTest | Gap) {
  if (isGap(test)) return { fits: false, chi2: null, p: null, gap: test };
  const { fits, chi2, p, sun: position } = test;
  return { fits, chi2, p, azimuth: position.azimuth, apparentElevation: position.apparentElevation };
}
