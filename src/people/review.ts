/**
 * The states of a review: draft → in review → approved → signed, and back to draft from any but signed. Whoever sent it
 * to review neither approves nor signs it. Steps are of one revision: a later one is a draft again.
 */
import type { Act } from './permissions.js';

export const REVIEW_STATES = ['draft', 'in review', 'approved', 'signed'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export type ReviewStep = { readonly revision: number; readonly state: ReviewState; readonly by: string };

const FROM: Readonly<Record<ReviewState, readonly ReviewState[]>> = {
  draft: ['in review', 'approved'],
  'in review': ['draft'],
  approved: ['in review'],
  signed: ['approved'],
};

/** The act that a step to the state is. */
export const STEP_ACT: Readonly<Record<ReviewState, Act>> = {
  draft: 'send to review',
  'in review': 'send to review',
  approved: 'approve',
  signed: 'sign',
};

/** Where a review can go from a state. */
export const stepsFrom = (state: ReviewState): readonly ReviewState[] =>
  REVIEW_STATES.filter((next) => FROM[next].includes(state));

/** Who sent this revision to review, whatever came of it; null: nobody. */
export const authorOf = (steps: readonly ReviewStep[], revision: number): string | null =>
  steps.findLast((step) => step.revision === revision && step.state === 'in review')?.by ?? null;

/** @param steps oldest first */
export function reviewState(steps: readonly ReviewStep[], revision: number): ReviewState {
  return steps.findLast((step) => step.revision === revision)?.state ?? 'draft';
}

/** Why the step may not be taken, or null. */
export function stepFault(steps: readonly ReviewStep[], next: ReviewStep): string | null {
  const now = reviewState(steps, next.revision);
  if (!FROM[next.state].includes(now)) return `state: from ${FROM[next.state].join(' or ')}, got ${now}`;
  const author = authorOf(steps, next.revision);
  if ((next.state === 'approved' || next.state === 'signed') && author === next.by)
    return `${next.state}: by somebody else than who sent it to review`;
  return null;
}
