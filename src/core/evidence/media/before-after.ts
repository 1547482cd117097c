/**
 * Pairs of images of one site, from before and after the strike, to be laid one over the other. A pair is data: which two, how many
 * days apart, and how far they can be compared.
 */
import type { Case, Image } from '../../case.js';
import { dayRange, firstDay, lastDay } from '../../measure/day.js';
import { type Gap, gap } from '../../problem.js';

export type BeforeAfter = {
  readonly siteId: string;
  readonly before: string;
  readonly after: string;
  /** whole days between them, at most */
  readonly daysApart: number;
  /** both optical or both radar: what is seen in one can be looked for in the other */
  readonly isSameChannel: boolean;
  /** metres per pixel of the coarser one; what is smaller cannot be compared */
  readonly resolutionM: number | Gap;
};

type Dated = { readonly image: Image; readonly first: number; readonly last: number };

/**
 * For each site of the case: the image of the last day before the strike with the one of the first day after it, of the same channel
 * where there is one. Images without a day, or of a day on which the strike may have been, are in no pair.
 */
export function beforeAfterPairs(
  theCase: Pick<Case, 'imagery' | 'sites' | 'strike'>,
): readonly (BeforeAfter | (Gap & { readonly siteId: string }))[] {
  const [from, to] = [firstDay(theCase.strike.from), lastDay(theCase.strike.to)];
  return theCase.sites.map(({ id: siteId }) => {
    const dated = theCase.imagery.filter((image) => image.siteId === siteId).flatMap(datedOf);
    const before = dated.filter(({ last }) => last < from).sort((a, b) => b.last - a.last);
    const after = dated.filter(({ first }) => first > to).sort((a, b) => a.first - b.first);
    const pair = closest(before, after);
    if (pair === null) {
      const missing =
        before.length === 0 ? 'no dated image from before the strike' : 'no dated image from after the strike';
      return { siteId, ...gap('too-few', missing) };
    }
    const [a, b] = pair;
    const resolutions = [a.image.resolutionM, b.image.resolutionM];
    return {
      siteId,
      before: a.image.id,
      after: b.image.id,
      daysApart: b.last - a.first,
      isSameChannel: a.image.channel === b.image.channel,
      resolutionM: resolutions.includes(null)
        ? gap('no-source', 'the resolution of one of them is not stated')
        : Math.max(...(resolutions as number[])),
    };
  });
}

function datedOf(image: Image): readonly Dated[] {
  const range = image.acquired === null ? null : dayRange(image.acquired);
  return range === null ? [] : [{ image, ...range }];
}

function closest(before: readonly Dated[], after: readonly Dated[]): readonly [Dated, Dated] | null {
  for (const a of before) for (const b of after) if (a.image.channel === b.image.channel) return [a, b];
  const [a, b] = [before[0], after[0]];
  return a && b ? [a, b] : null;
}
