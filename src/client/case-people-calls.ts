/** What the API answers about the work on a case: review, comments, who may what on it. */
import type { ReviewState } from '../people/review.js';
import type { Ask } from './client.js';
import type { AuditPage, Member, NamedMember } from './people-calls.js';

export type Review = {
  readonly revision: number;
  /** of `case` and of what was ever sent to review: `claim:c1` */
  readonly states: Readonly<Record<string, ReviewState>>;
  readonly steps: readonly {
    readonly about: string;
    readonly revision: number;
    readonly state: ReviewState;
    readonly by: string;
    readonly note: string;
    readonly at: string;
  }[];
};

export type CaseComment = {
  readonly caseName: string;
  readonly id: string;
  readonly about: string;
  readonly words: string;
  readonly by: string;
  readonly at: string;
  readonly assignedTo: string | null;
  readonly doneAt: string | null;
  readonly doneBy: string | null;
  readonly mentions: readonly string[];
};

/** What is looked for in the audit; blank or left out: anything. */
export type AuditAsked = {
  readonly before?: string;
  readonly by?: string;
  readonly q?: string;
  readonly case?: string;
};

export const auditQuery = (asked: AuditAsked): string =>
  new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();

export const casePeopleCalls = (ask: Ask) => {
  const at = (name: string, rest: string): string => `/api/cases/${encodeURIComponent(name)}/${rest}`;
  return {
    review: (name: string) => ask<Review>(at(name, 'review')),
    /** @throws ApiError 409 where the state, the person or the revision does not allow it */
    reviewStep: (name: string, step: { about: string; revision: number; state: ReviewState; note: string }) =>
      ask<{ readonly state: ReviewState }>(at(name, 'review'), step),
    comments: async (name: string) =>
      (await ask<{ readonly comments: readonly CaseComment[] }>(at(name, 'comments'))).comments,
    comment: (name: string, said: { about: string; words: string; assignedTo?: string }) =>
      ask<{ readonly id: string }>(at(name, 'comments'), said),
    seeTo: (name: string, id: string) => ask<unknown>(at(name, `comments/${encodeURIComponent(id)}/done`), {}),
    /** Given to me and open, or naming me, over all cases. */
    mine: async () => (await ask<{ readonly comments: readonly CaseComment[] }>('/api/people/mine')).comments,
    readers: async (name: string) =>
      (await ask<{ readonly people: readonly { readonly name: string; readonly role: string }[] }>(at(name, 'people')))
        .people,
    caseMembers: async (name: string) =>
      (await ask<{ readonly members: readonly NamedMember[] }>(at(name, 'members'))).members,
    /** @param given role null takes it away */
    giveRole: (name: string, given: Omit<Member, 'caseName' | 'role'> & { name: string; role: string | null }) =>
      ask<unknown>(at(name, 'members'), given, 'PUT'),
    caseAudit: (name: string, asked: AuditAsked) => ask<AuditPage>(at(name, `audit?${auditQuery(asked)}`)),
  };
};
