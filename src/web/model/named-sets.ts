/** Sets of assumptions a reader keeps in this browser, by case and name. A set that no longer reads is left out, not deleted. */
import { type Assumptions, readAssumptions } from '../../core/assumptions.js';

const keyOf = (caseName: string): string => `plumbline.assumptions.${caseName}`;

export function namedSets(caseName: string): readonly Assumptions[] {
  return stored(caseName).flatMap((raw) => {
    const read = readAssumptions(raw);
    return read.ok ? [read.assumptions] : [];
  });
}

/** Keeps a set under its name, in place of another of that name. @returns false where the browser keeps nothing */
export function keepSet(caseName: string, set: Assumptions): boolean {
  return store(caseName, [...without(caseName, set.name), set]);
}

export const dropSet = (caseName: string, name: string): boolean => store(caseName, without(caseName, name));

const without = (caseName: string, name: string): readonly unknown[] =>
  stored(caseName).filter((raw) => (raw as { name?: unknown } | null)?.name !== name);

function stored(caseName: string): readonly unknown[] {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(keyOf(caseName)) ?? '[]');
    return Array.isArray(raw) ? raw : [];
  } catch {
    return [];
  }
}

function store(caseName: string, sets: readonly unknown[]): boolean {
  try {
    localStorage.setItem(keyOf(caseName), JSON.stringify(sets));
    return true;
  } catch {
    return false;
  }
}
