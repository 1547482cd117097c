/** Views a reader keeps in this browser, by case: a name and the address that reproduces it. */
import { useMemo } from 'react';
import { keepList, keptText, listIn, useKeptText } from '../model/kept-list.js';

export type SavedView = { readonly name: string; readonly address: string };

const keyOf = (caseName: string): string => `plumbline.views.${caseName}`;

export function useSavedViews(caseName: string): readonly SavedView[] {
  const text = useKeptText(keyOf(caseName));
  return useMemo(() => viewsIn(text), [text]);
}

/** Keeps a view under its name, in place of another of that name. @returns false where the browser keeps nothing */
export const saveView = (caseName: string, view: SavedView): boolean =>
  keepList(keyOf(caseName), [...without(caseName, view.name), view]);

export const dropView = (caseName: string, name: string): boolean => keepList(keyOf(caseName), without(caseName, name));

const without = (caseName: string, name: string): readonly SavedView[] =>
  viewsIn(keptText(keyOf(caseName))).filter((view) => view.name !== name);

/** What was written by hand or by another version is left out: an address must be one of ours. */
const viewsIn = (text: string): readonly SavedView[] => listIn(text).filter(isView);

function isView(raw: unknown): raw is SavedView {
  const view = raw as { name?: unknown; address?: unknown } | null;
  return typeof view?.name === 'string' && typeof view.address === 'string' && view.address.startsWith('/case/');
}
