/** Sets of assumptions a reader keeps in this browser, by case and name. A set that no longer reads is left out, not deleted. */
import { useMemo, useSyncExternalStore } from 'react';
import { type Assumptions, readAssumptions } from '../../core/assumptions.js';

const keyOf = (caseName: string): string => `plumbline.assumptions.${caseName}`;

/** As they are now, wherever they were kept or dropped, in this window or another. */
export function useNamedSets(caseName: string): readonly Assumptions[] {
  const text = useSyncExternalStore(listen, () => textOf(caseName));
  return useMemo(
    () =>
      parsed(text).flatMap((raw) => {
        const read = readAssumptions(raw);
        return read.ok ? [read.assumptions] : [];
      }),
    [text],
  );
}

/** Keeps a set under its name, in place of another of that name. @returns false where the browser keeps nothing */
export function keepSet(caseName: string, set: Assumptions): boolean {
  return store(caseName, [...without(caseName, set.name), set]);
}

export const dropSet = (caseName: string, name: string): boolean => store(caseName, without(caseName, name));

const without = (caseName: string, name: string): readonly unknown[] =>
  parsed(textOf(caseName)).filter((raw) => (raw as { name?: unknown } | null)?.name !== name);

const listeners = new Set<() => void>();

function listen(onChange: () => void): () => void {
  listeners.add(onChange);
  window.addEventListener('storage', onChange);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener('storage', onChange);
  };
}

function textOf(caseName: string): string {
  try {
    return localStorage.getItem(keyOf(caseName)) ?? '[]';
  } catch {
    return '[]';
  }
}

function parsed(text: string): readonly unknown[] {
  try {
    const raw: unknown = JSON.parse(text);
    return Array.isArray(raw) ? raw : [];
  } catch {
    return [];
  }
}

function store(caseName: string, sets: readonly unknown[]): boolean {
  try {
    localStorage.setItem(keyOf(caseName), JSON.stringify(sets));
    for (const told of listeners) told();
    return true;
  } catch {
    return false;
  }
}
