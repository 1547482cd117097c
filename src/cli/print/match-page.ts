/** Lists matched, for a desk: how many assets are on which lists, which merges are doubtful, and why each was made. */
import { basename } from 'node:path';
import { grouped, percent, plural } from '../../core/dossier/number-words.js';
import type { LossRecord } from '../../core/evidence/matching/loss-record.js';
import type { Matching } from '../../core/evidence/matching/match.js';
import { quantiles } from '../../core/numerics/quantiles.js';
import { heading, type Page, stack } from './page.js';
import { printableDeep } from './printable.js';
import { type Column, table } from './table.js';
import { paragraph } from './width.js';

const MOST_ROWS = 20;
const SURE = 0.95;

export function matchPage(
  records: readonly LossRecord[],
  names: readonly string[],
  matching: Matching,
  page: Page,
): string {
  const short = names.map((name) => basename(name));
  const lists = printableDeep(new Set(short).size === names.length ? short : names);
  const sizes = lists.map((_, i) => records.filter(({ list }) => list === i).length);
  const title = lists.map((name, i) => `${name}: ${plural(sizes[i] as number, 'record')}`).join(', ');
  const sure = matching.merges.filter(({ probability }) => probability >= SURE).length;
  const summary = `${plural(matching.merges.length, 'merge')} at least as likely as not, ${grouped(sure)} of them at ${100 * SURE} % or more. No record is changed; each merge can be left out by its number.`;
  return `${stack([
    heading(title, page),
    paragraph(summary, page.columns, 0),
    patternsPart(lists, matching, page),
    doubtPart(records, lists, matching, page),
  ]).join('\n')}\n`;
}

const PATTERNS: readonly Column[] = [
  { head: 'on exactly', gives: true },
  { head: 'assets', align: 'right' },
  { head: '90 % of the draws', align: 'right' },
];

function patternsPart(lists: readonly string[], { patterns }: Matching, page: Page): readonly string[] {
  const rows = [...patterns.expected].map(([pattern, mean]) => {
    const drawn = Float64Array.from(patterns.draws, (draw) => draw.get(pattern) ?? 0);
    const [low, high] = quantiles(drawn, [0.05, 0.95]) as [number, number];
    const on = lists.filter((_, i) => pattern[i] === '1').join(' + ');
    return { cells: [on, grouped(mean), `${grouped(low)} to ${grouped(high)}`] };
  });
  return table(PATTERNS, rows, page);
}

const DOUBTS: readonly Column[] = [
  { head: 'merge', align: 'right' },
  { head: 'records' },
  { head: 'probability', align: 'right' },
  { head: 'what they have in common', gives: true },
];

/** The least sure merges, which a reader should look at first. */
function doubtPart(
  records: readonly LossRecord[],
  lists: readonly string[],
  { merges }: Matching,
  page: Page,
): readonly string[] {
  const doubtful = merges.filter(({ probability }) => probability < SURE);
  if (doubtful.length === 0) return [];
  const where = (record: number): string => {
    const { list, line } = records[record] as LossRecord;
    return `${lists[list]}:${line}`;
  };
  const rows = doubtful.slice(-MOST_ROWS).map(({ id, first, second, probability, because }) => ({
    cells: [
      `${id}`,
      `${where(first)} ${where(second)}`,
      percent(probability),
      Object.entries(because)
        .filter(([, level]) => level !== 'not stated')
        .map(([field, level]) => `${field} ${level}`)
        .join(', '),
    ],
  }));
  const more = doubtful.length - rows.length;
  return [...table(DOUBTS, rows, page), ...(more > 0 ? [`and ${grouped(more)} surer ones (all of them: --json)`] : [])];
}
