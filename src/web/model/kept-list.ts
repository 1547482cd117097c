/** A list that a reader keeps in this browser under a key. What is no list reads as empty; nothing is thrown. */
import { useSyncExternalStore } from 'react';
import { keep, kept, onKept } from './browser-store.js';

/** As it is now, wherever it was changed, in this window or another: a new text is a new list. */
export const useKeptText = (key: string): string => useSyncExternalStore(onKept, () => keptText(key));

export const keptText = (key: string): string => kept(key) ?? '[]';

export function listIn(text: string): readonly unknown[] {
  try {
    const raw: unknown = JSON.parse(text);
    return Array.isArray(raw) ? raw : [];
  } catch {
    return [];
  }
}

/** @returns false where the browser keeps nothing */
export const keepList = (key: string, list: readonly unknown[]): boolean => keep(key, JSON.stringify(list));
