/** Connected groups of ids: who is joined with whom, directly or through others. Ids and groups come in the order of their first mention. */
export type Groups = {
  readonly join: (a: string, b: string) => void;
  /** groups of two or more */
  readonly all: () => readonly (readonly string[])[];
};

export function makeGroups(): Groups {
  const above = new Map<string, string>();
  const root = (id: string): string => {
    let top = id;
    for (let next = above.get(top); next !== undefined && next !== top; next = above.get(top)) top = next;
    for (let at = id; at !== top; ) {
      const next = above.get(at) as string;
      above.set(at, top);
      at = next;
    }
    return top;
  };
  return {
    join: (a, b) => {
      for (const id of [a, b]) if (!above.has(id)) above.set(id, id);
      above.set(root(b), root(a));
    },
    all: () => {
      const groups = new Map<string, string[]>();
      for (const id of above.keys()) groups.set(root(id), [...(groups.get(root(id)) ?? []), id]);
      return [...groups.values()].filter((ids) => ids.length > 1);
    },
  };
}
