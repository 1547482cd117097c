/**
 * Who has a case open, on which page, on all servers of one database. What other servers told is forgotten when they stop
 * telling it. Cost: one entry for each open window.
 */
export type Visitor = {
  /** of a window, made by its server */
  readonly id: string;
  readonly caseName: string;
  readonly page: string;
  /** of the account; '' where nobody signs in */
  readonly account: string;
  readonly name: string;
};

export type Board = {
  /** Puts a window where it is now. `until`: milliseconds, forgotten then; Infinity for windows of this server. */
  readonly put: (visitor: Visitor, until: number) => void;
  readonly leave: (id: string) => void;
  /** Takes out what was not told again. @returns the cases in which somebody went */
  readonly forget: (nowMs: number) => ReadonlySet<string>;
  /** Those on a case, in the order in which they came. */
  readonly on: (caseName: string) => readonly Visitor[];
  /** Those of this server. */
  readonly own: () => readonly Visitor[];
};

/** @param changed told the case, whenever who is on it has changed */
export function makeBoard(changed: (caseName: string) => void): Board {
  const there = new Map<string, { readonly visitor: Visitor; until: number }>();
  const leave = (id: string): void => {
    const found = there.get(id);
    there.delete(id);
    if (found) changed(found.visitor.caseName);
  };
  return {
    put(visitor, until) {
      const before = there.get(visitor.id);
      if (before && isSame(before.visitor, visitor)) {
        before.until = until;
        return;
      }
      there.set(visitor.id, { visitor, until });
      if (before && before.visitor.caseName !== visitor.caseName) changed(before.visitor.caseName);
      changed(visitor.caseName);
    },
    leave,
    forget(nowMs) {
      const gone = [...there.values()].filter(({ until }) => until <= nowMs).map(({ visitor }) => visitor);
      for (const { id } of gone) leave(id);
      return new Set(gone.map(({ caseName }) => caseName));
    },
    on: (caseName) => [...there.values()].map(({ visitor }) => visitor).filter((one) => one.caseName === caseName),
    own: () => [...there.values()].filter(({ until }) => until === Number.POSITIVE_INFINITY).map((one) => one.visitor),
  };
}

const isSame = (a: Visitor, b: Visitor): boolean =>
  a.caseName === b.caseName && a.page === b.page && a.name === b.name && a.account === b.account;
