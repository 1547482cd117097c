/**
 * Named items in several images link them: each is one asset wherever it is seen, so distinct ones add up across images where
 * counts never do. A cell whose hit items no single image names in full gets one more voice, "at least these"; frames of
 * single items that say no more than it are taken into it. That two images name the *same* item is not read as a sign that
 * there are few: frames follow the same wrecks (losses-model, "coverage").
 */
import type { Case, Confidence, Reading } from '../case.js';
import type { ReadImage } from '../evidence/result.js';
import { rowsBy } from '../measure/rows-by.js';
import { type Cell, cellTypeOf, isHit } from './cells.js';
import { type decoyItems, whyNotFloor } from './floor-rows.js';
import type { Statement } from './statements.js';
import { CONFIDENCE, endStateNotTold } from './visibility.js';

export type NamedItems = {
  /** place among the site's cells */
  readonly cell: number;
  readonly statement: Statement;
  /** some of them were seen from the ground */
  readonly fromGround: boolean;
  /** images that say no more of this cell than this does */
  readonly covers: ReadonlySet<string>;
};

/** @param decoys of the case (`decoyItems`) @param cells @param images of one site */
export function namedItems(
  theCase: Case,
  decoys: ReturnType<typeof decoyItems>,
  cells: readonly Cell[],
  images: readonly ReadImage[],
): readonly NamedItems[] {
  const types = cells.map((cell) => cell.type);
  const seen = images.flatMap((read) =>
    read.analysts.flatMap(({ readings }) => {
      const tells = readings.some((row) => isHit(row) && row.state === 'DESTROYED');
      return readings.filter((row) => isHit(row) && !isWrong(row, decoys)).map((row) => ({ row, read, tells }));
    }),
  );
  const byType = rowsBy(seen, ({ row }) => cellTypeOf(theCase, row.assetType, types));
  return types.flatMap((type, cell) => {
    const own = byType.of(type);
    const byItem = rowsBy(
      own.filter(({ row }) => row.itemId !== null),
      ({ row }) => row.itemId as string,
    );
    const byImage = rowsBy(own, ({ read }) => read);
    const byAnalyst = rowsBy(own, ({ row }) => `${row.imageId}\n${row.sourceId}`);
    const named = (key: string): number => new Set(byAnalyst.of(key).map(({ row }) => row.itemId)).size;
    // One analyst who names them all in one image has said so himself.
    if (byItem.keys.length < 2 || byAnalyst.keys.some((key) => named(key) >= byItem.keys.length)) return [];
    const isDestroyed = (item: string): boolean => {
      const telling = byItem.of(item).filter(({ tells }) => tells);
      return telling.length > 0 && telling.every(({ row }) => row.state === 'DESTROYED');
    };
    const rows = byItem.keys.flatMap((item) => byItem.of(item).map(({ row }) => row));
    const destroyed = byItem.keys.filter(isDestroyed).length;
    const covered = byImage.keys.filter(
      (read) => read.image.coverage === 'single_item' && byImage.of(read).every(({ row }) => row.itemId !== null),
    );
    return [
      {
        cell,
        fromGround: byItem.keys.some((item) => byItem.of(item).every(({ read }) => isGround(read))),
        covers: new Set(covered.map(({ image }) => image.id)),
        statement: {
          sourceId: 'named items',
          destroyed,
          damaged: byItem.keys.length - destroyed,
          atLeast: true,
          sumOnly: destroyed === 0 ? STATE_NOT_TOLD : 0,
          trust: least(rows.map((row) => row.confidence)),
          silent: 0,
          fromSilence: false,
          rows: rows.map((row) => row.row),
        },
      },
    ];
  });
}

/** Weight that items nobody called destroyed are hit, end state not told. */
const STATE_NOT_TOLD = endStateNotTold('ground_photo');

const isWrong = (row: Reading, decoys: ReturnType<typeof decoyItems>): boolean => whyNotFloor(row, decoys) !== null;
const isGround = ({ image }: ReadImage): boolean => image.channel === 'ground_photo';
const least = (all: readonly Confidence[]): number => Math.min(...all.map((one) => CONFIDENCE[one]));
