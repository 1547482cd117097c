/** Fetches a case and says so when it cannot be had; everything below has one. */
import { useEffect, useState } from 'react';
import { fetchCase, NoSuchCase } from '../model/fetch-case.js';
import { LiveProvider } from '../model/live-context.js';
import { useFetched } from '../model/use-fetched.js';
import { useLast } from '../model/use-last.js';
import { fetchPages } from '../pages/stage-pages.js';
import type { Route } from '../route/route.js';
import { Link } from '../route/use-route.js';
import { Say } from '../words/say.js';
import { CaseFrame } from './case-frame.js';
import { Notice } from './notice.js';

export function CaseLoader({ route }: { readonly route: Extract<Route, { page: 'case' }> }) {
  // A case that was saved is fetched again; the one before stays on screen meanwhile.
  const [times, setTimes] = useState(0);
  const { value: fetched, error } = useFetched(`${route.name} ${times}`, () => fetchCase(route.name));
  const value = useLast(fetched);
  const isFront = route.stage === null;
  // A page that is asked for is fetched beside the case, not after it.
  useEffect(() => {
    if (!isFront) fetchPages().catch(() => {});
  }, [isFront]);
  if (error instanceof NoSuchCase)
    return (
      <Notice title={<Say of="error.case" name={route.name} />}>
        <Link to={{ page: 'cases' }}>
          <Say of="error.case.next" />
        </Link>
      </Notice>
    );
  // What is open stays open while the server does not answer.
  if (error && !value)
    return (
      <Notice title={<Say of="error.server" detail={error.message} />}>
        <Say of="error.server.next" />
      </Notice>
    );
  if (!value) return <Notice title={<Say of="loading.case" />} />;
  return (
    <LiveProvider name={route.name} page={route.stage ?? 'front'}>
      <CaseFrame open={value} route={route} reload={() => setTimes((n) => n + 1)} />
    </LiveProvider>
  );
}
