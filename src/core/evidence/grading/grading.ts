/**
 * What the desk itself judges of a case: grades of sources and of evidence for claims, hypotheses weighed, assessments and
 * how good they were. Beside the finding: nothing here enters losses, cost or a verdict.
 */
import type { Case, Day } from '../../case.js';
import type { GradingRows } from '../../case-grading.js';
import { firstDay, isBy } from '../../measure/day.js';
import { rowsBy } from '../../measure/rows-by.js';
import { brier } from './brier.js';
import { assessedClaims, gradedEvidence, gradedSources } from './grades.js';
import { questionsOf } from './questions.js';
import type { Grading, SettledForecast } from './result.js';

/** @param asOf what was judged by then; null: all of it, since a desk judges after the last image too */
export function gradingOf(theCase: Case, asOf: Day | null = null): Grading {
  const then = asOf === null ? theCase : { ...theCase, grading: judgedBy(theCase.grading, asOf) };
  const evidence = gradedEvidence(then);
  const questions = questionsOf(then);
  const settled = settledForecasts(then.grading.assessments);
  return {
    sources: gradedSources(then),
    evidence,
    questions,
    assessed: assessedClaims(then),
    settled,
    brier: brier(settled),
    warnings: [
      ...questions.flatMap(({ warnings }) => warnings),
      ...evidence.flatMap(({ credibility, standsAlone, claimId, evidenceId }) =>
        credibility === '1' && standsAlone
          ? [
              `${evidenceId} for ${claimId}: graded 1, confirmed by other sources, and no evidence of another group is graded`,
            ]
          : [],
      ),
    ],
  };
}

function judgedBy(rows: GradingRows, asOf: Day): GradingRows {
  const dated = <Row extends { readonly date: Day }>(list: readonly Row[]): readonly Row[] =>
    list.filter(({ date }) => isBy(date, asOf));
  return {
    sourceRatings: rows.sourceRatings.filter(({ validFrom }) => isBy(validFrom, asOf)),
    credibility: dated(rows.credibility),
    hypotheses: rows.hypotheses,
    likelihoods: dated(rows.likelihoods),
    elicitations: dated(rows.elicitations),
    assessments: dated(rows.assessments).map((row) =>
      row.outcomeDate === null || isBy(row.outcomeDate, asOf) ? row : { ...row, outcome: null, outcomeDate: null },
    ),
  };
}

/** Of each settled claim the last probability said before its outcome was known: a desk is not scored on hindsight. */
function settledForecasts(assessments: GradingRows['assessments']): readonly SettledForecast[] {
  const byClaim = rowsBy(assessments, ({ claimId }) => claimId);
  return byClaim.keys.flatMap((claimId) => {
    const rows = byClaim.of(claimId);
    const [known] = rows
      .flatMap(({ outcome, outcomeDate }) =>
        outcome !== null && outcomeDate !== null ? [{ outcome, day: outcomeDate }] : [],
      )
      .sort((a, b) => firstDay(a.day) - firstDay(b.day));
    if (!known) return [];
    const said = rows
      .filter(({ probability, date }) => probability !== null && firstDay(date) < firstDay(known.day))
      .sort((a, b) => firstDay(a.date) - firstDay(b.date))
      .at(-1);
    if (!said || said.probability === null) return [];
    const { probability, date, row } = said;
    return [{ claimId, probability, came: known.outcome === 'yes', said: date, known: known.day, row }];
  });
}
