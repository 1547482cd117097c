/** The custody log of a case as a page: how far it stands, who signed it, what the last checks found, then its records. */

import { plural } from '../../core/dossier/number-words.js';
import type { CustodyDocument } from '../commands/custody.js';
import { heading, labelled, type Page, stack } from './page.js';
import { type Column, table } from './table.js';
import { paragraph } from './width.js';

const LOG: readonly Column[] = [
  { head: 'no.', align: 'right' },
  { head: 'at' },
  { head: 'who' },
  { head: 'did' },
  { head: 'what', gives: true },
];
const DIGITS = 'sha256:'.length + 12;

export function custodyPage(document: CustodyDocument, page: Page): readonly string[] {
  const { records, brokenAt, rule, checkpoints, unsigned, log, limit } = document;
  const stands =
    brokenAt === null
      ? `${plural(records, 'record')}, each carrying the hash of the one before`
      : `altered: record ${brokenAt} does not stand (${rule}); nothing from there on is vouched for`;
  return stack([
    heading(stands, page),
    [
      ...checkpoints.flatMap(({ at, size, key, fault }) =>
        labelled('signed', fault ?? `${plural(size ?? 0, 'record')}, ${at}, by ${key}`, 2, page),
      ),
      ...labelled('unsigned', unsignedWords(checkpoints.length, unsigned), 2, page),
      ...labelled('bytes', bytesWords(document), 2, page),
    ],
    log === undefined || log.length === 0
      ? []
      : table(
          LOG,
          log.map(({ seq, at, actor, action, item, note }) => ({
            cells: [String(seq), at, actor, action, `${item.slice(0, DIGITS)}… ${noteWords(note)}`.trim()],
          })),
          page,
        ),
    paragraph(limit, page.columns, 0),
  ]);
}

const unsignedWords = (checkpoints: number, unsigned: number): string =>
  checkpoints === 0
    ? 'no signed checkpoint: that the end of the log is whole cannot be shown (plumbline custody <case> checkpoint)'
    : `${plural(unsigned, 'record')} since the last signature that holds`;

function bytesWords({ files, fixity: { same, altered, missing, never }, lastCheck }: CustodyDocument): string {
  const parts = [
    `${same} the same`,
    ...(altered > 0 ? [`${altered} altered`] : []),
    ...(missing > 0 ? [`${missing} missing`] : []),
    ...(never > 0 ? [`${never} not read again since they came in`] : []),
  ];
  return `${plural(files, 'file')}: ${parts.join(', ')}; last read again ${lastCheck ?? 'never'}`;
}

/** What an entry is called, not the whole of it. */
function noteWords(note: string | undefined): string {
  if (note === undefined) return '';
  const name = /^entry \{.*"name":("(?:[^"\\]|\\.)*")/.exec(note)?.[1];
  return name === undefined ? note : String(JSON.parse(name));
}

export type FixityDocument = {
  readonly files: number;
  readonly checked: number;
  readonly left: number;
  readonly same: number;
  readonly altered: number;
  readonly missing: number;
  readonly checks: readonly { readonly item: string; readonly state: string | undefined }[];
};

export function fixityPage(document: FixityDocument, page: Page): readonly string[] {
  const { files, checked, left, same, altered, missing, checks } = document;
  const against = checks.filter(({ state }) => state !== 'same');
  const title =
    checked === 0
      ? `${plural(files, 'file')}: none is due`
      : `${plural(checked, 'file')} of ${files} read again: ${same} the same${altered > 0 ? `, ${altered} altered` : ''}${missing > 0 ? `, ${missing} missing` : ''}`;
  return stack([
    heading(title, page),
    against.flatMap(({ item, state }) => labelled(state ?? '', item, 2, page)),
    left === 0 ? [] : paragraph(`${plural(left, 'file')} due and not reached in this run.`, page.columns, 0),
  ]);
}
