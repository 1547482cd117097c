/** A draft as plain text, HTML or Markdown, its footnotes with it. Whatever comes from a case is text and nothing else. */

import type { Draft, DraftNote, DraftSpan } from './draft.js';
import type { PrintedRow } from './row-address.js';
import { escaped } from './site/html.js';

export const DRAFT_FORMATS = ['text', 'html', 'md'] as const;
export type DraftFormat = (typeof DRAFT_FORMATS)[number];

export function printDraft(draft: Draft, format: DraftFormat): string {
  switch (format) {
    case 'text':
      return asText(draft);
    case 'html':
      return asHtml(draft);
    case 'md':
      return asMarkdown(draft);
    default:
      return format satisfies never;
  }
}

function asText({ paragraphs, notes, made }: Draft): string {
  const told = paragraphs.map((spans) =>
    spans.map(({ text, note }) => text + (note === null ? '' : `[${note}]`)).join(''),
  );
  const foot = notes.map(({ number, text, rows }) => {
    return `[${number}] ${text}${rowList(rows, ({ id }) => id)}`;
  });
  // Rows are shared between notes: each address is told once.
  const seen = new Map(
    notes.flatMap(({ rows }) => rows.flatMap(({ id, url }) => (url === undefined ? [] : [[id, url]]))),
  );
  const addresses = [...seen].map(([id, url]) => `${id}: ${url}`);
  return `${[...told, foot.join('\n'), addresses.join('\n'), made].filter((part) => part !== '').join('\n\n')}\n`;
}

function asHtml({ claim, paragraphs, notes, made }: Draft): string {
  const anchor = (number: number): string => `note-${escaped(claim)}-${number}`;
  const span = ({ text, note }: DraftSpan): string =>
    escaped(text) + (note === null ? '' : `<sup><a href="#${anchor(note)}">${note}</a></sup>`);
  const row = ({ id, url }: PrintedRow): string =>
    url === undefined ? escaped(id) : `<a href="${escaped(url)}">${escaped(id)}</a>`;
  const foot = ({ number, text, rows }: DraftNote): string =>
    `<li id="${anchor(number)}">${escaped(text)}${rowList(rows, row, escaped)}</li>`;
  return [
    ...paragraphs.map((spans) => `<p>${spans.map(span).join('')}</p>`),
    `<ol>\n${notes.map(foot).join('\n')}\n</ol>`,
    `<p><small>${escaped(made)}</small></p>\n`,
  ].join('\n');
}

function asMarkdown({ claim, paragraphs, notes, made }: Draft): string {
  const mark = (number: number): string => `[^${claim.replace(/[^A-Za-z0-9-]/g, '-')}-${number}]`;
  const span = ({ text, note }: DraftSpan): string => escapeMarkdown(text) + (note === null ? '' : mark(note));
  const row = ({ id, url }: PrintedRow): string =>
    url === undefined ? escapeMarkdown(id) : `[${escapeMarkdown(id)}](<${url.replace(/[<>\\]/g, encodeURIComponent)}>)`;
  const foot = ({ number, text, rows }: DraftNote): string =>
    `${mark(number)}: ${escapeMarkdown(text)}${rowList(rows, row, escapeMarkdown)}`;
  const told = paragraphs.map((spans) => spans.map(span).join(''));
  return `${[...told, ...notes.map(foot), escapeMarkdown(made)].join('\n\n')}\n`;
}

/** ` Rows: claims a; readings b, c.` */
function rowList(
  rows: readonly PrintedRow[],
  print: (row: PrintedRow) => string,
  plain: (text: string) => string = (text) => text,
): string {
  const tables = [...new Set(rows.map(({ table }) => table))];
  const lists = tables.map((table) => {
    const own = new Map(rows.filter((row) => row.table === table).map((row) => [row.id, row]));
    return `${plain(table)} ${[...own.values()].map(print).join(', ')}`;
  });
  return lists.length === 0 ? '' : ` Rows: ${lists.join('; ')}.`;
}

const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>#|~^$&]/g, (c) => `\\${c}`).replace(/\n/g, ' ');
