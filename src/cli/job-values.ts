/** What may stand behind the arguments and options of `jobs` and `work`. */
import { JOB_KINDS, type JobKind } from '../jobs/job.js';
import { wrong } from './failure.js';
import { didYouMean } from './nearest.js';

export const JOB_ACTS = ['show', 'assess', 'fixity', 'intake', 'cancel'] as const;
export type JobAct = (typeof JOB_ACTS)[number];

export const jobKindsValue = (text: string): readonly JobKind[] =>
  text.split(',').map((part) => {
    const kind = JOB_KINDS.find((one) => one === part.trim());
    if (kind !== undefined) return kind;
    throw wrong('--only', `kinds of ${JOB_KINDS.join(', ')}`, part, didYouMean(part, JOB_KINDS));
  });
