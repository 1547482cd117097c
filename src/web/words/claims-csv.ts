/** Accepted proposals as rows of claims.csv, to be pasted under those of a case. */

import type { Claim } from '../../core/case.js';
import { cellTextRule } from '../../core/casefile/cell-text.js';
import { printCells } from '../../core/casefile/table.js';

export const CLAIM_COLUMNS = [
  'id',
  'source_id',
  'root_id',
  'date',
  'measure',
  'verb',
  'comparator',
  'low',
  'high',
  'unit',
  'scope_sites',
  'scope_types',
  'denominator',
  'as_of',
  'hedge',
  'headline',
  'paraphrase',
  'url',
  'basis',
  'note',
] as const;

/** @param isDated false where the text named no day: the cell stays blank */
export function claimsCsv(claims: readonly Claim[], isDated: (claim: Claim) => boolean): string {
  const rows = claimRows(claims, isDated);
  return `${[[...CLAIM_COLUMNS], ...rows].map(printCells).join('\n')}\n`;
}

/** A row of cells for each, in the order of the columns. */
export const claimRows = (
  claims: readonly Claim[],
  isDated: (claim: Claim) => boolean,
): readonly (readonly string[])[] =>
  claims.map((claim) =>
    [
      claim.id,
      claim.sourceId,
      claim.rootId,
      isDated(claim) ? claim.date : '',
      claim.measure,
      claim.verb,
      claim.comparator,
      claim.low,
      claim.high,
      claim.unit,
      claim.scopeSites.join(';'),
      claim.scopeTypes.join(';'),
      claim.denominator,
      claim.asOf,
      claim.hedge,
      'no',
      claim.paraphrase,
      claim.url,
      claim.basis,
      claim.note,
    ].map((cell) => safe(String(cell ?? ''))),
  );

/** A spreadsheet must not take words of a text for a formula. */
function safe(cell: string): string {
  const plain = cell.replaceAll(/\s+/g, ' ').trim();
  return cellTextRule(plain, true) === null ? plain : `'${plain}`;
}
