/**
 * What changes on cases, for whoever watches them through this server. What is told is always what the database says now: a
 * signal of another server only makes us look sooner, and every watched case is looked at once per beat without one.
 */
import { randomUUID } from 'node:crypto';
import type { CaseRevision, Store } from '../../core/ports.js';
import type { OpenedStore } from '../../store/postgres-store.js';
import { type CaseMark, isSameMark } from './case-mark.js';
import { printMessage, readMessage } from './message.js';
import { makeBoard, type Visitor } from './presence.js';

/** milliseconds between looks, renewals of presence and heartbeats */
export const BEAT_MS = 10_000;
/** Beats after which a server that said nothing is taken for gone. */
const FORGIVEN = 3;

export type Watcher = {
  readonly caseName: string;
  /** something may have changed: the mark, or who is there */
  readonly wake: () => void;
  readonly end: () => void;
};

export type LiveHub = {
  /** @returns stops watching */
  readonly watch: (watcher: Watcher) => () => void;
  readonly put: (visitor: Visitor) => void;
  readonly leave: (id: string) => void;
  readonly on: (caseName: string) => readonly Visitor[];
  readonly mark: (caseName: string) => Promise<CaseMark>;
  /** Revisions after a number, oldest first. */
  readonly since: (caseName: string, revision: number) => Promise<readonly CaseRevision[]>;
  /** Something was written on the case. */
  readonly changed: (caseName: string) => void;
  readonly beatMs: number;
  /** Ends every stream. */
  readonly close: () => Promise<void>;
};

export type HubParts = {
  readonly store: Store & Pick<OpenedStore, 'people' | 'signals'>;
  /** milliseconds; for forgetting other servers */
  readonly clock?: () => number;
  readonly beatMs?: number;
};

export function makeLiveHub({ store, clock = () => performance.now(), beatMs = BEAT_MS }: HubParts): LiveHub {
  const server = randomUUID();
  const watchers = new Map<string, Set<Watcher>>();
  const seen = new Map<string, CaseMark>();
  const wake = (caseName: string): void => {
    for (const watcher of watchers.get(caseName) ?? []) watcher.wake();
  };
  const board = makeBoard(wake);
  const tell = (message: Parameters<typeof printMessage>[0]): void => void store.signals.tell(printMessage(message));

  const ask = async (caseName: string): Promise<CaseMark> => {
    const [all, counts] = [await store.revisions(caseName), await store.people.work.counts(caseName)];
    return { revision: all.at(-1)?.revision ?? 0, ...counts };
  };
  const look = async (caseName: string): Promise<CaseMark> => {
    const now = await ask(caseName);
    const before = seen.get(caseName);
    if (!watchers.has(caseName)) return now;
    seen.set(caseName, now);
    if (!before || !isSameMark(before, now)) wake(caseName);
    return now;
  };
  // As of the last look, so that a hundred windows cost one question.
  const mark = async (caseName: string): Promise<CaseMark> => seen.get(caseName) ?? look(caseName);
  // A case is looked at by one look at a time; what changes meanwhile asks for one more.
  const looking = new Map<string, 'once' | 'again'>();
  const lookSoon = (caseName: string): void => {
    if (!watchers.has(caseName)) return;
    if (looking.has(caseName)) {
      looking.set(caseName, 'again');
      return;
    }
    looking.set(caseName, 'once');
    look(caseName)
      .catch(() => {})
      .finally(() => {
        const isMore = looking.get(caseName) === 'again';
        looking.delete(caseName);
        if (isMore) lookSoon(caseName);
      });
  };
  const tellOwn = (): void => {
    for (const visitor of board.own()) tell({ kind: 'here', server, visitor });
  };
  const hear = (text: string): void => {
    const message = readMessage(text);
    if (message?.kind === 'changed') lookSoon(message.caseName);
    if (message === null || message.kind === 'changed' || message.server === server) return;
    if (message.kind === 'who') tellOwn();
    else if (message.kind === 'gone') board.leave(message.id);
    else board.put(message.visitor, clock() + FORGIVEN * beatMs);
  };

  // Nobody listens where nobody watches: a server that hands out cases alone keeps no connection for it.
  let started: { readonly stop: () => void; readonly beat: ReturnType<typeof setInterval> } | null = null;
  const start = (): void => {
    if (started) return;
    const stop = store.signals.hear(hear, () => {
      // What was told before was told to nobody.
      tell({ kind: 'who', server });
      tellOwn();
      for (const caseName of watchers.keys()) lookSoon(caseName);
    });
    const beat = setInterval(() => {
      board.forget(clock());
      for (const caseName of watchers.keys()) lookSoon(caseName);
      tellOwn();
    }, beatMs);
    started = { stop, beat: beat.unref() };
  };

  return {
    ...{ mark, on: board.on, beatMs },
    watch(watcher) {
      start();
      const { caseName } = watcher;
      const there = watchers.get(caseName) ?? new Set();
      watchers.set(caseName, there.add(watcher));
      return () => {
        there.delete(watcher);
        if (there.size > 0 || watchers.get(caseName) !== there) return;
        watchers.delete(caseName);
        seen.delete(caseName);
      };
    },
    put(visitor) {
      board.put(visitor, Number.POSITIVE_INFINITY);
      tell({ kind: 'here', server, visitor });
    },
    leave(id) {
      board.leave(id);
      tell({ kind: 'gone', server, id });
    },
    since: async (caseName, revision) => (await store.revisions(caseName)).filter((one) => one.revision > revision),
    changed(caseName) {
      lookSoon(caseName);
      tell({ kind: 'changed', caseName });
    },
    async close() {
      if (started) {
        clearInterval(started.beat);
        started.stop();
      }
      for (const there of [...watchers.values()]) for (const { end } of [...there]) end();
    },
  };
}
