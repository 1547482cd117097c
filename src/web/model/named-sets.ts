/** Sets of assumptions a reader keeps in this browser, by case and name. A set that no longer reads is left out, not deleted. */
import { useMemo } from 'react';
import { type Assumptions, readAssumptions } from '../../core/assumptions.js';
import { keepList, keptText, listIn, useKeptText } from './kept-list.js';

const keyOf = (caseName: string): string => `plumbline.assumptions.${caseName}`;

export function useNamedSets(caseName: string): readonly Assumptions[] {
  const text = useKeptText(keyOf(caseName));
  return useMemo(
    () =>
      listIn(text).flatMap((raw) => {
        const read = readAssumptions(raw);
        return read.ok ? [read.assumptions] : [];
      }),
    [text],
  );
}

/** Keeps a set under its name, in place of another of that name. @returns false where the browser keeps nothing */
export const keepSet = (caseName: string, set: Assumptions): boolean =>
  keepList(keyOf(caseName), [...without(caseName, set.name), set]);

export const dropSet = (caseName: string, name: string): boolean => keepList(keyOf(caseName), without(caseName, name));

const without = (caseName: string, name: string): readonly unknown[] =>
  listIn(keptText(keyOf(caseName))).filter((raw) => (raw as { name?: unknown } | null)?.name !== name);
