/** What stands above the revisions of a dossier: a page that leads to the newest, and a feed of what changed. */

import { html } from '../dossier/site/html.js';
import type { Correction } from '../dossier/site/pages.js';
import { document, list } from '../dossier/site/parts.js';

export type SeriesRevision = {
  readonly revision: number;
  readonly published: string;
  readonly title: string;
  /** of its manifest, `sha256:<hex>` */
  readonly digest: string;
  /** what changed in it */
  readonly corrections: readonly Correction[];
};

export const revisionFolder = (revision: number): string => `revision-${revision}`;

/** @param revisions newest first. Path → text. */
export function seriesFiles(revisions: readonly SeriesRevision[]): ReadonlyMap<string, string> {
  const [newest] = revisions;
  if (!newest) return new Map();
  return new Map([
    ['index.html', indexOf(revisions, newest)],
    ['feed.json', feedOf(revisions, newest)],
  ]);
}

const indexOf = (revisions: readonly SeriesRevision[], newest: SeriesRevision): string =>
  document(
    newest.title,
    html`<main id="content"><h1>${newest.title}</h1>
<p class="lede"><a href="${revisionFolder(newest.revision)}/index.html">Read revision ${String(newest.revision)}, ${newest.published}</a></p>
<h2>All revisions</h2>
<p>Each is kept as it was published. What changed, and why, stands under <a href="${revisionFolder(newest.revision)}/corrections.html">corrections</a> and in <a href="feed.json">the feed</a>.</p>
${list(revisions.map(({ revision, published, digest }) => html`<a href="${revisionFolder(revision)}/index.html">Revision ${String(revision)}</a>, ${published}, manifest <code>${digest}</code>`))}
</main>`,
  );

/** JSON Feed 1.1. */
const feedOf = (revisions: readonly SeriesRevision[], { title }: SeriesRevision): string =>
  `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: `${title}: revisions and corrections`,
      items: revisions.map(({ revision, published, digest, corrections }) => ({
        id: digest,
        url: `${revisionFolder(revision)}/index.html`,
        title: `Revision ${revision}`,
        date_published: `${published}T00:00:00Z`,
        content_text:
          corrections.length === 0
            ? 'No published number changed.'
            : corrections.map(({ what, old, now, why }) => `${what}: ${old} → ${now} (${why})`).join('\n'),
      })),
    },
    null,
    2,
  )}\n`;
