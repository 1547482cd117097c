/** One of the two lights of a file: its shape tells as much as its colour. */
import type { Lit } from '../../core/evidence/vault/lights.js';
import { say } from '../words/say.js';
import css from './light.module.css';

const SHAPES = { holds: '●', open: '○', look: '◐', broken: '■' } as const;

export function Light({ name, lit }: { readonly name: string; readonly lit: Lit }) {
  return (
    <div className={css.light}>
      <span className={css[lit.light]} aria-hidden="true">
        {SHAPES[lit.light]}
      </span>
      <div>
        <h2>{name}</h2>
        <p>{say(`light.${lit.because}`)}</p>
      </div>
    </div>
  );
}
