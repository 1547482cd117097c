/** An assessment on one terminal page, at most 100 columns wide: the finding, the chart, the verdicts, then the rest. */
import type { Assessment } from '../../core/dossier/assessment.js';
import { arithmeticPart, type Finding } from './arithmetic-part.js';
import { claimedSums, costPart } from './cost-part.js';
import { depthPart } from './depth-part.js';
import { fleetPart } from './fleet-part.js';
import { leveragePart } from './leverage-part.js';
import { lossesPart } from './losses-part.js';
import { gapWords, heading, type Page, stack } from './page.js';
import { perceptionPart } from './perception-part.js';
import { printable, printableDeep } from './printable.js';
import { verdictPart } from './verdict-part.js';
import { whatIfPart } from './what-if-part.js';
import { paragraph } from './width.js';

/** @param next where to go from here, a line each */
export function assessmentPage(raw: Assessment, page: Page, next: readonly string[] = []): string {
  const assessment = printableDeep(raw);
  const { losses, cost, fleet, depth } = assessment;
  const hasLosses = !('gap' in losses);
  const lines = stack([
    titlePart(assessment, page),
    hasLosses ? lossesPart(assessment, losses, 'hit', page) : [],
    hasLosses ? lossesPart(assessment, losses, 'destroyed', page) : [],
    verdictPart(assessment, page),
    'gap' in cost ? [] : costPart(cost, claimedSums(assessment), page),
    'gap' in fleet ? [] : fleetPart(fleet, page),
    'gap' in depth ? [] : depthPart(depth, page),
    'gap' in assessment.perception ? [] : perceptionPart(assessment.perception, page),
    'gap' in assessment.leverage ? [] : leveragePart(assessment.leverage, page),
    assessment.whatIf ? whatIfPart(assessment.whatIf, claimedSums(assessment), page) : [],
    arithmeticPart(assessment.claims.arithmetic, page, amongHeadlines(assessment)),
    gapPart(assessment, page),
    next.flatMap((line) => paragraph(printable(line), page.columns, 0)),
  ]);
  return `${lines.join('\n')}\n`;
}

function titlePart(
  { title, case: name, asOf, seed, plumbline, inputDigest }: Assessment,
  page: Page,
): readonly string[] {
  const facts = `${name} · as of ${asOf} · seed ${seed} · plumbline ${plumbline} · ${inputDigest.slice(0, 19)}…`;
  return [...heading(title, page), ...paragraph(facts, page.columns, 0).map(page.tone.faint)];
}

/** Findings about two headline claims; what follows from an implied total once more is left to `plumbline claims`. */
function amongHeadlines({ claims }: Assessment): (finding: Finding) => boolean {
  const headlines = new Set(claims.entries.filter(({ headline }) => headline).map(({ claim }) => claim));
  return ({ rule, claims: [one = '', other = one] }) =>
    rule !== 'implied-share' && headlines.has(one) && headlines.has(other);
}

/** Stages without an answer, each with its reason. */
function gapPart(assessment: Assessment, page: Page): readonly string[] {
  const stages = ['losses', 'cost', 'fleet', 'depth', 'perception', 'leverage'] as const;
  const lines = stages.flatMap((name) => {
    const stage = assessment[name];
    return 'gap' in stage ? paragraph(`${name}: ${gapWords(stage.gap)}`, page.columns, 2, '·') : [];
  });
  return lines.length === 0 ? [] : [...heading('Not answered here', page), ...lines];
}
