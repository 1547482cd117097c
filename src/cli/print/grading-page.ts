/** Grading for a desk: hypotheses with leave-one-out, grades with their day, what changed and why, and how good the desk was. */
import type { Case } from '../../core/case.js';
import { percent, plural } from '../../core/dossier/number-words.js';
import { CREDIBILITY_WORDS, RELIABILITY_WORDS } from '../../core/evidence/grading/admiralty.js';
import type { GradeChange, Grading, Question } from '../../core/evidence/grading/result.js';
import { isGap } from '../../core/problem.js';
import { gapWords, heading, type Page, stack } from './page.js';
import { printableDeep } from './printable.js';
import { type Column, table } from './table.js';
import { paragraph } from './width.js';

export function gradingPage({ title }: Case, all: Grading, page: Page): string {
  const grading = printableDeep(all);
  const { sources, evidence, questions, assessed, settled } = grading;
  if (sources.length + evidence.length + questions.length + assessed.length === 0)
    return `${stack([
      heading(printableDeep(`${title}: nothing is graded`), page),
      paragraph(
        'Add any of the tables source_ratings, credibility, hypotheses with likelihoods, elicitations or assessments: docs/methods/grading.md says what their rows hold.',
        page.columns,
        0,
      ),
    ]).join('\n')}\n`;
  const counts = `${plural(questions.length, 'question')}, ${plural(sources.length, 'source')} and ${plural(evidence.length, 'piece')} of evidence graded, ${plural(assessed.length, 'claim')} assessed`;
  return `${stack([
    heading(printableDeep(`${title}: ${counts}`), page),
    ...questions.flatMap((question) => questionParts(question, page)),
    ...sourceParts(grading, page),
    ...evidenceParts(grading, page),
    deskPart(grading, settled.length, page),
  ]).join('\n')}\n`;
}

function questionParts(
  { id, hypotheses, weighing, pieces, analysts, pooled }: Question,
  page: Page,
): readonly (readonly string[])[] {
  const head = heading(`Question ${id}`, page);
  if (isGap(weighing)) return [head, paragraph(`Cannot be weighed: ${gapWords(weighing)}.`, page.columns, 0)];
  const shape: readonly Column[] = [
    { head: 'without', gives: true },
    ...hypotheses.map((hypothesis): Column => ({ head: hypothesis.id, align: 'right' })),
  ];
  const row = (name: string, p: readonly number[]) => ({ cells: [name, ...p.map((x) => percent(x))] });
  const rows = [
    row('(prior)', weighing.prior),
    row('nothing left out', weighing.posterior),
    ...weighing.pieces.map(({ id: piece, without }, k) =>
      isGap(without)
        ? { cells: [`${piece} ${pieces[k]?.says}`, ...hypotheses.map(() => '–')] }
        : row(`${piece} ${pieces[k]?.says}`, without),
    ),
    ...(isGap(pooled) ? [] : [row(`(mean of ${plural(analysts.length, 'analyst')}, made coherent)`, pooled)]),
  ];
  return [
    head,
    hypotheses.flatMap((hypothesis) =>
      paragraph(`${hypothesis.id}: ${hypothesis.statement} (${hypothesis.kind})`, page.columns, 0),
    ),
    table(shape, rows, page),
  ];
}

const GRADES: readonly Column[] = [{ head: 'of' }, { head: 'grade', gives: true }, { head: 'since' }, { head: 'by' }];

function sourceParts({ sources }: Grading, page: Page): readonly (readonly string[])[] {
  if (sources.length === 0) return [];
  const rows = sources.map(({ sourceId, reliability, since, by }) => ({
    cells: [sourceId, `${reliability} ${RELIABILITY_WORDS[reliability]}`, since, by],
  }));
  return [
    heading('Reliability of sources', page),
    [...table(GRADES, rows, page)],
    changedPart(sources, ({ sourceId }) => sourceId, page),
  ];
}

function evidenceParts({ evidence }: Grading, page: Page): readonly (readonly string[])[] {
  if (evidence.length === 0) return [];
  const rows = evidence.map(({ claimId, evidenceId, credibility, date, by }) => ({
    cells: [`${evidenceId} for ${claimId}`, `${credibility} ${CREDIBILITY_WORDS[credibility]}`, date, by],
  }));
  return [
    heading('Credibility of evidence, each for one claim', page),
    table(GRADES, rows, page),
    changedPart(evidence, ({ claimId, evidenceId }) => `${evidenceId} for ${claimId}`, page),
  ];
}

function changedPart<Of extends { readonly changes: readonly GradeChange[] }>(
  graded: readonly Of[],
  nameOf: (one: Of) => string,
  page: Page,
): readonly string[] {
  return graded.flatMap((one) =>
    one.changes.flatMap(({ from, to, on, by, why }) =>
      paragraph(`${nameOf(one)}: ${from} became ${to} on ${on} (${by}): ${why}`, page.columns, 0),
    ),
  );
}

function deskPart({ brier, assessed }: Grading, settled: number, page: Page): readonly string[] {
  if (assessed.length === 0) return [];
  if (isGap(brier)) return paragraph(`The desk has no score yet: ${gapWords(brier)}.`, page.columns, 0);
  const { score, skill, miscalibration, discrimination, uncertainty, standardError } = brier;
  const error = isGap(standardError) ? '' : ` ± ${standardError.toFixed(3)}`;
  const over = isGap(skill) ? '' : `, ${percent(skill)} better than the base rate alone`;
  return paragraph(
    `Brier score of the desk on ${plural(settled, 'settled claim')}: ${score.toFixed(3)}${error}${over}; ${miscalibration.toFixed(3)} of miscalibration less ${discrimination.toFixed(3)} of discrimination plus ${uncertainty.toFixed(3)} that lies in the outcomes. Few claims are no reputation.`,
    page.columns,
    0,
  );
}
