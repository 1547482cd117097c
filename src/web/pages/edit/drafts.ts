/** The draft on the desk and those before and after it; how each step changes them. A draft before may be of an older revision. */
import type { Draft } from '../../../core/casefile/draft.js';
import { type Incoming, incoming } from '../../../core/casefile/incoming.js';
import { rebaseDraft } from '../../../core/casefile/rebase-draft.js';
import type { Base } from './base.js';

export type OnBase = { readonly base: Base; readonly draft: Draft };

export type Drafts = {
  readonly base: Base | null;
  readonly draft: Draft | null;
  readonly past: readonly OnBase[];
  readonly future: readonly OnBase[];
  /** what others wrote while the tables are open, until it was looked at */
  readonly came: Incoming;
};

export type Act =
  | { readonly kind: 'open'; readonly base: Base; readonly draft: Draft }
  /** a newer revision, with the draft carried over to it */
  | { readonly kind: 'arrive'; readonly base: Base; readonly draft: Draft }
  | { readonly kind: 'change'; readonly draft: Draft }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'seen' };

/** Steps that can be undone; each shares all it did not change with the one before. */
const STEPS = 500;

export const NO_DRAFTS: Drafts = { base: null, draft: null, past: [], future: [], came: new Map() };

export function step(now: Drafts, act: Act): Drafts {
  const { base, draft, past, future } = now;
  switch (act.kind) {
    case 'open':
      return { base: act.base, draft: act.draft, past: [], future: [], came: new Map() };
    case 'arrive':
      if (!base) return now;
      return { ...now, base: act.base, draft: act.draft, came: incoming(base.draft, act.base.draft, now.came) };
    case 'change':
      if (!base || draft === null || act.draft === draft) return now;
      return { ...now, draft: act.draft, past: [...past, { base, draft }].slice(-STEPS), future: [] };
    case 'undo': {
      const before = past.at(-1);
      if (!before || !base || !draft) return now;
      return { ...now, draft: carried(before, base), past: past.slice(0, -1), future: [{ base, draft }, ...future] };
    }
    case 'redo': {
      const [after, ...rest] = future;
      if (!after || !base || !draft) return now;
      return { ...now, draft: carried(after, base), past: [...past, { base, draft }], future: rest };
    }
    case 'seen':
      return { ...now, came: new Map() };
    default:
      return act satisfies never;
  }
}

/** Undoing takes back one's own: where somebody else wrote meanwhile, theirs stands. */
const carried = (was: OnBase, base: Base): Draft =>
  was.base === base ? was.draft : rebaseDraft(was.draft, base.draft, new Map()).draft;
