/**
 * What each analyst said of each cell in each image: the reading and silence rules (contract, "How rows are read";
 * losses-model, "Silence"). Rows of one analyst on one image, type and state are added first; rows of different
 * analysts or images never are.
 */
import type { Case, Item, Reading, RowPlace } from '../case.js';
import type { AnalystReading, ReadImage } from '../evidence/result.js';
import { type Cell, cellTypeOf, compatibleTypes, isHit, isNoCapability } from './cells.js';
import { ANALYST, CONFIDENCE, endStateNotTold, NO_HIT_SEEN } from './visibility.js';

/** One analyst on one cell in one image. Counts are of assets called destroyed and called damaged. */
export type Statement = {
  readonly sourceId: string;
  readonly destroyed: number;
  readonly damaged: number;
  readonly atLeast: boolean;
  /** weight 0..1 that only the sum was meant */
  readonly sumOnly: number;
  /** weight 0..1 that the row says what was seen */
  readonly trust: number;
  /** weight 0..1 that saying nothing means nothing (a weak zero); 0 for what was said */
  readonly silent: number;
  /** true for NO_DAMAGE without a number and for silence: off when silence means nothing */
  readonly fromSilence: boolean;
  readonly rows: readonly RowPlace[];
};

/** A hit count over several cells, type not told. */
export type SumStatement = Statement & { readonly cells: readonly number[]; readonly imageId: string };

export type ImageStatements = {
  readonly read: ReadImage;
  /** by index of the site's cells */
  readonly byCell: readonly (readonly Statement[])[];
};

export type SiteStatements = {
  readonly images: readonly ImageStatements[];
  readonly sums: readonly SumStatement[];
};

/** @param items of the case, by id @param cells of one site @param images read images of that site */
export function statementsAt(
  theCase: Case,
  items: ReadonlyMap<string, Item>,
  cells: readonly Cell[],
  images: readonly ReadImage[],
): SiteStatements {
  const types = cells.map((cell) => cell.type);
  const sums: SumStatement[] = [];
  const spoken = images.map((read): ImageStatements => {
    const byCell: Statement[][] = cells.map(() => []);
    for (const analyst of read.analysts) {
      const rows = analyst.readings.filter((row) => !isNoCapability(row) && !isKnownDecoy(row, items));
      for (const [index, statement] of typedStatements(theCase, types, read, analyst, rows))
        byCell[index]?.push(statement);
      sums.push(...sumStatements(theCase, types, read, analyst, rows));
    }
    return { read, byCell };
  });
  return { images: spoken, sums };
}

const isKnownDecoy = (row: Reading, items: ReadonlyMap<string, Item>): boolean => {
  const state = row.itemId === null ? null : items.get(row.itemId)?.identityState;
  return state === 'DECOY' || state === 'DERELICT';
};

function* typedStatements(
  theCase: Case,
  types: readonly string[],
  read: ReadImage,
  analyst: AnalystReading,
  rows: readonly Reading[],
): Generator<readonly [number, Statement]> {
  const place = (row: Reading): string | null => cellTypeOf(theCase, row.assetType, types);
  const typedHits = rows.filter((row) => isHit(row) && place(row) !== null);
  const tellsStates = rows.some((row) => row.state === 'DESTROYED' && isHit(row));
  const tallies = read.image.coverage !== 'single_item' && typedHits.some((row) => row.comparator === 'eq');
  for (const [index, type] of types.entries()) {
    const own = rows.filter((row) => place(row) === type);
    const hits = own.filter(isHit);
    const covering = rows.filter((row) => compatibleTypes(theCase, row.assetType, types).includes(type));
    if (hits.length > 0) {
      yield [index, hitStatement(analyst.sourceId, hits, tellsStates ? 0 : endStateNotTold(read.image.channel), read)];
    } else {
      const counted = own.filter(
        (row) => row.count !== null && (row.state !== 'UNKNOWN' ? row.state === 'NO_DAMAGE' || row.count === 0 : false),
      );
      const unnumbered = [...own, ...covering].filter((row) => row.state === 'NO_DAMAGE' && row.count === null);
      if (counted.length > 0)
        yield [index, zero(analyst.sourceId, counted, Math.min(NO_HIT_SEEN, trustOf(counted)), 0, false)];
      else if (unnumbered.length > 0) yield [index, zero(analyst.sourceId, unnumbered, NO_HIT_SEEN, 0, true)];
      // A generic hit row beside typed ones is their weaker copy and does not enter: it breaks no silence.
      else if (tallies) yield [index, zero(analyst.sourceId, typedHits, 1, ANALYST.silence, true)];
    }
  }
}

function hitStatement(sourceId: string, hits: readonly Reading[], sumOnly: number, read: ReadImage): Statement {
  const count = (state: Reading['state']): number =>
    hits.filter((row) => row.state === state).reduce((n, row) => n + (row.count ?? 1), 0);
  return {
    sourceId,
    destroyed: count('DESTROYED'),
    damaged: count('DAMAGED'),
    atLeast: read.image.coverage === 'single_item' || hits.some((row) => row.comparator !== 'eq'),
    sumOnly: count('DAMAGED') > 0 ? sumOnly : 0,
    trust: trustOf(hits),
    silent: 0,
    fromSilence: false,
    rows: hits.map((row) => row.row),
  };
}

const zero = (
  sourceId: string,
  rows: readonly Reading[],
  trust: number,
  silent: number,
  fromSilence: boolean,
): Statement => ({
  sourceId,
  destroyed: 0,
  damaged: 0,
  atLeast: false,
  sumOnly: 0,
  trust,
  silent,
  fromSilence,
  rows: rows.map((row) => row.row),
});

const trustOf = (rows: readonly Reading[]): number => Math.min(...rows.map((row) => CONFIDENCE[row.confidence]));

/** Generic hit rows of an analyst who named no type in this image. */
function sumStatements(
  theCase: Case,
  types: readonly string[],
  read: ReadImage,
  analyst: AnalystReading,
  rows: readonly Reading[],
): readonly SumStatement[] {
  const typed = rows.some((row) => isHit(row) && cellTypeOf(theCase, row.assetType, types) !== null);
  if (typed) return [];
  const generic = [...new Set(rows.filter(isHit).map((row) => row.assetType))];
  const tellsStates = rows.some((row) => row.state === 'DESTROYED' && isHit(row));
  return generic.flatMap((type) => {
    const cells = compatibleTypes(theCase, type, types).map((t) => types.indexOf(t));
    const hits = rows.filter((row) => isHit(row) && row.assetType === type);
    if (cells.length === 0) return [];
    const sumOnly = tellsStates ? 0 : endStateNotTold(read.image.channel);
    return [{ ...hitStatement(analyst.sourceId, hits, sumOnly, read), cells, imageId: read.image.id }];
  });
}
