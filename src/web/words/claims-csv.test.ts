import { expect, test } from 'vitest';
import { parseRecords } from '../../core/casefile/table.js';
import { asClaims } from '../../core/claims/extract/as-claims.js';
import { proposeClaims } from '../../core/claims/extract/extract.js';
import { NO_CONTEXT } from '../../core/claims/extract/text-context.js';
import { CLAIM_COLUMNS, claimsCsv } from './claims-csv.js';

test('accepted rows read back as a table, and words of a text never become a formula', () => {
  const claims = asClaims(proposeClaims('They said 12 vans were hit.', NO_CONTEXT), null).map((claim) => ({
    ...claim,
    paraphrase: '=HYPERLINK("http://x","12 vans")',
  }));
  const problems: unknown[] = [];
  const records = parseRecords(
    claimsCsv(claims, () => false),
    (...problem) => problems.push(problem),
  );
  expect(problems).toEqual([]);
  const [head, row] = records ?? [];
  expect(head?.cells).toEqual([...CLAIM_COLUMNS]);
  const cells = Object.fromEntries(CLAIM_COLUMNS.map((column, i) => [column, row?.cells[i]]));
  expect([cells.measure, cells.verb, cells.low, cells.date]).toEqual(['count', 'HIT', '12', '']);
  expect(cells.paraphrase?.startsWith("'=")).toBe(true);
});
