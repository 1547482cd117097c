/** A dossier as pages: readable from disk, without a script, with nothing to fetch. Path in the dossier → text. */
import type { FogPoint } from '../../losses/result.js';
import type { Assessment } from '../assessment.js';
import { cardSvg, embedPage, oEmbed } from './cards.js';
import { type CitedRow, type Correction, claimsPage, correctionsPage, indexPage, sourcesPage } from './pages.js';
import type { About } from './parts.js';

export type SiteInput = {
  readonly assessment: Assessment;
  /** what could be said on each day; empty where it is not drawn */
  readonly fog: readonly FogPoint[];
  readonly about: Omit<About, 'title' | 'name'>;
  /** newest first */
  readonly corrections: readonly Correction[];
};

export function siteFiles({ assessment, fog, about: told, corrections }: SiteInput): ReadonlyMap<string, string> {
  const about: About = { ...told, name: assessment.case, title: assessment.title };
  const files = new Map<string, string>([
    ['index.html', indexPage(assessment, fog, about, corrections)],
    ['claims.html', claimsPage(assessment, about)],
    ['sources.html', sourcesPage(citedRows(assessment), about)],
    ['corrections.html', correctionsPage(corrections, about)],
  ]);
  for (const entry of assessment.claims.entries) {
    const verdict = assessment.verdicts.find(({ claim }) => claim === entry.claim);
    if (!entry.headline || !verdict) continue;
    files.set(`embed/${entry.claim}.html`, embedPage(entry, verdict, about));
    files.set(`embed/${entry.claim}.json`, oEmbed(entry, verdict, about));
    files.set(`cards/${entry.claim}.svg`, cardSvg(entry, verdict, about));
  }
  return files;
}

/** Every row any number of the document names, once, in the order of tables and lines. */
export function citedRows(assessment: Assessment): readonly CitedRow[] {
  const found = new Map<string, CitedRow>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (typeof value === 'object' && value !== null) {
      if ('table' in value && 'line' in value && 'id' in value) {
        const row = value as CitedRow;
        found.set(`${row.table}:${row.line}`, row);
      } else for (const one of Object.values(value)) walk(one);
    }
  };
  walk(assessment);
  return [...found.values()].sort((a, b) => (a.table < b.table ? -1 : a.table > b.table ? 1 : a.line - b.line));
}
