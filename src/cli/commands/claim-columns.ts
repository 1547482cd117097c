/** The columns of claims.csv under their own names; a blank cell is null: not stated. `text` is what is kept of the words. */
import type { Claim } from '../../core/case.js';
import type { ArithmeticFinding } from '../../core/claims/result.js';

export const columnsOf = (claim: Claim) => ({
  text: claim.paraphrase,
  id: claim.id,
  source_id: claim.sourceId,
  root_id: claim.rootId,
  date: claim.date,
  measure: claim.measure,
  verb: claim.verb,
  comparator: claim.comparator,
  low: claim.low,
  high: claim.high,
  unit: claim.unit,
  scope_sites: claim.scopeSites,
  scope_types: claim.scopeTypes,
  denominator: claim.denominator,
  as_of: claim.asOf,
  hedge: claim.hedge,
  headline: claim.headline,
  paraphrase: claim.paraphrase,
  url: claim.url,
  basis: claim.basis,
  note: claim.note,
});

export const findingOf = ({ rule, claims: ids, sentence, low, high, unit }: ArithmeticFinding) => ({
  rule,
  sentence,
  low,
  high,
  unit,
  claims: ids,
});
