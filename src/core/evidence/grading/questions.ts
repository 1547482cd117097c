/** Each question of a case: its hypotheses, the evidence weighed under all of them, and what analysts hold themselves. */
import type { Case } from '../../case.js';
import type { Elicitation, Hypothesis, Likelihood } from '../../case-grading.js';
import { firstDay } from '../../measure/day.js';
import { rowsBy } from '../../measure/rows-by.js';
import { type Gap, gap, isGap } from '../../problem.js';
import { coherent, incoherence, pooledCoherent } from './coherent.js';
import { weighHypotheses } from './hypothesis-matrix.js';
import type { AnalystSet, Question, QuestionPiece } from './result.js';

export function questionsOf(theCase: Case): readonly Question[] {
  const { hypotheses, likelihoods, elicitations } = theCase.grading;
  const byQuestion = rowsBy(hypotheses, ({ question }) => question);
  return byQuestion.keys.map((id) => {
    const own = byQuestion.of(id);
    const pieces = piecesOf(theCase, own, likelihoods);
    const weighing = weighHypotheses(
      own.map(({ prior }) => prior),
      pieces.map(({ evidenceId, rows }) => ({
        id: evidenceId,
        root: rows[0]?.sharedRoot ?? rootOf(theCase, evidenceId),
        likelihoods: rows.map(({ likelihood }) => likelihood),
      })),
    );
    const analysts = analystsOf(own, elicitations);
    const pooled: readonly number[] | Gap =
      analysts.length === 0 ? gap('no-source', 'no analyst was asked') : pooledCoherent(analysts.map(({ raw }) => raw));
    return { id, hypotheses: own, pieces, weighing, analysts, pooled, warnings: warningsOf(id, own, pieces, weighing) };
  });
}

/** Evidence with a likelihood under every hypothesis, in the order it was weighed. */
function piecesOf(
  theCase: Case,
  own: readonly Hypothesis[],
  likelihoods: readonly Likelihood[],
): readonly QuestionPiece[] {
  const ids = new Set(own.map(({ id }) => id));
  const byEvidence = rowsBy(
    likelihoods.filter(({ hypothesisId }) => ids.has(hypothesisId)),
    ({ evidenceId }) => evidenceId,
  );
  return byEvidence.keys.flatMap((evidenceId) => {
    const rows = own.flatMap(
      ({ id }) => byEvidence.of(evidenceId).find(({ hypothesisId }) => hypothesisId === id) ?? [],
    );
    return rows.length === own.length ? [{ evidenceId, says: saysOf(theCase, evidenceId), rows }] : [];
  });
}

function saysOf({ readings, claims, imagery }: Case, id: string): string {
  const said = [...readings, ...claims].find((row) => row.id === id)?.paraphrase;
  return said ?? imagery.find((image) => image.id === id)?.note ?? id;
}

/** What merely relays a claim shares its root; readings of one image by several analysts share the image. */
function rootOf({ claims, readings }: Case, evidenceId: string): string | null {
  const claim = claims.find(({ id }) => id === evidenceId);
  if (claim) return claim.rootId ?? claim.id;
  return readings.find(({ id }) => id === evidenceId)?.imageId ?? evidenceId;
}

/** The last complete set of each analyst. */
function analystsOf(own: readonly Hypothesis[], elicitations: readonly Elicitation[]): readonly AnalystSet[] {
  const ids = new Set(own.map(({ id }) => id));
  const byAnalyst = rowsBy(
    elicitations.filter(({ hypothesisId }) => ids.has(hypothesisId)),
    ({ analyst }) => analyst,
  );
  return byAnalyst.keys.flatMap((analyst) => {
    const rows = byAnalyst.of(analyst);
    const date = rows.map((row) => row.date).sort((a, b) => firstDay(b) - firstDay(a))[0] ?? '';
    const set = own.flatMap(({ id }) => rows.find((row) => row.hypothesisId === id && row.date === date) ?? []);
    if (set.length !== own.length) return [];
    const raw = set.map(({ probability }) => probability);
    return [{ analyst, date, raw, coherent: coherent(raw), incoherence: incoherence(raw), rows: set }];
  });
}

function warningsOf(
  id: string,
  own: readonly Hypothesis[],
  pieces: readonly QuestionPiece[],
  weighing: Question['weighing'],
): readonly string[] {
  const ruledOut = isGap(weighing) ? [] : own.filter((_, h) => weighing.posterior[h] === 0 && own[h]?.prior !== 0);
  return [
    ...(own.some(({ kind }) => kind === 'deception')
      ? []
      : [`${id}: no hypothesis says that the evidence is made to deceive`]),
    ...(pieces.length === 0 ? [`${id}: no evidence has a likelihood under every hypothesis`] : []),
    ...ruledOut.map((hypothesis) => `${id}: a likelihood of 0 rules out ${hypothesis.id} whatever else is found`),
  ];
}
