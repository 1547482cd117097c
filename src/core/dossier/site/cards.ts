/** One claim to be shown elsewhere: a page to embed, a picture as SVG, and what oEmbed says of it. */
import { SCENARIOS } from '../../losses/result.js';
import type { Assessment } from '../assessment.js';
import { percent, percentAtLeast } from '../number-words.js';
import { wrapText } from '../plots/text-width.js';
import { claimPart } from './claim-part.js';
import { type Html, html } from './html.js';
import { type About, document } from './parts.js';

type Entry = Assessment['claims']['entries'][number];
type Verdict = Assessment['verdicts'][number];

export const embedPage = (entry: Entry, verdict: Verdict, about: About): string =>
  document(
    `${verdict.statement} · ${about.title}`,
    html`<main>${claimPart(entry, verdict, '../')}
<footer><p>${about.title}, revision ${String(about.revision)}, ${about.published}. <a href="../index.html#claim-${entry.claim}" target="_blank" rel="noopener">The whole dossier</a></p></footer></main>`,
  );

const CARD = { width: 800, height: 420, left: 40, size: 30 };

/** Plain colours, so that it looks the same wherever it is put. */
export function cardSvg(entry: Entry, verdict: Verdict, about: About): string {
  const lines = wrapText(verdict.statement, CARD.size, CARD.width - 2 * CARD.left, 3);
  const by = `${entry.speaker}, ${entry.date}`;
  const top = 96 + lines.length * 38;
  const cells = SCENARIOS.map((name) => ({ name, chance: chanceIn(verdict, name) }));
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CARD.width} ${CARD.height}" width="${CARD.width}" height="${CARD.height}" role="img" aria-label="${verdict.statement}. ${by}. ${cells.map(({ name, chance }) => `${name}: ${chance}`).join('; ')}.">
<rect width="100%" height="100%" fill="#fbfaf7"/>
<text x="40" y="52" font-family="Arial, sans-serif" font-size="15" fill="#605d56">${wrapText(about.title, 15, 720, 1)[0] ?? ''}</text>
${lines.map((line, i) => text(line, 40, 96 + i * 38, CARD.size, '#1c1b19', 'Georgia, serif'))}
${text(wrapText(by, 16, 720, 1)[0] ?? '', 40, top, 16, '#605d56')}
${verdict.floor === undefined ? null : text(`Seen: ${verdict.floor}, by images, distinct, confirmed or probable`, 40, top + 46, 19, '#1c1b19')}
${text('The chance that it holds, without the claim’s own voice, by visibility', 40, top + 92, 16, '#605d56')}
${cells.flatMap(({ name, chance }, i) => [text(name, 40 + i * 245, top + 124, 16, '#605d56'), text(chance, 40 + i * 245, top + 158, 26, '#1c1b19', 'Georgia, serif')])}
${text(`Plumbline · revision ${about.revision}, ${about.published}`, 40, CARD.height - 22, 14, '#605d56')}
</svg>
`.markup;
}

const text = (words: string, x: number, y: number, size: number, fill: string, family = 'Arial, sans-serif'): Html =>
  html`<text x="${x}" y="${y}" font-family="${family}" font-size="${size}" fill="${fill}">${words}</text>`;

function chanceIn({ holds, mcse, byBasis = [], gap }: Verdict, name: (typeof SCENARIOS)[number]): string {
  if (holds) return percent(holds[name], mcse?.[name]);
  const [first] = byBasis;
  if (first) return first.bound === 'lower' ? percentAtLeast(first.holds[name]) : percent(first.holds[name]);
  return gap ? 'no number' : '–';
}

/** oEmbed 1.0, type rich: for a publisher who serves the dossier at an address of theirs. */
export const oEmbed = (entry: Entry, verdict: Verdict, about: About): string =>
  `${JSON.stringify(
    {
      version: '1.0',
      type: 'rich',
      title: verdict.statement,
      provider_name: 'Plumbline',
      width: 680,
      height: 520,
      html: `<iframe src="${about.name}/embed/${entry.claim}.html" width="680" height="520" sandbox="" title="${verdict.statement.replace(/[&<>"']/g, '')}"></iframe>`,
    },
    null,
    2,
  )}\n`;
