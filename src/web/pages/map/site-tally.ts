/** What there is at each site within the days: images and what was read in them, claims that name it, files kept of its images. */
import type { Case, Claim, Image, Reading } from '../../../core/case.js';
import type { EvidenceRow } from '../../../core/evidence/vault/evidence-row.js';
import { restsOver } from '../../../core/evidence/vault/rests-on.js';
import { rowsBy } from '../../../core/measure/rows-by.js';
import { isWithin } from '../../model/case-days.js';
import type { Days } from '../../route/route.js';

export type Listed = {
  readonly images: readonly Image[];
  /** of these images */
  readonly readings: readonly Reading[];
  readonly claims: readonly Claim[];
  readonly files: readonly EvidenceRow[];
};

export type SiteTally = {
  readonly all: Listed;
  /** claims of the days that name no site concern all of them, and are only among `all` */
  readonly of: (siteId: string) => Listed;
};

type Rows = Pick<Case, 'imagery' | 'readings' | 'claims'>;

/** What goes for all days is worked out once; choosing days is a walk over the rows. */
export function siteTally(
  { imagery, readings, claims }: Rows,
  files: readonly EvidenceRow[],
): (days: Days | null) => SiteTally {
  const read = rowsBy(readings, ({ imageId }) => imageId);
  const restsOn = restsOver({ imagery, readings });
  const placed = files.map((file) => ({
    file,
    sites: [...new Set(restsOn(file.url).map(({ image }) => image.siteId))],
  }));
  const readIn = (some: readonly Image[]): readonly Reading[] => some.flatMap(({ id }) => read.of(id));
  return (days) => {
    const isIn = isWithin(days);
    const images = imagery.filter(({ acquired }) => isIn(acquired));
    const said = claims.filter(({ date }) => isIn(date));
    const kept = placed.filter(({ file }) => isIn(file.capturedAt));
    const imagesAt = rowsBy(images, ({ siteId }) => siteId);
    const claimsOf = rowsBy(
      said.flatMap((claim) => claim.scopeSites.map((site) => ({ site, claim }))),
      ({ site }) => site,
    );
    const filesAt = rowsBy(
      kept.flatMap(({ file, sites }) => sites.map((site) => ({ site, file }))),
      ({ site }) => site,
    );
    return {
      all: { images, readings: readIn(images), claims: said, files: kept.map(({ file }) => file) },
      of: (site) => ({
        images: imagesAt.of(site),
        readings: readIn(imagesAt.of(site)),
        claims: claimsOf.of(site).map(({ claim }) => claim),
        files: filesAt.of(site).map(({ file }) => file),
      }),
    };
  };
}
