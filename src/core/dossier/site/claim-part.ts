/**
 * One claim by the verdict grammar, always in its order: floor; chance in each visibility scenario; what would have to be
 * true; what would change our mind; then the words of both yardsticks with the number beside them. Never one badge.
 */
import { SCENARIOS } from '../../losses/result.js';
import type { Assessment } from '../assessment.js';
import { chance, percent, percentAtLeast } from '../number-words.js';
import { type Html, hostOf, html, link } from './html.js';
import { gapNote, hasGap, list, table } from './parts.js';
import type { Verdict } from './shapes.js';

type Entry = Assessment['claims']['entries'][number];

/** looks that would change our mind, per claim */
const LOOKS = 3;
/** a look that is expected to tell less moves no printed digit */
const LEAST_BITS = 0.01;

export const claimId = (claim: string): string => `claim-${claim}`;

/** @param up where the pages of the dossier are, from the page this stands on */
export function claimPart(entry: Entry, verdict: Verdict, up = ''): Html {
  const { claim, paraphrase } = entry;
  const hasNumber = verdict.holds !== undefined && verdict.holds !== null;
  const isSame = paraphrase.toLowerCase() === verdict.statement.toLowerCase();
  return html`<article id="${claimId(claim)}">
<h3>${verdict.statement}</h3>
<p class="by">${byline(entry, up)}</p>
${isSame ? null : html`<p class="note">As it was said, in brief: ${paraphrase}</p>`}
${hasNumber || (verdict.byBasis ?? []).length > 0 ? grammar(entry, verdict, up) : verdict.gap ? gapNote({ gap: verdict.gap }) : null}
</article>`;
}

function byline({ claim, speaker, side, date, root, row }: Entry, up: string): Html {
  const relays = root === claim ? null : html` · relays <a href="${up}claims.html#${claimId(root)}">${root}</a>`;
  const url = 'url' in row && row.url ? html` · ${link(row.url, hostOf(row.url))}` : null;
  return html`${claim} · ${speaker} (${side.replaceAll('_', ' ')}), ${date}${relays}${url}`;
}

function grammar(entry: Entry, verdict: Verdict, up: string): Html {
  const { floor, wouldHaveToBeTrue, wouldChangeOurMind, warnings } = verdict;
  const looks = wouldChangeOurMind.filter(({ expectedBits }) => expectedBits >= LEAST_BITS).slice(0, LOOKS);
  const aside = [...new Set(warnings)];
  return html`<ol>
${floor === undefined ? null : html`<li><b>Seen</b> ${floor} distinct, by images, confirmed or probable (<a href="${up}index.html#floor">the floor</a>)</li>`}
<li><b>The chance that it holds, without this claim and all that rests on its root</b>${chances(verdict)}</li>
${wouldHaveToBeTrue.length === 0 ? null : html`<li><b>What would have to be true</b>${list(wouldHaveToBeTrue)}</li>`}
<li><b>What would change our mind</b>${looks.length === 0 ? 'No single missing look is expected to move this.' : list(looks.map(({ look, expectedBits }) => `${look} (${expectedBits.toFixed(2)} bits expected)`))}</li>
${inWords(verdict)}
${heard(verdict)}
</ol>
${aside.length === 0 ? null : html`<details><summary>Read with care</summary>${list(aside)}</details>`}
${left(entry, verdict)}`;
}

function chances({ claim, holds, mcse, byBasis = [] }: Verdict): Html {
  type Row = { readonly on: string; readonly cells: readonly string[] };
  const rows: Row[] = [
    ...(holds ? [{ on: 'chance', cells: SCENARIOS.map((name) => chance(holds[name], mcse?.[name])) }] : []),
    ...byBasis.map(({ basis, bound, holds: on }) => ({
      on: `on ${basis.replaceAll('_', ' ')}`,
      cells: SCENARIOS.map((name) => (bound === 'lower' ? percentAtLeast(on[name]) : percent(on[name]))),
    })),
  ];
  return table(
    'by how well images show',
    [
      { head: 'visibility', cell: ({ on }: Row) => on },
      ...SCENARIOS.map((name, i) => ({ head: name, figures: true, cell: ({ cells }: Row) => cells[i] ?? '' })),
    ],
    rows,
    `${claim}, by how well images show`,
  );
}

/** The number first, then each yardstick in a sentence of its own. */
function inWords({ words, wordsFor, holds, mcse }: Verdict): Html | null {
  if (!words || !holds) return null;
  return html`<li><b>In words</b> ${chance(holds[wordsFor], mcse?.[wordsFor])} in the ${wordsFor} scenario. PHIA: ${words.phia}. ICD 203: ${words.icd203}.</li>`;
}

function heard(verdict: Verdict): Html | null {
  const { heard: told, heardMcse, gap } = verdict;
  if (gap || !told || hasGap(told)) return null;
  const said = SCENARIOS.map((name) => `${percent(told[name], heardMcse?.[name])} ${name}`).join(', ');
  return html`<li><b>Heard, beside what is seen</b> ${said}: the same chance with the record of the side that struck as one more witness.</li>`;
}

function left({ claim }: Entry, { excludes }: Verdict): Html | null {
  const others = excludes.filter((id) => id !== claim);
  if (others.length === 0) return null;
  return html`<details class="behind"><summary>Left out of the evidence for this verdict</summary><p>${others.join(', ')}</p></details>`;
}
