/** Which page stands under which name. The front page comes with the program; the others are fetched once it is drawn, or asked for. */
import { type ComponentType, useEffect, useState } from 'react';
import type { PageName } from '../route/route.js';
import { Say } from '../words/say.js';
import { FrontPage } from './front-page.js';

type Pages = Readonly<Record<PageName, ComponentType>>;

let here: Pages | null = null;

/** Tried again where it failed: a server that was away may be back. */
export async function fetchPages(): Promise<Pages> {
  here ??= (await import('./other-pages.js')).OTHER_PAGES;
  return here;
}

/** What stands in the case itself, and is there before anything is weighed. */
const OF_THE_CASE: ReadonlySet<PageName | null> = new Set<PageName>(['reading', 'edit', 'dossier', 'map', 'review']);

export const needsRun = (stage: PageName | null): boolean => !OF_THE_CASE.has(stage);

/** @param stage null is the front page */
export function StagePage({ stage }: { readonly stage: PageName | null }) {
  const [pages, setPages] = useState(here);
  const [error, setError] = useState<Error | null>(null);
  const isWanting = stage !== null && pages === null;
  useEffect(() => {
    if (isWanting) fetchPages().then(setPages, setError);
  }, [isWanting]);
  if (stage === null) return <FrontPage />;
  const Of = (here ?? pages)?.[stage];
  if (Of) return <Of />;
  return error === null ? null : (
    <p role="alert">
      <Say of="error.server" detail={error.message} /> <Say of="error.server.next" />
    </p>
  );
}
