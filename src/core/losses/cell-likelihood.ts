/**
 * Likelihood of one cell's losses (D destroyed, M damaged) from every image of its site, given what the site shares.
 *
 *   D', M'  = what lies in some published frame            thinned by the blind share b, once per site
 *   Mv      = damage that shows from above                 thinned by the hidden share s, once for all images from above
 *   sD, sM  = what one image lets an analyst detect        thinned by coverage × detection, once per image
 *   reports = what its analysts wrote                      `report.ts`
 *
 * Exact given the shares. Most likely wrong: that images are independent given b — publishers choose the same wrecks.
 */
import type { ReadImage } from '../evidence/result.js';
import type { Grid } from './report.js';
import type { ScenarioName } from './result.js';
import type { Shares } from './shares.js';
import { type Kept, keptRows, product, thinned, thinnedNoHit } from './thin.js';
import * as v from './visibility.js';

/** What was said of a cell in one image, as a likelihood of what it let analysts detect; `index` is the image's place. */
export type SpokenImage = { readonly index: number /** by habit of reporting */; readonly reports: readonly Grid[] };

/** What each image of a site, and all of them together, let through. The same for every cell of the site. */
export type Eyes = {
  readonly images: readonly { readonly isGround: boolean; readonly destroyed: Kept; readonly damaged: Kept }[];
  readonly fromAbove: Kept;
  /** null where nothing is blind */
  readonly shown: Kept | null;
  /** `fromAbove` and `shown`, one after the other */
  readonly shownFromAbove: Kept;
  readonly habit: number;
};

/** @param most largest number of assets in any cell of the site @param reach largest reach of a report, per image */
export function eyesOf(
  images: readonly ReadImage[],
  reach: readonly number[],
  most: number,
  scenario: ScenarioName,
  shares: Shares,
): Eyes {
  const fromAbove = keptRows(most, 1 - shares.hidden);
  const isBlind = shares.blind > 0;
  return {
    images: images.map(({ image, daysAfter }, index) => {
      const isSingle = image.coverage === 'single_item';
      const late = daysAfter > v.LATE_DAYS ? v.LATE_FACTOR[scenario] : 1;
      const coarse = image.resolutionM !== null && image.resolutionM > v.COARSE_M;
      const eye = v.seeing(image.channel);
      const inView = late * (shares.inView[index] as number);
      const destroyed = inView * shares.detectDestroyed[eye] * (coarse ? v.COARSE_FACTOR.destroyed : 1);
      const damaged = inView * shares.detectDamaged[eye] * (coarse ? v.COARSE_FACTOR.damaged : 1);
      return {
        isGround: image.channel === 'ground_photo',
        // A frame of single items shows just those: nothing is thinned.
        destroyed: keptRows(most, isSingle ? 1 : destroyed, reach[index]),
        damaged: keptRows(most, isSingle ? 1 : damaged, reach[index]),
      };
    }),
    fromAbove,
    shown: isBlind ? keptRows(most, 1 - shares.blind) : null,
    shownFromAbove: isBlind ? keptRows(most, (1 - shares.hidden) * (1 - shares.blind)) : fromAbove,
    habit: shares.habit,
  };
}

/** Null when nobody said anything of the cell. @param most largest number of assets the cell can hold */
export function cellLikelihood(spoken: readonly SpokenImage[], most: number, eyes: Eyes): Grid | null {
  const [first, ...others] = spoken;
  if (first === undefined) return null;
  if (others.length === 0) return throughOneImage(first, most, eyes);
  const above: Grid[] = [];
  const ground: Grid[] = [];
  for (const { index, reports } of spoken) {
    const { isGround, destroyed, damaged } = eyes.images[index] as Eyes['images'][number];
    const report = reports[eyes.habit] as Grid;
    const seen = report.noHit
      ? thinnedNoHit(report, destroyed.chance, damaged.chance)
      : thinned(report, destroyed, damaged);
    (isGround ? ground : above).push(seen);
  }
  if (ground.length === 0 && eyes.shown !== null) return thinned(product(above, most), eyes.shown, eyes.shownFromAbove);
  const fromAbove = above.length === 0 ? [] : [thinned(product(above, most), null, eyes.fromAbove)];
  const inFrame = product([...fromAbove, ...ground], most);
  return eyes.shown === null ? inFrame : thinned(inFrame, eyes.shown, eyes.shown);
}

/** Thinning after thinning is thinning by the product: one image needs only one. */
function throughOneImage({ index, reports }: SpokenImage, most: number, eyes: Eyes): Grid {
  const image = eyes.images[index] as Eyes['images'][number];
  const report = reports[eyes.habit] as Grid;
  const shown = eyes.shown?.chance ?? 1;
  const destroyed = image.destroyed.chance * shown;
  const damaged = image.damaged.chance * shown * (image.isGround ? 1 : eyes.fromAbove.chance);
  return report.noHit
    ? thinnedNoHit(report, destroyed, damaged)
    : thinned(report, keptRows(most, destroyed, report.reach), keptRows(most, damaged, report.reach));
}
