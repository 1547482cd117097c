/** Views a reader keeps in this browser, by case: a name and the address that reproduces it. */
import { useMemo, useSyncExternalStore } from 'react';

export type SavedView = { readonly name: string; readonly address: string };

const keyOf = (caseName: string): string => `plumbline.views.${caseName}`;
const listeners = new Set<() => void>();

export function useSavedViews(caseName: string): readonly SavedView[] {
  const text = useSyncExternalStore(listen, () => textOf(caseName));
  return useMemo(() => parsed(text), [text]);
}

/** Keeps a view under its name, in place of another of that name. @returns false where the browser keeps nothing */
export const saveView = (caseName: string, view: SavedView): boolean =>
  store(caseName, [...parsed(textOf(caseName)).filter(({ name }) => name !== view.name), view]);

export const dropView = (caseName: string, name: string): boolean =>
  store(
    caseName,
    parsed(textOf(caseName)).filter((view) => view.name !== name),
  );

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

/** What was written by hand or by another version is left out: an address must be one of ours. */
function parsed(text: string): readonly SavedView[] {
  try {
    const raw: unknown = JSON.parse(text);
    return Array.isArray(raw) ? raw.filter(isView) : [];
  } catch {
    return [];
  }
}

const isView = (raw: { name?: unknown; address?: unknown } | null): raw is SavedView =>
  typeof raw?.name === 'string' && typeof raw.address === 'string' && raw.address.startsWith('/case/');

function store(caseName: string, views: readonly SavedView[]): boolean {
  try {
    localStorage.setItem(keyOf(caseName), JSON.stringify(views));
    for (const told of listeners) told();
    return true;
  } catch {
    return false;
  }
}
