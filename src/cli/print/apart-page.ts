/** A folder and the edits of its case that went apart: what each side changed, row by row, and what can be done. */
import type { Change, SidedChange } from '../../core/casefile/three-way.js';
import type { Apart } from '../../server/import-case.js';
import { type Page, stack } from './page.js';
import { printable } from './printable.js';
import { paragraph } from './width.js';

export function apartPage(path: string, { newest, folder, ways }: Apart, page: Page): readonly string[] {
  const { changes, conflicts } = ways;
  const of = (side: SidedChange['side']): readonly SidedChange[] => changes.filter((change) => change.side === side);
  const part = (title: string, list: readonly SidedChange[], print: (change: SidedChange) => string) =>
    list.length === 0
      ? []
      : [page.tone.strong(title), ...list.flatMap((one) => paragraph(`  ${print(one)}`, page.columns, 4))];
  const intro = `${newest.caseName}: the folder ${path} changed since revision ${folder.revision} was read from it, and the case was edited since (revision ${newest.revision}). Nothing was overwritten.`;
  return stack([
    paragraph(printable(intro), page.columns, 0),
    part('only in the folder', of('theirs'), ({ theirs }) => changeWords(theirs)),
    part('only in the edits', of('mine'), ({ mine }) => changeWords(mine)),
    part('in both alike', of('both'), ({ mine }) => changeWords(mine)),
    part('in both, to different ends', of('conflict'), ({ mine, theirs }) =>
      mine && theirs
        ? `${changeWords(mine)}; in the folder ${changeWords(theirs, false)}`
        : `${changeWords(mine ?? theirs)} (${mine ? 'the edits' : 'the folder'}); the other side took the row out or changed it`,
    ),
    [
      '--take folder   what the folder says; the edits stay in the history',
      '--take edits    what the edits say; the folder stays in the history',
      `--take both     both together${conflicts.length > 0 ? ', with --conflicts folder or --conflicts edits for what differs' : ''}`,
    ],
  ]);
}

/** `sites.csv north region: "r" → "x"`. */
export function changeWords(change: Change | null, withPlace = true): string {
  if (!change) return 'as it was';
  if (change.kind === 'file') return printable(`${change.change.path}: ${change.change.change}`);
  if (change.kind === 'property') {
    const { property, was, now } = change.change;
    return printable(`${withPlace ? `datapackage.json ${property}: ` : ''}${shown(was)} → ${shown(now)}`);
  }
  const { edit } = change;
  const place = `${edit.table} ${edit.key.join(' ')}`;
  if (edit.kind === 'add') return printable(`${place}: a new row`);
  if (edit.kind === 'remove') return printable(`${place}: the row is gone`);
  return printable(`${withPlace ? `${place} ${edit.column}: ` : ''}${shown(edit.was)} → ${shown(edit.now)}`);
}

const MOST = 120;

function shown(value: unknown): string {
  const text = value === null || value === '' ? 'blank' : JSON.stringify(value);
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}
