/** The left rail: the nine stages in pipeline order, with the model card under the losses, what each holds, and which are a gap. A menu on a narrow screen. */
import { useState } from 'react';
import { isGap } from '../../core/problem.js';
import type { Run } from '../../core/run.js';
import { useOpenModel } from '../model/model-context.js';
import { DEFAULT_VIEW, isUnder, PAGE_NAMES, type PageName } from '../route/route.js';
import { Link } from '../route/use-route.js';
import { type Key, Say, say } from '../words/say.js';
import { HereNow } from './here-now.js';
import css from './rail.module.css';

type Entry = {
  readonly stage: PageName | null;
  readonly name: Key;
  readonly note: string | null;
  readonly gap: boolean;
};

export function Rail() {
  const { run, route, stale } = useOpenModel();
  const [shown, setShown] = useState(false);
  const here = route.stage;
  const hereName: Key = here === null ? 'nav.front' : `stage.${here}`;
  const entries: Entry[] = [
    { stage: null, name: 'nav.front', note: null, gap: false },
    ...PAGE_NAMES.map(
      (name): Entry => ({
        stage: name,
        name: `stage.${name}`,
        ...(run ? stateOf(run, name) : { note: null, gap: false }),
      }),
    ),
  ];
  return (
    <header className={css.rail}>
      <div className={css.top}>
        <Link to={{ page: 'cases' }} className={css.brand}>
          <Say of="brand" />
        </Link>
        <button
          type="button"
          className={css.menu}
          aria-expanded={shown}
          aria-controls="pages"
          onClick={() => setShown(!shown)}
        >
          <Say of={hereName} /> <span aria-hidden="true">{shown ? '▴' : '▾'}</span>
        </button>
      </div>
      <nav id="pages" className={shown ? `${css.nav} ${css.shown}` : css.nav} aria-label={say('nav.label')}>
        <ol>
          {entries.map(({ stage, name, note, gap }) => (
            <li key={name}>
              <Link
                to={{ ...route, stage, view: { ...route.view, trace: null, part: DEFAULT_VIEW.part, item: null } }}
                className={[css.link, gap && css.gap, isUnder(stage) && css.under].filter(Boolean).join(' ')}
                aria-current={stage === here ? 'page' : undefined}
                onClick={() => setShown(false)}
              >
                <Say of={name} />
                {note && <small>{note}</small>}
              </Link>
            </li>
          ))}
        </ol>
        {stale && (
          <p className={css.stale} role="status">
            <Say of="recomputing" />
          </p>
        )}
        <HereNow />
      </nav>
    </header>
  );
}

/** What a stage holds, in a word; or that it is a gap. */
function stateOf(run: Run, stage: PageName): { readonly note: string | null; readonly gap: boolean } {
  const built = (note: string | null) => ({ note, gap: false });
  const missing = { note: say('nav.gap'), gap: true };
  const { claims, evidence, losses, cost, fleet, depth } = run;
  switch (stage) {
    case 'claims':
      return built(String(claims.entries.length));
    case 'evidence':
      return built(String(evidence.images.length));
    case 'losses':
      return isGap(losses) ? missing : built(null);
    case 'model':
    case 'record':
    case 'grading':
    case 'files':
    case 'reading':
    case 'entities':
    case 'edit':
      return built(null);
    case 'cost':
      return isGap(cost) ? missing : built(null);
    case 'fleet':
      return isGap(fleet) ? missing : built(null);
    case 'depth':
      return isGap(depth) ? missing : built(null);
    case 'perception':
      return isGap(run.perception) ? missing : built(null);
    case 'leverage':
      return isGap(run.leverage) ? missing : built(null);
    case 'dossier':
      return built(null);
    default:
      return stage satisfies never;
  }
}
