/** From the address to a page: the list of cases, a case, or a way back. */
import { lazy, Suspense } from 'react';
import type { Asking } from '../../client/people-calls.js';
import { api } from '../model/api.js';
import { sealStore } from '../model/browser-store.js';
import { MeProvider } from '../model/me-context.js';
import { useFetched } from '../model/use-fetched.js';
import { AccountPage } from '../pages/account-page.js';
import { CasesPage } from '../pages/cases-page.js';
import { JoinPage } from '../pages/join-page.js';
import { SignInPage } from '../pages/sign-in-page.js';
import { Link, useRoute } from '../route/use-route.js';
import { Say } from '../words/say.js';
import { CaseLoader } from './case-loader.js';
import { Notice } from './notice.js';

const FindPage = lazy(async () => ({ default: (await import('../pages/find-page.js')).FindPage }));
const NewCasePage = lazy(async () => ({ default: (await import('../pages/new-case-page.js')).NewCasePage }));
const ImportPage = lazy(async () => ({ default: (await import('../pages/import/import-page.js')).ImportPage }));

export function App() {
  const { value: asked, error } = useFetched('me', whoIsThere);
  // What is kept here is opened before any page looks for it.
  if (asked === null && error === null) return <main aria-busy="true" />;
  return (
    <MeProvider me={asked?.me ?? null}>
      <Page asked={asked} />
    </MeProvider>
  );
}

async function whoIsThere(): Promise<Asking> {
  const asked = await api.me();
  if (asked.me) await sealStore((await api.browserKey()).key);
  return asked;
}

function Page({ asked }: { readonly asked: Asking | null }) {
  const route = useRoute();
  if (route.page === 'join') return <JoinPage />;
  if (asked?.people && asked.me === null) return <SignInPage organisation={asked.organisation} />;
  if (route.page === 'account') return <AccountPage organisation={asked?.organisation ?? null} />;
  if (route.page === 'cases') return <CasesPage />;
  if (route.page === 'find')
    return (
      <Suspense>
        <FindPage asked={route.asked} />
      </Suspense>
    );
  if (route.page === 'new')
    return (
      <Suspense>
        <NewCasePage />
      </Suspense>
    );
  if (route.page === 'import')
    return (
      <Suspense>
        <ImportPage />
      </Suspense>
    );
  if (route.page === 'case') return <CaseLoader key={route.name} route={route} />;
  return (
    <Notice title={<Say of="error.lost" />}>
      <Link to={{ page: 'cases' }}>
        <Say of="error.lost.next" />
      </Link>
    </Notice>
  );
}
