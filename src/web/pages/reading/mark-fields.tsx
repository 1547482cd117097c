/** What is said of the chosen mark, or of the next one: type, state, how sure, how it is kept, which individual it is. */
import { type Dispatch, type RefObject, useId } from 'react';
import { CONFIDENCES, IDENTITIES, STATES } from '../../../core/evidence/reading/placed-mark.js';
import { say } from '../../words/say.js';
import type { DeskAct, DeskState } from './desk-state.js';
import css from './reading.module.css';

type Props = {
  readonly desk: DeskState;
  readonly act: Dispatch<DeskAct>;
  readonly types: readonly string[];
  readonly stands: readonly string[];
  readonly labelField: RefObject<HTMLInputElement | null>;
};

export function MarkFields({ desk, act, types, stands, labelField }: Props) {
  const { reading, chosen, manner } = desk;
  const mark = chosen === null ? null : (reading.marks[chosen] ?? null);
  const said = mark ?? manner;
  const [name, list] = [useId(), useId()];
  const choose = <T extends string>(
    field: 'assetType' | 'confidence' | 'identityState',
    label: string,
    options: readonly T[],
    words: (option: T) => string,
  ) => (
    <label>
      {label}
      <select value={said[field]} onChange={({ target }) => act({ kind: 'say', change: { [field]: target.value } })}>
        {options.map((option) => (
          <option key={option} value={option}>
            {words(option)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <fieldset className={css.fields}>
      <legend>{mark ? say('reading.mark', { n: (chosen ?? 0) + 1 }) : say('reading.mark.next')}</legend>
      {choose('assetType', say('reading.mark.type'), types, (type) => type)}
      <fieldset className={css.states}>
        <legend>{say('reading.mark.state')}</legend>
        {STATES.map((state, i) => (
          <label key={state}>
            <input
              type="radio"
              name={name}
              checked={said.state === state}
              onChange={() => act({ kind: 'say', change: { state } })}
            />{' '}
            <kbd>{i + 1}</kbd> {say(`state.${state}`)}
          </label>
        ))}
      </fieldset>
      {choose('confidence', say('reading.mark.confidence'), CONFIDENCES, (one) => say(`confidence.${one}`))}
      {choose('identityState', say('reading.mark.identity'), IDENTITIES, (one) => say(`identity.${one}`))}
      <label>
        {say('reading.mark.label')}
        <input
          ref={labelField}
          list={list}
          value={mark?.label ?? ''}
          maxLength={200}
          disabled={mark === null}
          onChange={({ target }) => act({ kind: 'say', change: { label: target.value || null } })}
        />
      </label>
      <datalist id={list}>
        {stands.map((stand) => (
          <option key={stand} value={stand} />
        ))}
      </datalist>
      {mark && (
        <button type="button" onClick={() => act({ kind: 'remove' })}>
          {say('reading.mark.remove')}
        </button>
      )}
    </fieldset>
  );
}

/** The marks in words: what stands over the picture, for whoever does not see it. */
export function MarkList({ desk, act }: Pick<Props, 'desk' | 'act'>) {
  const { reading, chosen } = desk;
  return (
    <section aria-labelledby="marks">
      <h2 id="marks" className={css.sub}>
        {say('reading.mark.list')}
      </h2>
      {reading.marks.length === 0 && <p className={css.quiet}>{say('reading.mark.none')}</p>}
      <ol className={css.marks}>
        {reading.marks.map((mark, i) => (
          <li key={i}>
            <button
              type="button"
              aria-pressed={i === chosen}
              onClick={() => act({ kind: 'choose', mark: i === chosen ? null : i })}
            >
              {say(mark.label === null ? 'reading.mark.line' : 'reading.mark.line.label', {
                ...{ n: i + 1, type: mark.assetType, label: mark.label ?? '', state: say(`state.${mark.state}`) },
                confidence: say(`confidence.${mark.confidence}`),
              })}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
