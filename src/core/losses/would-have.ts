/** What would have to be true for a claim's number to hold: by arithmetic on what is seen, never a probability. */

import type { Case } from '../case.js';
import type { Question } from '../claims/result.js';
import { type RowsBy, rowsBy } from '../measure/rows-by.js';
import type { Cell } from './cells.js';
import { cellTypeOf } from './cells.js';
import type { HitRow } from './floor-rows.js';
import { oddsRatioNeeded } from './recapture.js';

/** @param views what two kinds of images show; asked for where more is claimed than is seen */
export function wouldHaveToBeTrue(question: Question, floor: number, views: () => TwoViews): readonly string[] {
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
    const needed = linkNeeded(views(), low);
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
  const optical = new Array<number>(cells.length).fill(0);
  const other = new Array<number>(cells.length).fill(0);
  const places = rowsBy(cells.keys(), (c) => (cells[c] as Cell).site);
  for (const site of places.keys) {
    const here = places.of(site);
    const types = here.map((c) => (cells[c] as Cell).type);
    /** hits of one cell that one voice counts in one image */
    const voices = new Map<string, number>();
    for (const { read, reading } of hits.of(site)) {
      if (quantity !== 'hit' && reading.state !== 'DESTROYED') continue;
      const type = cellTypeOf(theCase, reading.assetType, types);
      if (type === null) continue;
      const c = here[types.indexOf(type)] as number;
      const voice = `${c}|${read.image.id}|${reading.sourceId}`;
      const count = (voices.get(voice) ?? 0) + (reading.count ?? 1);
      voices.set(voice, count);
      const most = read.image.channel === 'satellite_optical' ? optical : other;
      most[c] = Math.max(most[c] as number, count);
    }
  }
  return { optical, other };
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
