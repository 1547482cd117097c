/** A case on screen: rail, controls, the page of a stage, and the drawer over them. The last run stays while one is made. */
import { type MouseEvent, useEffect, useMemo, useRef } from 'react';
import { configOf } from '../../client/run-view.js';
import { AssumptionsProvider } from '../model/assumptions-context.js';
import { CaseWorkProvider } from '../model/case-work.js';
import type { OpenCase } from '../model/fetch-case.js';
import { ModelProvider, type OpenModel } from '../model/model-context.js';
import { useRun } from '../model/use-run.js';
import { whenIdle } from '../model/when-idle.js';
import { fetchPages, needsRun, StagePage } from '../pages/stage-pages.js';
import type { Route } from '../route/route.js';
import { Palette } from '../search/palette.js';
import { Say, say } from '../words/say.js';
import { AssumptionsBar } from './assumptions-bar.js';
import css from './case-frame.module.css';
import { Controls } from './controls.js';
import { Drawer } from './drawer.js';
import { Footer } from './footer.js';
import { LiveNotice } from './live-notice.js';
import { Notice } from './notice.js';
import { Rail } from './rail.js';
import { Shortcuts } from './shortcuts.js';

/** ms after the first picture. */
const PAGES_MS = 300;

type Props = {
  readonly open: OpenCase;
  readonly route: Extract<Route, { page: 'case' }>;
  readonly reload: () => void;
};

export function CaseFrame({ open, route, reload }: Props) {
  const { view, stage } = route;
  const config = useMemo(() => configOf(view), [view]);
  const { run, stale, isAsked, error, client } = useRun(open, config, view);

  useEffect(() => {
    const page = say(stage === null ? 'nav.front' : `stage.${stage}`);
    document.title = `${page} · ${open.theCase.title} · ${say('brand')}`;
  }, [stage, open]);
  useScrollToTop(`${route.name}/${stage}`);
  const model = useMemo(
    (): OpenModel => ({ open, run, config, view, route, stale, client, reload }),
    [open, run, config, view, route, stale, client],
  );
  // The controls show what was chosen at once; the page is drawn once, with the run of it.
  const drawn = useRef(model);
  if (!isAsked || drawn.current.route.stage !== stage) drawn.current = model;
  const page = useMemo(() => <StagePage stage={stage} />, [stage]);
  useEffect(() => whenIdle(() => void fetchPages().catch(() => {}), PAGES_MS), []);

  if (!run && needsRun(stage)) {
    if (!error) return <Notice title={<Say of="loading.run" />} />;
    return (
      <Notice title={<Say of="error.model" detail={error.message} />}>
        <Say of="error.model.next" />
      </Notice>
    );
  }
  return (
    <ModelProvider model={model}>
      <CaseWorkProvider name={route.name} revision={open.revision}>
        <AssumptionsProvider>
          {/* biome-ignore lint/a11y/useValidAnchor: it leads to a place of the page, without a step in the history */}
          <a className={css.skip} href="#content" onClick={toContent}>
            <Say of="skip" />
          </a>
          <div className={css.frame}>
            <Rail />
            <div className={css.sheet}>
              <Controls />
              <LiveNotice />
              {error && (
                <p className={css.error} role="alert">
                  <Say of="error.model" detail={error.message} /> <Say of="error.model.next" />
                </p>
              )}
              <main id="content" className={css.main} tabIndex={-1}>
                <ModelProvider model={drawn.current}>{page}</ModelProvider>
              </main>
              <AssumptionsBar />
              <Footer />
            </div>
          </div>
          <Drawer />
          <Shortcuts />
          <Palette />
        </AssumptionsProvider>
      </CaseWorkProvider>
    </ModelProvider>
  );
}

/** The address stays what it is: a place of the page in it would take the focus back whenever a drawer is closed. */
function toContent(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function useScrollToTop(page: string): void {
  // dependencies: a new page starts at its top
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [page]);
}
