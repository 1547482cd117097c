/** A list that a reader keeps in this browser under a key. What is no list reads as empty; nothing is thrown. */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function listen(onChange: () => void): () => void {
  listeners.add(onChange);
  window.addEventListener('storage', onChange);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener('storage', onChange);
  };
}

/** As it is now, wherever it was changed, in this window or another: a new text is a new list. */
export const useKeptText = (key: string): string => useSyncExternalStore(listen, () => keptText(key));

export function keptText(key: string): string {
  try {
    return localStorage.getItem(key) ?? '[]';
  } catch {
    return '[]';
  }
}

export function listIn(text: string): readonly unknown[] {
  try {
    const raw: unknown = JSON.parse(text);
    return Array.isArray(raw) ? raw : [];
  } catch {
    return [];
  }
}

/** @returns false where the browser keeps nothing */
export function keepList(key: string, list: readonly unknown[]): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(list));
    for (const told of listeners) told();
    return true;
  } catch {
    return false;
  }
}
