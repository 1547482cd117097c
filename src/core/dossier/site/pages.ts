/** The four pages of a dossier. */
import type { FogPoint } from '../../losses/result.js';
import type { Assessment } from '../assessment.js';
import { percent, plural } from '../number-words.js';
import { claimId, claimPart } from './claim-part.js';
import { type Html, hostOf, html, link } from './html.js';
import { floorSection, fogFigure, plumbFigure, totalsSection } from './losses-part.js';
import { type About, gapNote, hasGap, list, page, section, table } from './parts.js';
import { costSection, depthSection, fleetSection, leverageSection, perceptionSection } from './stages-part.js';

export type Correction = {
  /** which number */
  readonly what: string;
  readonly old: string;
  readonly now: string;
  readonly why: string;
  /** day */
  readonly on: string;
  /** in which it was corrected */
  readonly revision: number;
};

type Entry = Assessment['claims']['entries'][number];

export function indexPage(
  assessment: Assessment,
  fog: readonly FogPoint[],
  about: About,
  corrections: readonly Correction[],
): string {
  const { losses, claims, verdicts, warnings } = assessment;
  const headlines = claims.entries.filter(({ headline }) => headline);
  const rest = claims.entries.length - headlines.length;
  return page(
    about,
    'index.html',
    'Findings',
    html`<h1>${finding(assessment)}</h1>
<p class="lede">${lede(assessment)}</p>
${
  hasGap(losses)
    ? gapNote(losses)
    : section('said', 'What was said, and what is seen', [
        plumbFigure(assessment, losses, 'hit'),
        plumbFigure(assessment, losses, 'destroyed'),
      ])
}
${section('claims', 'The headline claims, weighed', [
  html`<p>Each verdict in one order: what is seen, the chance under three visibilities, what would have to be true, what would change our mind. A claim and all that rests on its origin are left out of the evidence against which it is weighed.</p>`,
  ...headlines.map((entry) => claimPart(entry, verdictOf(verdicts, entry))),
  rest > 0 ? html`<p><a href="claims.html">${plural(rest, 'other claim')} of the case</a></p>` : null,
])}
${hasGap(losses) ? null : [floorSection(losses), totalsSection(losses)]}
${hasGap(losses) ? null : fogFigure(fog, assessment.strike.from, assessment.config.scenario)}
${costSection(assessment)}
${fleetSection(assessment)}
${depthSection(assessment)}
${perceptionSection(assessment)}
${leverageSection(assessment)}
${section('limits', 'What this rests on, and where it stops', [
  html`<p>Assessment after the fact, of what was published by ${assessment.asOf}. It says nothing of how such a strike is done and nothing of what is where today. Images are read by others; an image that nobody read carries no information. Three visibility scenarios stand side by side because no evidence decides between them.</p>`,
  list([...new Set(warnings)]),
  html`<p>Seed ${String(assessment.seed)}, version ${assessment.plumbline}, tables ${html`<code>${assessment.inputDigest}</code>`}. The same tables, seed and version give the same bytes.</p>`,
])}
${section('corrections', 'Corrections', [correctionsPart(corrections)])}`,
  );
}

function verdictOf(verdicts: Assessment['verdicts'], { claim }: Entry): Assessment['verdicts'][number] {
  return verdicts.find((verdict) => verdict.claim === claim) as Assessment['verdicts'][number];
}

/** What is seen first, and the largest headline claim of the whole case after it. */
function finding({ losses, claims, verdicts, config }: Assessment): string {
  if (hasGap(losses)) return 'How many were lost cannot be said from what is there';
  const { damagedOrDestroyed } = losses.floor;
  const noun = (
    claims.entries.find(({ measure, headline }) => measure === 'count' && headline)?.unit ?? 'assets'
  ).replaceAll('_', ' ');
  const seen =
    damagedOrDestroyed === 0 ? `No ${noun} seen hit` : `${damagedOrDestroyed} ${noun} seen damaged or destroyed`;
  const asked = claims.entries.flatMap((entry) => {
    const { question, headline, scope } = entry;
    const holds = verdictOf(verdicts, entry)?.holds;
    if (!headline || 'gap' in question || !scope.everySite || 'types' in scope || question.quantity !== 'hit' || !holds)
      return [];
    return [{ number: question.low ?? 0, statement: question.statement, p: holds[config.scenario] }];
  });
  const largest = asked.sort((a, b) => b.number - a.number)[0];
  if (!largest || largest.number <= damagedOrDestroyed) return seen;
  const verb = largest.p < 0.2 ? 'finds little support' : largest.p > 0.5 ? 'is likely' : 'is in doubt';
  return `${seen}; “${largest.statement}” ${verb}`;
}

function lede({ losses, asOf }: Assessment): Html {
  if (hasGap(losses)) return html`As of ${asOf}.`;
  const { destroyed, damagedOrDestroyed, byCell } = losses.floor;
  const sites = new Set(byCell.map(({ site }) => site)).size;
  const scenario = losses.scenarios[1] ?? losses.scenarios[0];
  const range = scenario
    ? ` The model, in the ${scenario.name} scenario, allows ${scenario.total.DESTROYED.q05} to ${scenario.total.DESTROYED.q95} destroyed where images look.`
    : '';
  return html`Images support at least ${String(destroyed)} destroyed at ${plural(sites, 'site')}, and ${String(damagedOrDestroyed)} damaged or destroyed, as of ${asOf}.${range}`;
}

export function claimsPage({ claims, verdicts }: Assessment, about: About): string {
  type Row = Entry;
  const holds = (entry: Row, name: 'good' | 'middling' | 'poor'): string => {
    const verdict = verdictOf(verdicts, entry);
    return verdict.holds ? percent(verdict.holds[name], verdict.mcse?.[name]) : '–';
  };
  return page(
    about,
    'claims.html',
    'Every claim',
    html`<h1>${plural(claims.entries.length, 'claim')} from ${plural(claims.roots.length, 'origin')}</h1>
<p class="lede">A claim that relays another is no second voice. The chance of each is weighed without it and all of its origin; a dash is a claim the model cannot weigh, with the reason beside it.</p>
${table(
  'every claim, and the chance of it by how well images show',
  [
    {
      head: 'claim',
      cell: (entry: Row) =>
        entry.headline
          ? html`<a id="${claimId(entry.claim)}" href="index.html#${claimId(entry.claim)}">${entry.claim}</a>`
          : html`<span id="${claimId(entry.claim)}">${entry.claim}</span>`,
    },
    { head: 'what was said', wide: true, cell: (entry) => html`${verdictOf(verdicts, entry).statement}` },
    {
      head: 'by',
      wide: true,
      cell: ({ speaker, date, row }) =>
        html`${speaker}, ${date}${'url' in row && row.url ? html` · ${link(row.url, hostOf(row.url))}` : null}`,
    },
    {
      head: 'origin',
      cell: ({ root, claim }) => (root === claim ? 'own' : html`<a href="#${claimId(root)}">${root}</a>`),
    },
    ...(['good', 'middling', 'poor'] as const).map((name) => ({
      head: name,
      figures: true,
      cell: (entry: Row) => holds(entry, name),
    })),
    { head: 'why not', wide: true, cell: (entry) => verdictOf(verdicts, entry).gap?.detail ?? '' },
  ],
  claims.entries,
)}
${section('arithmetic', 'What the claims imply by arithmetic alone', [list(claims.arithmetic.map(({ sentence }) => sentence))])}`,
  );
}

export type CitedRow = { readonly table: string; readonly id: string; readonly line: number; readonly url?: string };

export function sourcesPage(rows: readonly CitedRow[], about: About): string {
  const tables = [...new Set(rows.map((row) => row.table))].sort();
  return page(
    about,
    'sources.html',
    'Rows and sources',
    html`<h1>${plural(rows.length, 'row')} that the numbers rest on</h1>
<p class="lede">Each row stands in a table of <a href="case/datapackage.json">the case</a>, at the line given, with the address where it was read.</p>
${tables.map((name) =>
  section(`table-${name}`, `${name}.csv`, [
    table(
      name,
      [
        { head: 'row', cell: ({ id }: CitedRow) => html`<span id="row-${id}">${id}</span>` },
        { head: 'line', figures: true, cell: ({ line }) => String(line) },
        { head: 'address', cell: ({ url }) => (url ? link(url, hostOf(url)) : '–') },
      ],
      rows.filter((row) => row.table === name),
    ),
  ]),
)}`,
  );
}

export const correctionsPage = (corrections: readonly Correction[], about: About): string =>
  page(
    about,
    'corrections.html',
    'Corrections',
    html`<h1>Corrections</h1>
<p class="lede">A published number that changes stands here with its old value, its new one, why, and when. Earlier revisions are kept as they were.</p>
${correctionsPart(corrections)}`,
  );

const correctionsPart = (corrections: readonly Correction[]): Html =>
  corrections.length === 0
    ? html`<p>None so far.</p>`
    : table(
        'what changed',
        [
          { head: 'number', cell: ({ what }: Correction) => what },
          { head: 'old', figures: true, cell: ({ old }) => old },
          { head: 'new', figures: true, cell: ({ now }) => now },
          { head: 'why', cell: ({ why }) => why },
          { head: 'when', cell: ({ on, revision }) => `${on}, revision ${revision}` },
        ],
        corrections,
      );
