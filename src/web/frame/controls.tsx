/** The assumptions a reader may change, in one quiet line above every page; each is in the address. */
import { useEffect, useMemo, useState } from 'react';
import { DEPENDENCES, withDependence } from '../../client/run-view.js';
import { knownDays } from '../../core/evidence/known-days.js';
import { SCENARIOS } from '../../core/losses/result.js';
import { useOpenModel } from '../model/model-context.js';
import { Choice } from '../parts/choice.js';
import { applyTheme, storedTheme, THEMES, type Theme } from '../route/theme.js';
import { navigate, withView } from '../route/use-route.js';
import { openPalette } from '../search/palette.js';
import { dayWords } from '../words/days.js';
import { Say, say } from '../words/say.js';
import css from './controls.module.css';
import { openShortcuts } from './shortcuts.js';

export function Controls() {
  const { route, view, stale, run } = useOpenModel();
  return (
    <section className={css.controls} aria-label={say('control.label')}>
      <AsOf />
      <Choice
        label={say('control.scenario')}
        options={SCENARIOS.map((value) => ({ value, text: say(`scenario.${value}`) }))}
        value={view.scenario}
        onChoose={(scenario) => navigate(withView(route, { scenario }), 'replace')}
      />
      {route.stage === 'cost' && <Dependence />}
      <span className={css.status} role="status">
        {stale ? <Say of="recomputing" /> : run?.isProvisional && <Say of="provisional" />}
      </span>
      <Colours />
      <button type="button" className={css.keys} onClick={openPalette}>
        <Say of="search.open" /> <kbd>/</kbd>
      </button>
      <button type="button" className={css.keys} onClick={openShortcuts}>
        <Say of="control.keys" /> <kbd>?</kbd>
      </button>
    </section>
  );
}

function AsOf() {
  const { route, view, open, run } = useOpenModel();
  // Thousands of rows are gone through once, not at every press of a key.
  const days = useMemo(() => knownDays(open.theCase), [open]);
  const newest = (view.asOf === null ? run?.asOf : null) ?? days.at(-1)?.day ?? run?.asOf;
  const latest = newest === undefined ? say('control.asOf') : say('control.asOf.latest', { day: dayWords(newest) });
  const listed = view.asOf === null || days.some(({ day }) => day === view.asOf);
  return (
    <label className={css.field}>
      <Say of="control.asOf" />
      <select
        value={view.asOf ?? ''}
        onChange={({ target }) => navigate(withView(route, { asOf: target.value || null }), 'replace')}
      >
        <option value="">{latest}</option>
        {!listed && view.asOf !== null && <option value={view.asOf}>{dayWords(view.asOf)}</option>}
        {days.toReversed().map(({ day, arrivals }) => (
          <option key={day} value={day}>
            {say('control.asOf.arrivals', { day: dayWords(day), n: arrivals })}
          </option>
        ))}
      </select>
    </label>
  );
}

function Dependence() {
  const { route, view, config } = useOpenModel();
  const value = view.dependence ?? config.cost.priceDependence;
  const shares = DEPENDENCES.includes(value) ? DEPENDENCES : [...DEPENDENCES, value].sort((a, b) => a - b);
  return (
    <label className={css.field}>
      <Say of="control.dependence" />
      <select
        value={String(value)}
        onChange={({ target }) => navigate(withView(route, withDependence(view, Number(target.value))), 'replace')}
      >
        {shares.map((share) => (
          <option key={share} value={String(share)}>
            {share}
          </option>
        ))}
      </select>
    </label>
  );
}

function Colours() {
  const [theme, setTheme] = useState<Theme>(storedTheme);
  useEffect(() => applyTheme(theme), [theme]);
  return (
    <label className={`${css.field} ${css.colours}`}>
      <Say of="control.theme" />
      <select value={theme} onChange={({ target }) => setTheme(target.value as Theme)}>
        {THEMES.map((choice) => (
          <option key={choice} value={choice}>
            {say(`control.theme.${choice}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
