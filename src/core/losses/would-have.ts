/** What would have to be true for a claim's number to hold: by arithmetic on what is seen, never a probability. */

import type { Case } from '../case.js';
import type { Question } from '../claims/result.js';
import { type RowsBy, rowsBy } from '../measure/rows-by.js';
import type { Cell } from './cells.js';
import { cellTypeOf } from './cells.js';
import type { HitRow } from './floor-rows.js';
import { oddsRatioNeeded } from './recapture.js';

export function wouldHaveToBeTrue(question: Question, floor: number, lists: TwoViews | null): readonly string[] {
  const { low, high, quantity } = question;
  const seen = quantity === 'destroyed' ? 'seen destroyed' : 'seen hit';
  const sentences: string[] = [];
  if (low !== null && low > floor) {
    const hidden = 1 - floor / low;
    sentences.push(
      floor === 0
        ? `All ${low} would have to lie outside every published image: none is ${seen}.`
        : `If ${low} were true, the ${floor} ${seen} would be ${percent(floor / low)} of them: about ${tenths(hidden)} would appear in no published image.`,
    );
    const needed = lists === null ? null : linkNeeded(lists, low);
    if (needed !== null)
      sentences.push(
        `The optical images and the others would have to be linked with an odds ratio of about ${needed} (1 = independent), taking their overlap as large as it can be.`,
      );
  }
  if (low !== null && low <= floor) sentences.push(`Nothing more than that the ${floor} ${seen} are read correctly.`);
  if (high !== null && high < floor)
    sentences.push(
      `At least ${floor - high} of the ${floor} ${seen} would have to be misread, decoys or from another day.`,
    );
  if (high !== null && high >= floor)
    sentences.push(
      high === floor
        ? 'Nothing beyond what is seen may have been lost.'
        : `No more than ${high - floor} beyond the ${floor} ${seen} may have gone unseen.`,
    );
  return sentences;
}

/** Hits per cell in optical satellite images, and in all other channels. */
export type TwoViews = { readonly optical: readonly number[]; readonly other: readonly number[] };

/** @param hits that may carry the floor, by site */
export function twoViews(
  theCase: Case,
  hits: RowsBy<HitRow, string>,
  cells: readonly Cell[],
  quantity: Question['quantity'],
): TwoViews {
  const at = rowsBy(cells, (cell) => cell.site);
  const most = (cell: Cell, optical: boolean): number => {
    const types = at.of(cell.site).map((other) => other.type);
    const mine = hits
      .of(cell.site)
      .filter(
        (hit) =>
          (quantity === 'hit' || hit.reading.state === 'DESTROYED') &&
          (hit.read.image.channel === 'satellite_optical') === optical &&
          cellTypeOf(theCase, hit.reading.assetType, types) === cell.type,
      );
    const voices = new Map<string, number>();
    for (const { read, reading } of mine) {
      const voice = `${read.image.id}|${reading.sourceId}`;
      voices.set(voice, (voices.get(voice) ?? 0) + (reading.count ?? 1));
    }
    return Math.max(0, ...voices.values());
  };
  return { optical: cells.map((cell) => most(cell, true)), other: cells.map((cell) => most(cell, false)) };
}

function linkNeeded({ optical, other }: TwoViews, total: number): string | null {
  const add = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
  const both = add(optical.map((n, i) => Math.min(n, other[i] as number)));
  const lists = { first: add(optical), second: add(other), both };
  if (total < lists.first + lists.second - both) return null;
  const ratio = oddsRatioNeeded(lists, total);
  if (typeof ratio !== 'number') return null;
  return ratio >= 10 ? String(Math.round(ratio)) : ratio.toFixed(1);
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const tenths = (share: number): string => {
  const n = Math.round(10 * share);
  return n === 0 ? 'fewer than 1 in 10' : n === 10 ? 'more than 9 in 10' : `${n} in 10`;
};
