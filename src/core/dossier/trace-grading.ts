/** `hypothesis/<id>`, `reliability/<source>`, `credibility/<claim>/<evidence>`, `assessed/<claim>`, `desk/brier`. */
import { CREDIBILITY_WORDS, RELIABILITY_WORDS } from '../evidence/grading/admiralty.js';
import type { GradeChange, Question } from '../evidence/grading/result.js';
import { isGap } from '../problem.js';
import type { Run } from '../run.js';
import { claimRows, probabilityText } from './trace-claims.js';
import type { Draft } from './trace-shape.js';

export function traceGrading(run: Run, [kind, id = '', second = '']: readonly string[]): Draft | null {
  switch (kind) {
    case 'hypothesis':
      return hypothesis(run, id);
    case 'reliability':
      return reliability(run, id);
    case 'credibility':
      return credibility(run, id, second);
    case 'assessed':
      return assessed(run, id);
    case 'desk':
      return desk(run);
    default:
      return null;
  }
}

const LABEL = 'A label: no number of any verdict depends on it.';
const changed = (changes: readonly GradeChange[]): readonly string[] =>
  changes.map(({ from, to, on, by, why }) => `${from} became ${to} on ${on} (${by}): ${why}`);

function hypothesis(run: Run, id: string): Draft | null {
  const question = run.grading.questions.find(({ hypotheses }) => hypotheses.some((one) => one.id === id));
  if (!question) return null;
  const h = question.hypotheses.findIndex((one) => one.id === id);
  const { weighing } = question;
  return {
    title: question.hypotheses[h]?.statement ?? id,
    value: isGap(weighing) ? weighing.detail : probabilityText(weighing.posterior[h] as number),
    what: `What the desk’s own prior and likelihoods make of this answer to ${question.id}. It enters no verdict.`,
    how: 'Prior times the likelihood of each piece of evidence, scaled to sum to one over the answers; pieces of one root share one voice.',
    rows: [
      ...question.hypotheses.map(({ row }) => row),
      ...question.pieces.flatMap(({ rows }) => rows.map(({ row }) => row)),
    ],
    assumes: [
      'The answers exclude each other and leave none out.',
      'Given an answer, pieces of different roots are independent.',
      ...question.warnings,
    ],
    wouldChange: leftOut(question, h),
  };
}

function leftOut({ weighing, pieces }: Question, h: number): readonly string[] {
  if (isGap(weighing)) return [];
  return weighing.pieces.map(({ id, without }, k) =>
    isGap(without)
      ? `Without ${id}: ${without.detail}.`
      : `Without ${id} (${pieces[k]?.says}): ${probabilityText(without[h] as number)}.`,
  );
}

function reliability(run: Run, id: string): Draft | null {
  const found = run.grading.sources.find(({ sourceId }) => sourceId === id);
  if (!found) return null;
  return {
    title: found.name,
    value: `${found.reliability}: ${RELIABILITY_WORDS[found.reliability]}`,
    what: `Reliability of the source since ${found.since}, rated by ${found.by}. ${LABEL}`,
    how: found.reason,
    rows: found.rows,
    assumes: ['Of the source, not of what it said this time. F says that nobody could judge.'],
    wouldChange: changed(found.changes),
  };
}

function credibility(run: Run, claim: string, evidence: string): Draft | null {
  const found = run.grading.evidence.filter(({ claimId, evidenceId }) => claimId === claim && evidenceId === evidence);
  const [first] = found;
  if (!first) return null;
  return {
    title: `${evidence} for ${claim}`,
    value: found.map((one) => `${one.credibility}: ${CREDIBILITY_WORDS[one.credibility]} (${one.by})`).join('; '),
    what: `Credibility of this evidence for this claim. ${LABEL}`,
    how: found.map(({ reason }) => reason).join(' · '),
    rows: [...found.flatMap(({ rows }) => rows), ...claimRows(run, [claim])],
    assumes: ['1 means that a source of another root confirms it; 6 says that nobody could judge.'],
    wouldChange: found.flatMap(({ changes }) => changed(changes)),
  };
}

function assessed(run: Run, claim: string): Draft | null {
  const found = run.grading.assessed.find(({ claimId }) => claimId === claim);
  if (!found) return null;
  const { probability, author, approver, date, rationale } = found.latest;
  return {
    title: run.theCase.claims.find(({ id }) => id === claim)?.paraphrase ?? claim,
    value: probability === null ? 'no probability stated' : probabilityText(probability),
    what: `What the desk itself says of the claim since ${date}, beside the verdict and not part of it. ${approver === null ? 'Nobody has approved it.' : `Approved by ${approver}.`}`,
    how: `${author}: ${rationale}`,
    rows: [...found.rows, ...claimRows(run, [claim])],
    assumes: [],
    wouldChange: changed(found.changes),
  };
}

function desk(run: Run): Draft | null {
  const { brier, settled } = run.grading;
  if (isGap(brier)) return null;
  return {
    title: 'How good the desk’s probabilities were',
    value: `Brier score ${brier.score.toFixed(3)}`,
    what: `Mean squared error of ${brier.n} probabilities the desk stated before the outcome was known; 0 is best, ${brier.uncertainty.toFixed(3)} what the base rate alone would score.`,
    how: `${brier.miscalibration.toFixed(3)} of miscalibration less ${brier.discrimination.toFixed(3)} of discrimination plus ${brier.uncertainty.toFixed(3)} that lies in the outcomes (Dimitriadis, Gneiting & Jordan 2021).`,
    rows: settled.map(({ row }) => row),
    assumes: ['Claims whose truth became known are like those whose truth did not.', 'Few claims are no reputation.'],
    wouldChange: ['Every further claim whose outcome is recorded in assessments.'],
  };
}
