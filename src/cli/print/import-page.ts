/** What an import brought, in sentences. */
import { plural } from '../../core/dossier/number-words.js';
import { heading, type Page, stack } from './page.js';
import { printableDeep } from './printable.js';
import { paragraph } from './width.js';

export type Imported = {
  readonly file: string;
  readonly case: string;
  readonly known: string;
  readonly added: number;
  readonly restated: number;
  readonly withdrawn: number;
  readonly unchanged: number;
  readonly malformed: number;
  readonly lagDays: { readonly median: number; readonly q95: number; readonly of: number } | null;
};

export function importPage(imported: Imported, page: Page): string {
  const {
    file,
    added,
    restated,
    withdrawn,
    unchanged,
    malformed,
    known,
    lagDays,
    case: name,
  } = printableDeep(imported);
  const counts = [
    restated > 0 ? `${plural(restated, 'record')} changed: the earlier version is kept.` : null,
    withdrawn > 0 ? `${plural(withdrawn, 'record')} are not on the list any more: marked withdrawn.` : null,
    unchanged > 0 ? `${plural(unchanged, 'record')} say what they said.` : null,
    malformed > 0 ? `${plural(malformed, 'row')} left out.` : null,
    `New versions without a day of their own are known from ${known}.`,
    lagDays === null
      ? null
      : `From when it happened to when it was known: ${plural(lagDays.median, 'day')} in the middle, ${lagDays.q95} at the slow end (95 %), over ${plural(lagDays.of, 'record')} that tell both.`,
    `They stand in records.csv of ${name} and enter no number. To decide which of them are readings: plumbline propose.`,
  ].filter((line) => line !== null);
  return `${stack([
    heading(`${plural(added, 'record')} added from ${file}`, page),
    ...counts.map((line) => paragraph(line, page.columns, 0)),
  ]).join('\n')}\n`;
}
