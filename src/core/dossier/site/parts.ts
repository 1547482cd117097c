/** What every page of a dossier is made of: the frame, a figure with its table, a table, a gap in words. */
import type { Gap } from '../../problem.js';
import { type Html, html, markup } from './html.js';
import { STYLE } from './style.js';

export type About = {
  /** name of the case */
  readonly name: string;
  readonly title: string;
  readonly revision: number;
  /** day it is published as, given by whoever publishes */
  readonly published: string;
  readonly audience: 'public' | 'desk';
  /** of the assessment document, `sha256:<hex>` */
  readonly digest: string;
  /** whether `dossier.pdf` lies beside the pages */
  readonly hasPdf: boolean;
};

const PAGES = [
  ['index.html', 'Findings'],
  ['claims.html', 'Every claim'],
  ['sources.html', 'Rows and sources'],
  ['corrections.html', 'Corrections'],
] as const;
export type PageFile = (typeof PAGES)[number][0];

/** @param file the page it is, for the way round */
export function page(about: About, file: PageFile, title: string, body: Html): string {
  const nav = PAGES.map(([to, words]) =>
    to === file ? html`<li aria-current="page">${words}</li>` : html`<li><a href="${to}">${words}</a></li>`,
  );
  return document(
    `${title} · ${about.title}`,
    html`<a class="skip" href="#content">Skip to the content</a>
<header><p class="kicker">${about.title} · revision ${String(about.revision)}, published ${about.published}</p>
<nav aria-label="Pages of the dossier"><ul>${nav}${about.hasPdf ? html`<li><a href="dossier.pdf">To print (PDF)</a></li>` : null}</ul></nav></header>
${about.audience === 'desk' ? html`<p class="desk">For the desk, not for publication: fields are in here that a public dossier leaves out.</p>` : null}
<main id="content">${body}</main>
<footer><p>Dossier of ${about.name}, revision ${String(about.revision)}, ${about.published}. Assessment
<code>${about.digest}</code>. Every file is in <a href="manifest.json">manifest.json</a>; how to check them without any
special program stands in <a href="VERIFY.md">VERIFY.md</a>. Assessment after the fact, from public reporting.</p></footer>`,
  );
}

export function document(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${markup(STYLE)}</style>
</head>
<body>
${body}
</body>
</html>
`.markup;
}

/** Figures stand to the right and do not break; what is wide is given room for whole lines. */
export type Column<T> = {
  readonly head: string;
  readonly cell: (row: T) => string | Html;
  readonly figures?: boolean;
  readonly wide?: boolean;
};

/** The first column names the row. @param label tells it from the other tables of its page, where its caption does not */
export function table<T>(caption: string, columns: readonly Column<T>[], rows: readonly T[], label = caption): Html {
  const heads = columns.map((column) => html`<th scope="col"${kind(column)}>${column.head}</th>`);
  const lines = rows.map((row) => {
    const cells = columns.map((column, i) =>
      i === 0 ? html`<th scope="row">${column.cell(row)}</th>` : html`<td${kind(column)}>${column.cell(row)}</td>`,
    );
    return html`<tr>${cells}</tr>`;
  });
  return html`<section class="table" aria-label="${label}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table></section>`;
}

const kind = ({ figures, wide }: { readonly figures?: boolean; readonly wide?: boolean }): Html =>
  markup(figures ? ' class="n"' : wide ? ' class="w"' : '');

/**
 * A chart is never alone: its finding above it, its sentence, and the numbers of it behind it.
 * @param method how it was computed; null where charts side by side share one note below them
 */
export function figure(
  id: string,
  title: string,
  sentence: string,
  chart: Html,
  numbers: Html,
  method: string | null,
): Html {
  return html`<figure id="${id}" aria-labelledby="${id}-title">
<figcaption><h3 id="${id}-title">${title}</h3><p>${sentence}</p></figcaption>
<div class="chart">${chart}</div>
<details class="behind"><summary>The numbers of it</summary>${numbers}</details>
${method === null ? null : methodNote(method)}
</figure>`;
}

export const methodNote = (method: string): Html =>
  html`<details><summary>How this was computed</summary><p>${method}</p></details>`;

export const section = (id: string, title: string, body: readonly (Html | null)[]): Html =>
  html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${body.flatMap((part) => part ?? [])}</section>`;

export const list = (items: readonly (string | Html)[]): Html =>
  items.length === 0 ? html`` : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;

/** A number that cannot be had is said in words. */
export const gapNote = ({ gap }: { readonly gap: Gap }): Html =>
  html`<p class="gap">No number here: ${gap.reason.replaceAll('-', ' ')}. ${gap.detail}</p>`;

export const hasGap = (value: unknown): value is { readonly gap: Gap } =>
  typeof value === 'object' && value !== null && 'gap' in value && typeof value.gap === 'object' && value.gap !== null;
