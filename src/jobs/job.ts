/** What workers do. Each is idempotent: done twice, killed half-way or done by two at once, the outcome is that of once. */
import type { ScenarioName } from '../core/losses/result.js';

export type AssessJob = {
  readonly kind: 'assess';
  readonly caseName: string;
  readonly revision: number;
  readonly seed: number;
  readonly scenario: ScenarioName;
};
export type FixityJob = { readonly kind: 'fixity'; readonly caseName: string; readonly everyDays: number };
export type IntakeJob = {
  readonly kind: 'intake';
  readonly caseName: string;
  /** files and folders of the worker's machine, addresses, lists of them */
  readonly what: readonly string[];
};
export type Job = AssessJob | FixityJob | IntakeJob;
export type JobKind = Job['kind'];

export const JOB_KINDS: readonly JobKind[] = ['assess', 'fixity', 'intake'];

/** The same work asked for again while it waits is one job. */
export function keyOf(job: Job): string {
  const { kind: _kind, ...rest } = job;
  return JSON.stringify(rest);
}

/** What came of a job, a few words for the list of jobs. */
export type Outcome = Readonly<Record<string, string | number>>;
