/**
 * What the page of tables holds: a revision, the draft upon it, the drafts before and after (undo and redo), and what the
 * last save came to. A draft is kept on this machine from change to change, and only a save or its owner lets go of it.
 */
import { useEffect, useReducer, useState } from 'react';
import { ApiError } from '../../../client/client.js';
import { type Draft, editsOf } from '../../../core/casefile/draft.js';
import { rebaseDraft, type Side } from '../../../core/casefile/rebase-draft.js';
import type { CaseRevision } from '../../../core/ports.js';
import { api } from '../../model/api.js';
import { type Base, fetchBase } from './base.js';
import { keepDraft, keptDraft, withKept } from './kept-draft.js';

type Drafts = {
  readonly base: Base | null;
  readonly draft: Draft | null;
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
};
type Act =
  | { readonly kind: 'open'; readonly base: Base; readonly draft: Draft }
  | { readonly kind: 'change'; readonly draft: Draft }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

/** Steps that can be undone; each shares all it did not change with the one before. */
const STEPS = 500;

export type Outcome =
  | { readonly kind: 'saved' | 'same' | 'settled'; readonly revision: number }
  | { readonly kind: 'conflicts'; readonly newer: Base }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'kept' };

export type Desk = Drafts & {
  readonly error: Error | null;
  readonly outcome: Outcome | null;
  readonly isSaving: boolean;
  /** false: this machine has no room for the draft */
  readonly isKept: boolean;
  readonly change: (draft: Draft) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly save: (note: string) => void;
  readonly settle: (newer: Base, settled: ReadonlyMap<string, Side>) => void;
};

/** @param onSaved the case has a newer revision */
export function useDesk(name: string, newest: number, onSaved: () => void): Desk {
  const [drafts, act] = useReducer(step, { base: null, draft: null, past: [], future: [] });
  const [error, setError] = useState<Error | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [isKept, setKept] = useState(true);
  const { base, draft } = drafts;

  // dependencies: the revision is chosen once; later ones are come to by saving
  useEffect(() => {
    let wanted = true;
    const kept = keptDraft(name);
    fetchBase(name, kept?.revision ?? newest).then((opened) => {
      if (!wanted) return;
      act({ kind: 'open', base: opened, draft: kept ? withKept(opened.draft, kept) : opened.draft });
      if (kept) setOutcome({ kind: 'kept' });
    }, setError);
    return () => {
      wanted = false;
    };
  }, [name]);

  useEffect(() => {
    if (base && draft) setKept(keepDraft(name, base.revision, draft));
  }, [name, base, draft]);

  const open = async (revision: number): Promise<void> => {
    const opened = await fetchBase(name, revision);
    act({ kind: 'open', base: opened, draft: opened.draft });
    onSaved();
  };
  const trySave = async (note: string): Promise<void> => {
    if (!base || !draft) return;
    try {
      const { revision } = await api.editCase(name, base.revision, editsOf(draft), note || undefined);
      await open(revision);
      setOutcome({ kind: revision === base.revision ? 'same' : 'saved', revision });
    } catch (failed) {
      const newer = newestOf(failed);
      if (newer !== null) setOutcome({ kind: 'conflicts', newer: await fetchBase(name, newer) });
      else setOutcome({ kind: 'refused', detail: (failed as Error).message });
    }
  };

  return {
    ...drafts,
    ...{ error, outcome, isSaving, isKept },
    change: (next) => {
      if (outcome?.kind !== 'conflicts') setOutcome(null);
      act({ kind: 'change', draft: next });
    },
    undo: () => act({ kind: 'undo' }),
    redo: () => act({ kind: 'redo' }),
    save: (note) => {
      setSaving(true);
      trySave(note)
        .catch((failed: Error) => setOutcome({ kind: 'refused', detail: failed.message }))
        .finally(() => setSaving(false));
    },
    settle: (newer, settled) => {
      if (!draft) return;
      act({ kind: 'open', base: newer, draft: rebaseDraft(draft, newer.draft, settled).draft });
      setOutcome({ kind: 'settled', revision: newer.revision });
    },
  };
}

function step(now: Drafts, act: Act): Drafts {
  const { draft, past, future } = now;
  switch (act.kind) {
    case 'open':
      return { base: act.base, draft: act.draft, past: [], future: [] };
    case 'change':
      return draft === null || act.draft === draft
        ? now
        : { ...now, draft: act.draft, past: [...past, draft].slice(-STEPS), future: [] };
    case 'undo': {
      const before = past.at(-1);
      return before && draft ? { ...now, draft: before, past: past.slice(0, -1), future: [draft, ...future] } : now;
    }
    case 'redo': {
      const [after, ...rest] = future;
      return after && draft ? { ...now, draft: after, past: [...past, draft], future: rest } : now;
    }
    default:
      return act satisfies never;
  }
}

/** The newest revision, where a save was refused because of conflicts. */
function newestOf(failed: unknown): number | null {
  if (!(failed instanceof ApiError) || failed.status !== 409) return null;
  return (failed.answer as { readonly newest?: CaseRevision } | null)?.newest?.revision ?? null;
}
