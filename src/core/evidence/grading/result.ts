import type { Day, RowPlace } from '../../case.js';
import type {
  Credibility,
  CredibilityGrade,
  DeskAssessment,
  Elicitation,
  Hypothesis,
  Likelihood,
  Reliability,
} from '../../case-grading.js';
import type { Gap } from '../../problem.js';
import type { Brier } from './brier.js';
import type { Weighing } from './hypothesis-matrix.js';

/** What changed in a judgement, and why it did. */
export type GradeChange = {
  readonly from: string;
  readonly to: string;
  readonly on: Day;
  readonly by: string;
  readonly why: string;
  readonly row: RowPlace;
};

/** Reliability of one source: the letter that stands, and those before it. */
export type GradedSource = {
  readonly sourceId: string;
  readonly name: string;
  readonly reliability: Reliability;
  readonly since: Day;
  readonly by: string;
  readonly reason: string;
  readonly rows: readonly RowPlace[];
  readonly changes: readonly GradeChange[];
};

/** Credibility of one piece of evidence for one claim, as one person grades it. */
export type GradedEvidence = {
  readonly claimId: string;
  readonly evidenceId: string;
  readonly by: string;
  readonly credibility: Credibility;
  readonly date: Day;
  readonly reason: string;
  readonly rows: readonly RowPlace[];
  readonly changes: readonly GradeChange[];
  /** `1` needs another voice: true where no evidence of another group is graded for the claim */
  readonly standsAlone: boolean;
  readonly grade: CredibilityGrade;
};

export type QuestionPiece = {
  readonly evidenceId: string;
  readonly says: string;
  readonly rows: readonly Likelihood[];
};

export type AnalystSet = {
  readonly analyst: string;
  readonly date: Day;
  readonly raw: readonly number[];
  readonly coherent: readonly number[];
  /** Euclidean distance between the two */
  readonly incoherence: number;
  readonly rows: readonly Elicitation[];
};

export type Question = {
  readonly id: string;
  readonly hypotheses: readonly Hypothesis[];
  readonly pieces: readonly QuestionPiece[];
  readonly weighing: Weighing | Gap;
  readonly analysts: readonly AnalystSet[];
  /** mean of the analysts' mended sets; a gap where none was asked */
  readonly pooled: readonly number[] | Gap;
  readonly warnings: readonly string[];
};

/** What the desk said of one claim, latest first. */
export type AssessedClaim = {
  readonly claimId: string;
  readonly latest: DeskAssessment;
  readonly changes: readonly GradeChange[];
  readonly rows: readonly RowPlace[];
};

/** One forecast of the desk whose outcome is known. */
export type SettledForecast = {
  readonly claimId: string;
  readonly probability: number;
  readonly came: boolean;
  readonly said: Day;
  readonly known: Day;
  readonly row: RowPlace;
};

export type Grading = {
  readonly sources: readonly GradedSource[];
  readonly evidence: readonly GradedEvidence[];
  readonly questions: readonly Question[];
  readonly assessed: readonly AssessedClaim[];
  readonly settled: readonly SettledForecast[];
  readonly brier: Brier | Gap;
  readonly warnings: readonly string[];
};
