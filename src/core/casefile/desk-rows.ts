/** Typed rows of the desk's own tables, which have passed every check. */
import type { CaseLocation } from '../case.js';
import type { DeskAssessment, GradingRows, Hypothesis, SourceRating } from '../case-grading.js';
import type { KnownTable } from './known-tables.js';
import { LOCATION_COLUMNS, readLocation } from './read-location.js';
import type { RowReader } from './rows.js';

type Rows = <T>(table: KnownTable, make: (r: RowReader) => T) => readonly T[];

export const gradingRows = (rows: Rows): GradingRows => ({
  sourceRatings: rows('source_ratings', (r) => ({
    ...r.common,
    sourceId: r.need('source_id'),
    reliability: r.need('reliability') as SourceRating['reliability'],
    validFrom: r.need('valid_from'),
    assessedBy: r.need('assessed_by'),
    reason: r.need('reason'),
  })),
  credibility: rows('credibility', (r) => ({
    ...r.common,
    claimId: r.need('claim_id'),
    evidenceId: r.need('evidence_id'),
    credibility: r.need('credibility') as GradingRows['credibility'][number]['credibility'],
    date: r.need('date'),
    assessedBy: r.need('assessed_by'),
    independenceGroup: r.text('independence_group'),
    reason: r.need('reason'),
  })),
  hypotheses: rows('hypotheses', (r) => ({
    ...r.common,
    id: r.need('id'),
    question: r.need('question'),
    statement: r.need('statement'),
    kind: r.need('kind') as Hypothesis['kind'],
    prior: Number(r.need('prior')),
  })),
  likelihoods: rows('likelihoods', (r) => ({
    ...r.common,
    hypothesisId: r.need('hypothesis_id'),
    evidenceId: r.need('evidence_id'),
    likelihood: Number(r.need('likelihood')),
    sharedRoot: r.text('shared_root'),
    date: r.need('date'),
    assessedBy: r.need('assessed_by'),
    reason: r.need('reason'),
  })),
  elicitations: rows('elicitations', (r) => ({
    ...r.common,
    hypothesisId: r.need('hypothesis_id'),
    analyst: r.need('analyst'),
    probability: Number(r.need('probability')),
    date: r.need('date'),
  })),
  assessments: rows('assessments', assessmentRow),
});

function assessmentRow(r: RowReader): DeskAssessment {
  return {
    ...r.common,
    id: r.need('id'),
    claimId: r.need('claim_id'),
    date: r.need('date'),
    author: r.need('author'),
    approver: r.text('approver'),
    probability: r.number('probability'),
    analyticConfidence: r.text('analytic_confidence') as DeskAssessment['analyticConfidence'],
    scheme: r.text('scheme') as DeskAssessment['scheme'],
    grade: r.text('grade'),
    rationale: r.need('rationale'),
    supersedes: r.text('supersedes'),
    outcome: r.text('outcome') as DeskAssessment['outcome'],
    outcomeDate: r.text('outcome_date'),
  };
}

export function locationRow(r: RowReader): CaseLocation {
  const cells = Object.fromEntries(LOCATION_COLUMNS.map((column) => [column, r.text(column) ?? '']));
  const { table, line } = r.common.row;
  const read = readLocation(cells, table, line);
  if (!read.ok) throw new RangeError(`${table}:${line}: not checked`);
  return { ...r.common, ...read.location };
}
