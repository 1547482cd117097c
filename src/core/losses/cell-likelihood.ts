/**
 * Likelihood of one cell's losses (D destroyed, M damaged) from every image of its site.
 *
 *   D', M'  = what lies in some published frame            thinned by the blind share b, once per site
 *   Mv      = damage that shows from above                 thinned by the hidden share s, once for all images from above
 *   sD, sM  = what one image lets an analyst detect        thinned by coverage × detection, once per image
 *   reports = what its analysts wrote                      `report.ts`
 *
 * First form: each share is integrated out on its own per cell and image (beta-binomial); the joint model shares them.
 * Most likely wrong: that images are independent given b — publishers choose the same wrecks.
 */
import type { ReadImage } from '../evidence/result.js';
import { type Grid, reportGrid } from './report.js';
import type { ScenarioName } from './result.js';
import type { ImageStatements, Statement } from './statements.js';
import { keptAll, keptBeta, product, thinned } from './thin.js';
import * as v from './visibility.js';

/** @param fullView true when a read base-wide image of the site exists: then nothing is blind */
export function cellLikelihood(
  images: readonly { readonly read: ReadImage; readonly statements: readonly Statement[] }[],
  most: number,
  scenario: ScenarioName,
  fullView: boolean,
): Grid | null {
  const spoken = images.filter((image) => image.statements.length > 0);
  if (spoken.length === 0) return null;
  const fromAbove = spoken.filter(({ read }) => read.image.channel !== 'ground_photo');
  const fromGround = spoken.filter(({ read }) => read.image.channel === 'ground_photo');
  const [hiddenA, hiddenB] = v.beta(v.HIDDEN, scenario);
  const above = thinned(
    product(
      fromAbove.map((i) => imageGrid(i.read, i.statements, most, scenario)),
      most,
    ),
    keptAll(most),
    keptBeta(most, [hiddenB, hiddenA]),
  );
  const inFrame = product([above, ...fromGround.map((i) => imageGrid(i.read, i.statements, most, scenario))], most);
  if (fullView) return inFrame;
  const [blindA, blindB] = v.beta(v.BLIND, scenario);
  const shown = keptBeta(most, [blindB, blindA]);
  return thinned(inFrame, shown, shown);
}

/** A site with a read base-wide image has no blind share. */
export const hasFullView = (images: readonly ImageStatements[]): boolean =>
  images.some(({ read }) => read.image.coverage === 'full_apron');

function imageGrid(read: ReadImage, statements: readonly Statement[], most: number, scenario: ScenarioName): Grid {
  const { image } = read;
  if (image.coverage === 'single_item') return reportGridOf(statements, most, 0);
  const late = read.daysAfter > v.LATE_DAYS ? v.LATE_FACTOR[scenario] : 1;
  const coarse = image.resolutionM !== null && image.resolutionM > v.COARSE_M;
  const covered = v.beta(v.COVERAGE[image.coverage], scenario);
  const eye = v.seeing(image.channel);
  const detect = (row: typeof v.HIDDEN, factor: number) =>
    v.productBeta(covered, v.beta(row, scenario), late * (coarse ? factor : 1));
  const keptD = keptBeta(most, detect(v.DETECT_DESTROYED[eye], v.COARSE_FACTOR.destroyed));
  const keptM = keptBeta(most, detect(v.DETECT_DAMAGED[eye], v.COARSE_FACTOR.damaged));
  const falseAlarms = v.ANALYST.falseAlarm * late * v.betaMean(covered) * most;
  return thinned(reportGridOf(statements, most, falseAlarms), keptD, keptM);
}

/** All analysts of one image share what it lets them detect: given that, their reports multiply. */
const reportGridOf = (statements: readonly Statement[], most: number, falseAlarms: number): Grid =>
  product(
    statements.map((statement) => reportGrid(statement, most, falseAlarms)),
    most,
  );
