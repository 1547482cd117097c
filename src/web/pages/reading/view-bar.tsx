/** How the picture is looked at: nearer or farther, brighter, with more contrast; and of a clip, at which time. */
import { useState } from 'react';
import type { FrameTime } from '../../../core/evidence/media/survey.js';
import { fragmentOf } from '../../../core/evidence/media/survey.js';
import { useOpenModel } from '../../model/model-context.js';
import { navigate, withView } from '../../route/use-route.js';
import { say } from '../../words/say.js';
import { type Size, wholeView, zoomed } from './eye.js';
import css from './reading.module.css';
import type { Looking } from './use-eye.js';

export type Light = { readonly brightness: number; readonly contrast: number };
export const AS_DRAWN: Light = { brightness: 1, contrast: 1 };

type Props = {
  readonly looking: Looking;
  readonly size: Size;
  readonly light: Light;
  readonly setLight: (light: Light) => void;
};

const ZOOM = 1.5;

export function ViewBar({ looking: { eye, frame, look }, size, light, setLight }: Props) {
  const slider = (what: keyof Light) => (
    <label className={css.slider}>
      {say(`reading.view.${what}`)}
      <input
        type="range"
        min={20}
        max={300}
        value={Math.round(light[what] * 100)}
        aria-valuetext={say('reading.view.percent', { n: Math.round(light[what] * 100) })}
        onChange={({ target }) => setLight({ ...light, [what]: Number(target.value) / 100 })}
      />
    </label>
  );
  return (
    <fieldset className={css.bar}>
      <legend>{say('reading.view')}</legend>
      <button type="button" onClick={() => look(zoomed(eye, size, frame, ZOOM))}>
        {say('reading.view.closer')}
      </button>
      <button type="button" onClick={() => look(zoomed(eye, size, frame, 1 / ZOOM))}>
        {say('reading.view.farther')}
      </button>
      <button type="button" onClick={() => look(wholeView(size, frame))}>
        {say('reading.view.whole')}
      </button>
      {slider('brightness')}
      {slider('contrast')}
      <button type="button" onClick={() => setLight(AS_DRAWN)} disabled={light === AS_DRAWN}>
        {say('reading.view.reset')}
      </button>
      <small>{say('reading.view.note')}</small>
    </fieldset>
  );
}

/** Another time is another address, so that it can be sent to somebody. */
export function FrameBar({ id, frame }: { readonly id: string; readonly frame: FrameTime }) {
  const { route } = useOpenModel();
  const [text, setText] = useState(String(frame.at));
  const go = (at: number): void =>
    navigate(withView(route, { item: `${id}#${fragmentOf(Math.min(frame.length, Math.max(0, at)))}` }));
  const one = frame.perSecond === null ? null : 1 / frame.perSecond;
  // A frame later is the first at or after half a frame on; a frame earlier half a frame before the one before.
  const step = (words: 'reading.frame.back' | 'reading.frame.on', by: 'second' | 'one', to: number) => (
    <button type="button" onClick={() => go(to)}>
      {say(words, { by: say(`reading.frame.${by}`) })}
    </button>
  );
  return (
    <form
      className={css.bar}
      onSubmit={(event) => {
        event.preventDefault();
        const at = Number(text.replace(',', '.'));
        if (Number.isFinite(at)) go(at);
      }}
    >
      <label>
        {say('reading.frame.at')}{' '}
        <input inputMode="decimal" size={8} value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <button type="submit">{say('reading.frame.go')}</button>
      {step('reading.frame.back', 'second', frame.at - 1)}
      {one !== null && step('reading.frame.back', 'one', frame.at - 1.5 * one)}
      {one !== null && step('reading.frame.on', 'one', frame.at + 0.5 * one)}
      {step('reading.frame.on', 'second', frame.at + 1)}
      <small role="status">{say('reading.frame.shown', { at: String(frame.at), length: String(frame.length) })}</small>
    </form>
  );
}
