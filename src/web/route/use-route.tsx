/** The address bar as state: one store over the History API, read with `useRoute`, changed with `navigate`. */
import { type AnchorHTMLAttributes, type MouseEvent, useMemo, useSyncExternalStore } from 'react';
import { parseRoute, printRoute, type Route, type View } from './route.js';

const MOVED = 'plumbline:moved';

function subscribe(onMove: () => void): () => void {
  window.addEventListener('popstate', onMove);
  window.addEventListener(MOVED, onMove);
  return () => {
    window.removeEventListener('popstate', onMove);
    window.removeEventListener(MOVED, onMove);
  };
}

const here = (): string => window.location.pathname + window.location.search;

export function useRoute(): Route {
  const address = useSyncExternalStore(subscribe, here);
  return useMemo(() => {
    const { pathname, search } = new URL(address, window.location.origin);
    return parseRoute(pathname, search);
  }, [address]);
}

/** Moves to a route. `replace` leaves no step to go back to: for controls that are dragged. */
export function navigate(to: Route, how: 'push' | 'replace' = 'push'): void {
  const address = printRoute(to);
  if (address === here()) return;
  if (how === 'push') window.history.pushState({ ours: true }, '', address);
  else window.history.replaceState(window.history.state, '', address);
  window.dispatchEvent(new Event(MOVED));
}

/** The current route with some of its view changed; null off a case's pages. */
export function withView(route: Route, change: Partial<View>): Route {
  return route.page === 'case' ? { ...route, view: { ...route.view, ...change } } : route;
}

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { readonly to: Route };

/** A real link: opens in a new tab when asked to, moves without a reload otherwise. */
export function Link({ to, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    rest.onClick?.(event);
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    navigate(to);
  };
  return <a {...rest} href={printRoute(to)} onClick={follow} />;
}
