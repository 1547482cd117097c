/** What the palette offers for the words typed: where to go, views kept, and what can be done here. */
import { SCENARIOS } from '../../core/losses/result.js';
import { useOpenModel } from '../model/model-context.js';
import { parseRoute, printRoute, type Route } from '../route/route.js';
import { applyTheme, THEMES } from '../route/theme.js';
import { navigate, withView } from '../route/use-route.js';
import { say } from '../words/say.js';
import type { Find } from './finds.js';
import { dropView, saveView, useSavedViews } from './saved-views.js';

export type Offer = { readonly id: string; readonly title: string; readonly kind: string; readonly act: () => void };

type CaseRoute = Extract<Route, { page: 'case' }>;

/** @param found what the search gives for the words */
export function usePaletteOffers(words: string, found: readonly Find[]): readonly Offer[] {
  const { route } = useOpenModel();
  const views = useSavedViews(route.name);
  const fits = ({ title, kind }: Offer): boolean =>
    words
      .toLocaleLowerCase()
      .split(/\s+/)
      .every((word) => `${kind} ${title}`.toLocaleLowerCase().includes(word));
  const kept = views.flatMap(({ name, address }): Offer[] => [
    { id: `view/${name}`, title: name, kind: say('search.view'), act: () => navigate(routeOf(address)) },
    {
      id: `drop/${name}`,
      title: say('search.view.drop', { name }),
      kind: say('search.act'),
      act: () => void dropView(route.name, name),
    },
  ]);
  const isAsked = words.trim() !== '';
  return [
    ...(isAsked ? kept.filter(fits) : kept.filter(({ id }) => id.startsWith('view/'))),
    ...found.map((find) => goingTo(route, find)),
    ...(isAsked ? actsOf(route).filter(fits) : []),
    ...(isAsked ? [keeping(route, words.trim())] : []),
  ];
}

const goingTo = (route: CaseRoute, { id, title, kind, page, trace }: Find): Offer => ({
  id,
  title,
  kind,
  act: () => navigate({ ...route, stage: page, view: { ...route.view, trace, part: 'wall', item: null } }),
});

const keeping = (route: CaseRoute, name: string): Offer => ({
  id: 'keep',
  title: say('search.view.keep', { name }),
  kind: say('search.act'),
  act: () => void saveView(route.name, { name, address: printRoute(route) }),
});

function actsOf(route: CaseRoute): readonly Offer[] {
  const act = (id: string, title: string, run: () => void): Offer => ({ id, title, kind: say('search.act'), act: run });
  return [
    ...SCENARIOS.map((scenario) =>
      act(`scenario/${scenario}`, `${say('control.scenario')}: ${say(`scenario.${scenario}`)}`, () =>
        navigate(withView(route, { scenario }), 'replace'),
      ),
    ),
    ...THEMES.map((theme) =>
      act(`theme/${theme}`, `${say('control.theme')}: ${say(`control.theme.${theme}`)}`, () => applyTheme(theme)),
    ),
    act('copy', say('drawer.copy'), () => void navigator.clipboard.writeText(window.location.href)),
    act('cases', say('nav.cases'), () => navigate({ page: 'cases' })),
    act('print', say('search.print'), () => window.print()),
  ];
}

function routeOf(address: string): Route {
  const { pathname, search } = new URL(address, window.location.origin);
  return parseRoute(pathname, search);
}
