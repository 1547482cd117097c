/** What there is at each site within the days: images and what was read in them, claims that name it, files kept of its images. */
import type { Case, Claim, Image, Reading } from '../../../core/case.js';
import type { EvidenceRow } from '../../../core/evidence/vault/evidence-row.js';
import { restsOver } from '../../../core/evidence/vault/rests-on.js';
import { rowsBy } from '../../../core/measure/rows-by.js';
import { type Span, spanOf, spanWithin } from '../../model/case-days.js';
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
  /** how many readings an image has, whatever the days */
  readonly readIn: (imageId: string) => number;
};

type Rows = Pick<Case, 'imagery' | 'readings' | 'claims'>;

/** What goes for all days is worked out once; choosing days is a walk over the rows. */
export function siteTally(
  { imagery, readings, claims }: Rows,
  files: readonly EvidenceRow[],
): (days: Days | null) => SiteTally {
  const read = rowsBy(readings, ({ imageId }) => imageId);
  const restsOn = restsOver({ imagery, readings });
  const [taken, spoken] = [dated(imagery, ({ acquired }) => acquired), dated(claims, ({ date }) => date)];
  const placed = dated(
    files.map((file) => ({ file, sites: [...new Set(restsOn(file.url).map(({ image }) => image.siteId))] })),
    ({ file }) => file.capturedAt,
  );
  const allRead = (some: readonly Image[]): readonly Reading[] => some.flatMap(({ id }) => read.of(id));
  return (days) => {
    const isIn = spanWithin(days);
    const within = <Row>(rows: readonly Dated<Row>[]): readonly Row[] =>
      rows.filter(({ span }) => isIn(span)).map(({ row }) => row);
    const [images, said, kept] = [within(taken), within(spoken), within(placed)];
    const imagesAt = rowsBy(images, ({ siteId }) => siteId);
    const claimsOf = rowsBy(
      said.flatMap((claim) => claim.scopeSites.map((site) => ({ site, claim }))),
      ({ site }) => site,
    );
    const filesAt = rowsBy(
      kept.flatMap(({ file, sites }) => sites.map((site) => ({ site, file }))),
      ({ site }) => site,
    );
    const at = new Map<string, Listed>();
    const listedAt = (site: string): Listed => ({
      images: imagesAt.of(site),
      readings: allRead(imagesAt.of(site)),
      claims: claimsOf.of(site).map(({ claim }) => claim),
      files: filesAt.of(site).map(({ file }) => file),
    });
    return {
      all: { images, readings: allRead(images), claims: said, files: kept.map(({ file }) => file) },
      of(site) {
        const found = at.get(site) ?? listedAt(site);
        at.set(site, found);
        return found;
      },
      readIn: (imageId) => read.of(imageId).length,
    };
  };
}

type Dated<Row> = { readonly row: Row; readonly span: Span | null };

const dated = <Row>(rows: readonly Row[], dayOf: (row: Row) => string | null): readonly Dated<Row>[] =>
  rows.map((row) => ({ row, span: spanOf(dayOf(row)) }));
