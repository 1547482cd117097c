/** Grades as they stand, each with what stood before it and why it changed. Letters are carried, never counted with. */
import type { Case, Day, RowPlace } from '../../case.js';
import { firstDay } from '../../measure/day.js';
import { rowsBy } from '../../measure/rows-by.js';
import type { AssessedClaim, GradeChange, GradedEvidence, GradedSource } from './result.js';

export function gradedSources({ grading, sources }: Case): readonly GradedSource[] {
  const bySource = rowsBy(grading.sourceRatings, ({ sourceId }) => sourceId);
  return bySource.keys.map((sourceId) => {
    const history = inTime(bySource.of(sourceId), ({ validFrom }) => validFrom);
    const now = last(history);
    return {
      sourceId,
      name: sources.find(({ id }) => id === sourceId)?.name ?? sourceId,
      reliability: now.reliability,
      since: now.validFrom,
      by: now.assessedBy,
      reason: now.reason,
      rows: history.map(({ row }) => row),
      changes: changesOf(history, ({ reliability, validFrom, assessedBy, reason, row }) => ({
        ...{ grade: reliability, on: validFrom, by: assessedBy, why: reason, row },
      })),
    };
  });
}

export function gradedEvidence({ grading, claims }: Case): readonly GradedEvidence[] {
  const known = new Set(claims.map(({ id }) => id));
  const rows = grading.credibility.filter(({ claimId }) => known.has(claimId));
  const byPair = rowsBy(rows, ({ claimId, evidenceId, assessedBy }) =>
    JSON.stringify([claimId, evidenceId, assessedBy]),
  );
  const standing = byPair.keys.map((key) => inTime(byPair.of(key), ({ date }) => date));
  return standing.map((history) => {
    const now = last(history);
    const group = now.independenceGroup ?? now.evidenceId;
    const others = standing.map(last).filter(({ claimId }) => claimId === now.claimId);
    return {
      claimId: now.claimId,
      evidenceId: now.evidenceId,
      by: now.assessedBy,
      credibility: now.credibility,
      date: now.date,
      reason: now.reason,
      rows: history.map(({ row }) => row),
      changes: changesOf(history, ({ credibility, date, assessedBy, reason, row }) => ({
        ...{ grade: credibility, on: date, by: assessedBy, why: reason, row },
      })),
      standsAlone: others.every((other) => (other.independenceGroup ?? other.evidenceId) === group),
      grade: now,
    };
  });
}

export function assessedClaims({ grading, claims }: Case): readonly AssessedClaim[] {
  const known = new Set(claims.map(({ id }) => id));
  const rows = grading.assessments.filter(({ claimId }) => known.has(claimId));
  const byClaim = rowsBy(rows, ({ claimId }) => claimId);
  return byClaim.keys.map((claimId) => {
    const history = inTime(byClaim.of(claimId), ({ date }) => date);
    return {
      claimId,
      latest: last(history),
      changes: changesOf(history, ({ probability, grade, date, author, rationale, row }) => ({
        ...{ grade: probability === null ? (grade ?? 'no probability') : String(probability) },
        ...{ on: date, by: author, why: rationale, row },
      })),
      rows: history.map(({ row }) => row),
    };
  });
}

type Graded = {
  readonly grade: string;
  readonly on: Day;
  readonly by: string;
  readonly why: string;
  readonly row: RowPlace;
};

/** Each step at which the grade became another. */
function changesOf<Row>(history: readonly Row[], read: (row: Row) => Graded): readonly GradeChange[] {
  const steps = history.map(read);
  return steps.flatMap(({ grade, ...step }, i) => {
    const before = steps[i - 1];
    return before === undefined || before.grade === grade ? [] : [{ from: before.grade, to: grade, ...step }];
  });
}

/** By day; on one day in the order of the file. */
function inTime<Row>(rows: readonly Row[], dayOf: (row: Row) => Day): readonly Row[] {
  return [...rows].sort((a, b) => firstDay(dayOf(a)) - firstDay(dayOf(b)));
}

const last = <Row>(rows: readonly Row[]): Row => rows.at(-1) as Row;
