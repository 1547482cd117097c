/**
 * What the page of tables holds: a revision, the draft upon it, the drafts before and after (undo and redo), and what the
 * last save came to. A draft is kept on this machine from change to change, and only a save or its owner lets go of it.
 * What others save is taken into the cells one did not write to; where both wrote, somebody chooses.
 */
import { useEffect, useReducer, useRef, useState } from 'react';
import { ApiError } from '../../../client/client.js';
import { addNamed } from '../../../core/casefile/add-named.js';
import { type Draft, editsOf } from '../../../core/casefile/draft.js';
import { rebaseDraft, type Side } from '../../../core/casefile/rebase-draft.js';
import type { CaseRevision } from '../../../core/ports.js';
import { api } from '../../model/api.js';
import { takeHanded } from '../../model/handed-rows.js';
import { type Base, fetchBase, nextBase } from './base.js';
import { type Drafts, NO_DRAFTS, step } from './drafts.js';
import { keepDraft, keptDraft, withKept } from './kept-draft.js';

export type Outcome =
  | { readonly kind: 'saved' | 'same' | 'settled'; readonly revision: number }
  /** `isAsked`: one wanted to save; else it came by itself */
  | { readonly kind: 'conflicts'; readonly newer: Base; readonly isAsked: boolean }
  | { readonly kind: 'refused'; readonly detail: string }
  /** the server does not answer: it is sent when it does */
  | { readonly kind: 'waiting'; readonly note: string }
  /** rows came from another page, into the draft */
  | { readonly kind: 'handed'; readonly rows: number }
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
  /** while a cell is typed in, no row moves */
  readonly typing: (isTyping: boolean) => void;
  readonly markSeen: () => void;
};

export type DeskOptions = {
  /** the revision to open, where no draft is kept */
  readonly first: number;
  /** the newest there is, as far as is told */
  readonly newest: number;
  /** the server does not answer */
  readonly isAway: boolean;
  /** the case has a newer revision */
  readonly onSaved: () => void;
};

/** A server that came back is sometimes told of late. */
const AGAIN_MS = 2_000;

export function useDesk(name: string, { first, newest, isAway, onSaved }: DeskOptions): Desk {
  const [drafts, act] = useReducer(step, NO_DRAFTS);
  const [error, setError] = useState<Error | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [isTyping, setTyping] = useState(false);
  const [isKept, setKept] = useState(true);
  const { base, draft } = drafts;
  const latest = useRef(drafts);
  latest.current = drafts;

  // dependencies: the revision is chosen once; later ones are come to by saving, and by what others save
  useEffect(() => {
    let wanted = true;
    const kept = keptDraft(name);
    fetchBase(name, kept?.revision ?? first).then((opened) => {
      if (!wanted) return;
      const draft = kept ? withKept(opened.draft, kept) : opened.draft;
      act({ kind: 'open', base: opened, draft });
      if (kept) setOutcome({ kind: 'kept' });
      const handed = takeHanded(name).flatMap(({ table, rows }) => {
        const of = [...opened.draft.values()].find((one) => one.name === table);
        return of && rows.length > 0 ? [{ path: of.path, rows }] : [];
      });
      if (handed.length === 0) return;
      const added = handed.reduce((all, { path, rows }) => addNamed(all, path, rows, ['root_id']), draft);
      act({ kind: 'change', draft: added });
      setOutcome({ kind: 'handed', rows: handed.reduce((sum, { rows }) => sum + rows.length, 0) });
    }, setError);
    return () => {
      wanted = false;
    };
  }, [name]);

  useEffect(() => {
    if (base && draft) setKept(keepDraft(name, base.revision, draft));
  }, [name, base, draft]);

  /** Onto a newer revision where nothing is in the way; else both sides are shown, and nothing has changed. */
  const carry = (mine: Drafts, newer: Base): void => {
    if (!mine.draft) return;
    const { draft: carried, unsettled } = rebaseDraft(mine.draft, newer.draft, new Map());
    if (unsettled.length > 0) setOutcome({ kind: 'conflicts', newer, isAsked: false });
    else {
      act({ kind: 'arrive', base: newer, draft: carried });
      setOutcome((before) => (before?.kind === 'conflicts' ? null : before));
    }
  };
  const clash = outcome?.kind === 'conflicts' ? outcome : null;
  const known = clash?.newer.revision ?? base?.revision ?? Number.POSITIVE_INFINITY;
  const isBehind = newest > known && !isSaving && !isTyping && !isAway;
  // dependencies: the revisions and whether there is time for them; the draft is the one at the end
  useEffect(() => {
    if (!isBehind || !base) return;
    let wanted = true;
    nextBase(name, base, newest).then(
      (newer) => wanted && latest.current.base === base && carry(latest.current, newer),
      // The server went away, or the revision with it: the next one told asks again.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [isBehind, newest, base]);
  // One who writes what the other wrote has settled it.
  useEffect(() => {
    if (clash && !clash.isAsked && !isTyping) carry(latest.current, clash.newer);
  }, [draft, isTyping]);

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
      if (newer !== null) setOutcome({ kind: 'conflicts', newer: await fetchBase(name, newer), isAsked: true });
      else if (failed instanceof ApiError) setOutcome({ kind: 'refused', detail: failed.message });
      else setOutcome({ kind: 'waiting', note });
    }
  };
  const save = (note: string): void => {
    setSaving(true);
    trySave(note)
      .catch((failed: Error) => setOutcome({ kind: 'refused', detail: failed.message }))
      .finally(() => setSaving(false));
  };
  // What waits goes out when the server is back. Sent twice it is put once: see docs/methods/editing.md.
  const waiting = outcome?.kind === 'waiting' && !isSaving ? outcome : null;
  useEffect(() => {
    if (!waiting || isTyping || isAway) return;
    const later = setTimeout(() => save(waiting.note), AGAIN_MS);
    return () => clearTimeout(later);
  }, [waiting, isTyping, isAway]);

  return {
    ...drafts,
    ...{ error, outcome, isSaving, isKept, save, typing: setTyping },
    change: (next) => {
      setOutcome((before) => (before?.kind === 'conflicts' || before?.kind === 'waiting' ? before : null));
      act({ kind: 'change', draft: next });
    },
    undo: () => act({ kind: 'undo' }),
    redo: () => act({ kind: 'redo' }),
    settle: (newer, settled) => {
      if (!draft) return;
      act({ kind: 'arrive', base: newer, draft: rebaseDraft(draft, newer.draft, settled).draft });
      setOutcome({ kind: 'settled', revision: newer.revision });
    },
    markSeen: () => act({ kind: 'seen' }),
  };
}

/** The newest revision, where a save was refused because of conflicts. */
function newestOf(failed: unknown): number | null {
  if (!(failed instanceof ApiError) || failed.status !== 409) return null;
  return (failed.answer as { readonly newest?: CaseRevision } | null)?.newest?.revision ?? null;
}
