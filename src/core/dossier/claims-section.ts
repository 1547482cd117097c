/** Claims as the assessment document shows them: each with what is asked of it, the roots, the arithmetic audit. */
import type { ClaimEntry, Claims } from '../claims/result.js';
import { orGap, stated } from './blank.js';
import type { PrintedRow, rowAddresses } from './row-address.js';

type Address = ReturnType<typeof rowAddresses>;

export function claimsSection(claims: Claims, address: Address) {
  return {
    entries: claims.entries.map((entry) => entrySection(entry, address)),
    roots: claims.roots,
    arithmetic: claims.arithmetic.map((finding) => ({
      ...stated(finding),
      rule: finding.rule,
      claims: finding.claims,
      sentence: finding.sentence,
      rows: finding.rows.map(address),
    })),
    warnings: claims.warnings,
  };
}

function entrySection({ claim, root, speaker, side, scope, question, warnings }: ClaimEntry, address: Address) {
  const { id, date, measure, verb, comparator, low, high, unit, denominator, asOf, hedge, headline, paraphrase } =
    claim;
  const row: PrintedRow = address(claim.row);
  return {
    claim: id,
    root,
    speaker,
    side,
    date,
    measure,
    ...stated({ verb, comparator, low, high, unit, denominator, asOf, hedge }),
    headline,
    paraphrase,
    scope: { sites: scope.sites, everySite: scope.everySite, ...stated({ types: scope.types }) },
    question: orGap(question, ({ quantity, statement, ...event }) => ({ quantity, ...stated(event), statement })),
    warnings,
    row,
  };
}
