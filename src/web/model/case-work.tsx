/** What people said of the case and how far its review is, fetched once for all its pages. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { CaseComment, Review } from '../../client/case-people-calls.js';
import type { Me } from '../../client/people-calls.js';
import type { Act } from '../../people/permissions.js';
import { api } from './api.js';
import { useLive } from './live-context.js';
import { mayDo, useMe } from './me-context.js';
import { useFetched } from './use-fetched.js';
import { useLast } from './use-last.js';

export type CaseWork = {
  readonly me: Me;
  readonly caseName: string;
  readonly may: (act: Act) => boolean;
  readonly review: Review | null;
  /** none where they may not be read */
  readonly comments: readonly CaseComment[];
  /** whom words may name and be given to */
  readonly readers: readonly { readonly name: string; readonly role: string }[];
  readonly reload: () => void;
};

const Context = createContext<CaseWork | null>(null);

/** @param revision the newest: a review is of one revision */
export function CaseWorkProvider({
  name,
  revision,
  children,
}: {
  readonly name: string;
  readonly revision: number;
  readonly children: ReactNode;
}) {
  const me = useMe();
  const [turn, setTurn] = useState(0);
  const isTold = mayDo(me, 'read comments', name);
  const { steps, comments } = useLive();
  const key = `${me?.name} ${name} ${revision} ${turn} ${steps} ${comments}`;
  const fetched = useFetched(key, async () => ({
    review: me === null ? null : await api.review(name),
    comments: isTold ? await api.comments(name) : [],
    readers: isTold ? await api.readers(name) : [],
  }));
  const value = useLast(fetched.value);
  const work = useMemo(
    (): CaseWork | null =>
      me && {
        ...{ me, caseName: name, may: (act) => mayDo(me, act, name), reload: () => setTurn((n) => n + 1) },
        ...(value ?? { review: null, comments: [], readers: [] }),
      },
    [me, name, value],
  );
  return <Context value={work}>{children}</Context>;
}

/** null where nobody signs in */
export const useCaseWork = (): CaseWork | null => useContext(Context);
