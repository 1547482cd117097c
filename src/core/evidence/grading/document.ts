/** Grading as a document: names in place of positions, gaps in words, rows by table and line. */
import type { RowPlace } from '../../case.js';
import { isGap } from '../../problem.js';
import { CREDIBILITY_WORDS, RELIABILITY_WORDS } from './admiralty.js';
import { crosswalkRow } from './crosswalk.js';
import type { GradeChange, Grading, Question } from './result.js';

const address = ({ table, line }: RowPlace): string => `${table}:${line}`;
const changed = (changes: readonly GradeChange[]) =>
  changes.map(({ row, ...change }) => ({ ...change, row: address(row) }));

export function gradingDocument({ sources, evidence, questions, assessed, settled, brier, warnings }: Grading) {
  return {
    sources: sources.map(({ rows, changes, ...source }) => ({
      ...source,
      means: RELIABILITY_WORDS[source.reliability],
      changes: changed(changes),
      rows: rows.map(address),
    })),
    evidence: evidence.map(({ rows, changes, grade, ...piece }) => ({
      ...piece,
      means: CREDIBILITY_WORDS[piece.credibility],
      independenceGroup: grade.independenceGroup,
      changes: changed(changes),
      rows: rows.map(address),
    })),
    questions: questions.map(questionDocument),
    assessments: assessed.map(({ claimId, latest, changes, rows }) => ({
      claim: claimId,
      date: latest.date,
      author: latest.author,
      approver: latest.approver,
      probability: latest.probability,
      analyticConfidence: latest.analyticConfidence,
      imported:
        latest.scheme === null || latest.grade === null
          ? null
          : {
              scheme: latest.scheme,
              grade: latest.grade,
              beside: crosswalkRow(latest.scheme, latest.grade),
            },
      rationale: latest.rationale,
      changes: changed(changes),
      rows: rows.map(address),
    })),
    desk: {
      brier: isGap(brier) ? { gap: brier } : brier,
      forecasts: settled.map(({ row, ...one }) => ({ ...one, row: address(row) })),
    },
    warnings,
  };
}

function questionDocument({ id, hypotheses, pieces, weighing, analysts, pooled, warnings }: Question) {
  const named = (values: readonly number[]): Readonly<Record<string, number>> =>
    Object.fromEntries(hypotheses.map((hypothesis, h) => [hypothesis.id, values[h] as number]));
  return {
    question: id,
    hypotheses: hypotheses.map(({ id: name, statement, kind }) => ({ id: name, statement, kind })),
    ...(isGap(weighing)
      ? { gap: weighing }
      : {
          prior: named(weighing.prior),
          posterior: named(weighing.posterior),
          entropyBits: weighing.entropy,
          evidence: weighing.pieces.map((piece, k) => ({
            evidence: piece.id,
            says: pieces[k]?.says,
            root: piece.root,
            weight: piece.weight,
            likelihoods: named(piece.likelihoods),
            decibans: named(piece.decibans),
            after: named(piece.after),
            without: isGap(piece.without) ? { gap: piece.without } : named(piece.without),
          })),
        }),
    analysts: analysts.map(({ analyst, date, raw, coherent, incoherence }) => ({
      ...{ analyst, date, raw: named(raw), coherent: named(coherent), incoherence },
    })),
    pooled: isGap(pooled) ? { gap: pooled } : named(pooled),
    warnings,
  };
}
