/** What is told of a case while it is open: its newest revision, who else has it open, and whether the server answers. */
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { HerePerson, LiveEvent } from '../../client/client.js';
import type { CaseRevision } from '../../core/ports.js';
import { watchCase } from './watch-case.js';

export type Live = {
  /** number of the newest revision told; 0 before anything was */
  readonly newest: number;
  /** the newest one that was saved while the case is open */
  readonly saved: CaseRevision | null;
  readonly people: readonly HerePerson[];
  /** the server does not answer */
  readonly isAway: boolean;
  /** how often it was told that a review went on, or comments came: part of the key of what shows them */
  readonly steps: number;
  readonly comments: number;
};

const SILENCE: Live = { newest: 0, saved: null, people: [], isAway: false, steps: 0, comments: 0 };
const Context = createContext<Live>(SILENCE);

/** @param page what others are told one has open */
export function LiveProvider({
  name,
  page,
  children,
}: {
  readonly name: string;
  readonly page: string;
  readonly children: ReactNode;
}) {
  const [live, setLive] = useState(SILENCE);
  const last = useRef<string | undefined>(undefined);
  useEffect(
    () =>
      watchCase(name, page, last.current, {
        event: (event) => {
          if ('id' in event) last.current = event.id;
          setLive((before) => after(before, event));
        },
        reached: (isReached) =>
          setLive((before) => (before.isAway === !isReached ? before : { ...before, isAway: !isReached, people: [] })),
      }),
    [name, page],
  );
  return <Context value={live}>{children}</Context>;
}

export const useLive = (): Live => useContext(Context);

function after(live: Live, event: LiveEvent): Live {
  switch (event.kind) {
    case 'mark':
      return { ...live, newest: event.revision };
    case 'revision':
      return { ...live, newest: event.revision.revision, saved: event.revision };
    case 'review':
      return { ...live, steps: event.steps };
    case 'comments':
      return { ...live, comments: event.comments };
    case 'here':
      return { ...live, people: event.people };
    default:
      return live;
  }
}
