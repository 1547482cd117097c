/**
 * Two pictures laid one over the other; a slider says how much of the second is seen. A real range input: arrow keys, page
 * keys, Home and End move it, and a screen reader says how far it is.
 */
import { type CSSProperties, type ReactNode, useState } from 'react';
import { say } from '../words/say.js';
import css from './swipe.module.css';

type Props = {
  readonly before: ReactNode;
  readonly after: ReactNode;
  readonly beforeName: string;
  readonly afterName: string;
};

export function Swipe({ before, after, beforeName, afterName }: Props) {
  const [share, setShare] = useState(50);
  const style = { '--share': `${share}%` } as CSSProperties;
  return (
    <div className={css.swipe} style={style}>
      <div className={css.stage}>
        <div className={css.layer}>{before}</div>
        <div className={`${css.layer} ${css.over}`}>{after}</div>
        <span className={css.edge} aria-hidden="true" />
      </div>
      <label className={css.control}>
        <span className={css.ends}>
          <span>{beforeName}</span>
          <span>{afterName}</span>
        </span>
        <input
          type="range"
          min={0}
          max={100}
          value={share}
          aria-label={say('swipe.label')}
          aria-valuetext={say('swipe.value', { share })}
          onChange={(event) => setShare(Number(event.target.value))}
        />
      </label>
    </div>
  );
}
