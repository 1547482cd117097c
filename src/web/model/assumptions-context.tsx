/**
 * What a reader assumes: the set the results on screen rest on (it is in the address), and the draft being edited. A draft changes
 * nothing until it is rerun; it lives as long as the case is open, over all pages.
 */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { assumptionsIn, assumptionsText } from '../../client/assumptions-text.js';
import { type Assumptions, booksOf, readAssumptions } from '../../core/assumptions.js';
import type { Problem } from '../../core/problem.js';
import { navigate, withView } from '../route/use-route.js';
import { useOpenModel } from './model-context.js';

export type AssumptionsModel = {
  /** what the results rest on; null: the case alone */
  readonly current: Assumptions | null;
  /** what the fields show */
  readonly draft: Assumptions;
  /** the draft is not what the results rest on */
  readonly isEdited: boolean;
  readonly problems: readonly Problem[];
  readonly edit: (next: Assumptions) => void;
  /** the results on the draft; nothing while it has problems or is too large for an address */
  readonly rerun: () => void;
  readonly fits: boolean;
  readonly discard: () => void;
  /** another set for fields and results; null: the case alone */
  readonly use: (set: Assumptions | null) => void;
};

const Context = createContext<AssumptionsModel | null>(null);
export const EMPTY_SET: Assumptions = { name: 'My assumptions' };

export function AssumptionsProvider({ children }: { readonly children: ReactNode }) {
  const { route, view } = useOpenModel();
  const current = useMemo(() => assumptionsIn(view.assume), [view.assume]);
  const [edited, setEdited] = useState<Assumptions | null>(null);
  const draft = edited ?? current ?? EMPTY_SET;
  const read = useMemo(() => readAssumptions(draft), [draft]);
  const isEdited = edited !== null && JSON.stringify(edited) !== JSON.stringify(current ?? EMPTY_SET);
  const text = read.ok ? assumptionsText(draft) : null;
  const use = (set: Assumptions | null): void => {
    setEdited(null);
    navigate(withView(route, { assume: set === null || isEmpty(set) ? null : assumptionsText(set) }));
  };
  const model: AssumptionsModel = {
    current,
    draft,
    isEdited,
    problems: read.ok ? [] : read.problems,
    edit: setEdited,
    rerun: () => read.ok && text !== null && use(draft),
    fits: !read.ok || text !== null,
    discard: () => setEdited(null),
    use,
  };
  return <Context value={model}>{children}</Context>;
}

export function useAssumptions(): AssumptionsModel {
  const model = useContext(Context);
  if (!model) throw new Error('useAssumptions: inside an AssumptionsProvider');
  return model;
}

export const isEmpty = (set: Assumptions): boolean => Object.keys(booksOf(set)).length === 0;

/** The rule a field breaks, or null. @param file of the book, such as `cost book` */
export const problemAt = (problems: readonly Problem[], file: string, field: string): string | null =>
  problems.find((problem) => problem.file === file && problem.field === field)?.rule ?? null;
