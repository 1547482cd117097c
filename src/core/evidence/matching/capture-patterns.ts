/**
 * From linked records to capture patterns, with the doubt carried on: which lists hold how many assets, in every draw of the
 * links. An estimate of a total repeated over the draws includes the doubt of the matching; one on the expected counts does not.
 */

/** Numbers of assets by pattern: `101` is on the first and third list and not on the second. */
export type PatternCounts = ReadonlyMap<string, number>;

export type CapturePatterns = {
  readonly lists: number;
  /** mean over the draws */
  readonly expected: PatternCounts;
  /** whole counts of each draw */
  readonly draws: readonly PatternCounts[];
};

/** @param counts by draw, of masks with bit i for list i */
export function capturePatterns(counts: readonly ReadonlyMap<number, number>[], lists: number): CapturePatterns {
  const masks = [...new Set(counts.flatMap((draw) => [...draw.keys()]))].sort((a, b) => a - b);
  const textOf = new Map(masks.map((mask) => [mask, patternText(mask, lists)]));
  const named = (at: (mask: number) => number): PatternCounts =>
    new Map(masks.map((mask) => [textOf.get(mask) as string, at(mask)] as const).filter(([, count]) => count > 0));
  return {
    lists,
    expected: named((mask) => counts.reduce((sum, draw) => sum + (draw.get(mask) ?? 0), 0) / counts.length),
    draws: counts.map((draw) => named((mask) => draw.get(mask) ?? 0)),
  };
}

const patternText = (mask: number, lists: number): string =>
  Array.from({ length: lists }, (_, i) => ((mask >>> i) & 1 ? '1' : '0')).join('');
