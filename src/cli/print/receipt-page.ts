/** The receipt of evidence files as a page: what each result means in plain sentences, its word of the closed list beside it. */
import type { Receipt } from '../../core/evidence/integrity/receipt.js';
import type { FileResult } from '../../core/evidence/integrity/vocabulary.js';
import { heading, labelled, type Page, stack } from './page.js';
import { paragraph } from './width.js';

export function receiptPage(receipt: Receipt, results: readonly FileResult[], page: Page): readonly string[] {
  const entries = receipt.entries.map(({ file, sentences }, i) => [
    ...paragraph(file, page.columns, 0).map(page.tone.strong),
    ...labelled('result', results[i]?.result ?? '', 2, page),
    ...sentences.flatMap((sentence) => paragraph(`  ${sentence}`, page.columns, 2)),
  ]);
  return stack([heading(receipt.title, page), ...entries, paragraph(receipt.limit, page.columns, 0)]);
}
