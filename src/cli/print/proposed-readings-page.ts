/** What could be read of the lists of others, and what is left to say of it. */
import { plural } from '../../core/dossier/number-words.js';
import type { Proposed } from '../../core/exchange/propose-readings.js';
import { heading, type Page, stack } from './page.js';
import { printableDeep } from './printable.js';
import { paragraph } from './width.js';

const MOST_SHOWN = 20;

export function proposedReadingsPage(
  made: Proposed,
  at: { readonly case: string; readonly out: string | null },
  page: Page,
): string {
  const { proposals, passedOver } = printableDeep(made);
  const shown = proposals
    .slice(0, MOST_SHOWN)
    .map(({ from, said, open, heed }) => [
      page.tone.faint(from),
      ...paragraph(said, page.columns, 2),
      ...(open.length === 0 ? [] : paragraph(`left to say: ${open.join(', ')}`, page.columns, 2)),
      ...heed.flatMap((line) => paragraph(line, page.columns, 2)),
    ]);
  const rest = proposals.length - shown.length;
  const words = [
    ...(rest > 0 ? [`And ${rest} more.`] : []),
    ...passedOver.map(({ why, records }) => `${plural(records, 'record')} not proposed: ${why}.`),
    proposals.length === 0
      ? 'Nothing to decide.'
      : at.out === null
        ? 'To decide on them, write them into a table with --out proposals.csv.'
        : `Say yes or no in the first column of ${at.out}, fill in what is open, then: plumbline propose <case> --accept ${at.out}`,
    'No record becomes a reading by itself: somebody looks at the picture and says so.',
  ];
  return `${stack([
    heading(`${plural(proposals.length, 'reading')} proposed for ${at.case}`, page),
    ...shown,
    ...words.map((line) => paragraph(line, page.columns, 0)),
  ]).join('\n')}\n`;
}
