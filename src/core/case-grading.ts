/**
 * Rows of what a desk judges: how reliable a source is, how credible one piece of evidence is for one claim, hypotheses
 * with the likelihood of each piece under each, analysts' own probabilities, and the desk's assessments with what came
 * of them. Letters and figures are labels: nothing is computed from them. Probabilities are 0..1.
 */
import type { Day, RowPlace } from './case.js';

type Row = { readonly row: RowPlace; readonly url: string | null; readonly note: string | null };

/** Admiralty letters; F is not judged. G, deliberately deceptive, is of MISP's taxonomy. */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;
export type Reliability = (typeof RELIABILITIES)[number];
/** Admiralty figures; 6 is not judged. */
export const CREDIBILITIES = ['1', '2', '3', '4', '5', '6'] as const;
export type Credibility = (typeof CREDIBILITIES)[number];

/** Reliability of a source from a day on, until the next rating. */
export type SourceRating = Row & {
  readonly sourceId: string;
  readonly reliability: Reliability;
  readonly validFrom: Day;
  readonly assessedBy: string;
  /** why this letter; where one stood before, why it changed */
  readonly reason: string;
};

/** Credibility of one piece of evidence for one claim: of neither alone. */
export type CredibilityGrade = Row & {
  readonly claimId: string;
  /** id of a reading, an image or another claim */
  readonly evidenceId: string;
  readonly credibility: Credibility;
  readonly date: Day;
  readonly assessedBy: string;
  /** pieces of one group confirm each other no more than one does */
  readonly independenceGroup: string | null;
  readonly reason: string;
};

export const HYPOTHESIS_KINDS = ['stated', 'alternative', 'deception'] as const;

/** One of the answers to a question that exclude each other and leave none out. */
export type Hypothesis = Row & {
  readonly id: string;
  readonly question: string;
  readonly statement: string;
  readonly kind: (typeof HYPOTHESIS_KINDS)[number];
  readonly prior: number;
};

/** How likely one piece of evidence is if one hypothesis is true. */
export type Likelihood = Row & {
  readonly hypothesisId: string;
  readonly evidenceId: string;
  readonly likelihood: number;
  /** pieces that share a root share one voice; null: that of the claim itself, or the image a reading is of */
  readonly sharedRoot: string | null;
  readonly date: Day;
  readonly assessedBy: string;
  readonly reason: string;
};

/** What one analyst holds a hypothesis to be worth. */
export type Elicitation = Row & {
  readonly hypothesisId: string;
  readonly analyst: string;
  readonly probability: number;
  readonly date: Day;
};

export const ANALYTIC_CONFIDENCES = ['low', 'moderate', 'high'] as const;
export const GRADE_SCHEMES = ['airwars', 'icd203', 'admiralty', 'claimreview'] as const;
export type GradeScheme = (typeof GRADE_SCHEMES)[number];

/** The words of each scheme, as they are imported; the crosswalk says what stands beside what. */
export const SCHEME_GRADES: Readonly<Record<GradeScheme, readonly string[]>> = {
  airwars: ['Confirmed', 'Fair', 'Weak', 'Contested', 'Discounted'],
  icd203: [
    ...['almost certain', 'very likely', 'likely', 'roughly even chance'],
    ...['unlikely', 'very unlikely', 'almost no chance'],
  ],
  admiralty: CREDIBILITIES,
  claimreview: ['5', '4', '3', '2', '1'],
};

/** What the desk said of a claim on a day. */
export type DeskAssessment = Row & {
  readonly id: string;
  readonly claimId: string;
  readonly date: Day;
  readonly author: string;
  /** another person; null while nobody approved */
  readonly approver: string | null;
  /** that the claim holds, as the desk states it */
  readonly probability: number | null;
  readonly analyticConfidence: (typeof ANALYTIC_CONFIDENCES)[number] | null;
  /** a grade in words of another scheme, as imported */
  readonly scheme: GradeScheme | null;
  readonly grade: string | null;
  readonly rationale: string;
  /** the assessment this one replaces */
  readonly supersedes: string | null;
  /** whether the claim held, once that is known */
  readonly outcome: 'yes' | 'no' | null;
  readonly outcomeDate: Day | null;
};

/** The tables of a case that grade; each is empty where the case has none. */
export type GradingRows = {
  readonly sourceRatings: readonly SourceRating[];
  readonly credibility: readonly CredibilityGrade[];
  readonly hypotheses: readonly Hypothesis[];
  readonly likelihoods: readonly Likelihood[];
  readonly elicitations: readonly Elicitation[];
  readonly assessments: readonly DeskAssessment[];
};

export const NO_GRADING: GradingRows = {
  ...{ sourceRatings: [], credibility: [], hypotheses: [], likelihoods: [], elicitations: [], assessments: [] },
};
