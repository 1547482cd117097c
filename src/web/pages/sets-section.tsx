/** The sets of assumptions a reader keeps: name, keep, use, forget, as a file and from one. */
import { useRef, useState } from 'react';
import { type Assumptions, readAssumptions } from '../../core/assumptions.js';
import { printProblem } from '../../core/problem.js';
import { isEmpty, useAssumptions } from '../model/assumptions-context.js';
import { useModel } from '../model/model-context.js';
import { dropSet, keepSet, useNamedSets } from '../model/named-sets.js';
import { say } from '../words/say.js';
import css from './sets-section.module.css';

export function SetsSection() {
  const { name: caseName } = useModel().route;
  const { draft, problems, edit, use } = useAssumptions();
  const sets = useNamedSets(caseName);
  const [told, setTold] = useState<readonly string[]>([]);
  const file = useRef<HTMLInputElement>(null);
  const canKeep = problems.length === 0 && !isEmpty(draft);
  const keep = (set: Assumptions): void => {
    setTold([say(keepSet(caseName, set) ? 'assume.kept' : 'assume.notKept', { name: set.name })]);
  };
  const load = async (chosen: File): Promise<void> => {
    const read = readAssumptions(parsed(await chosen.text()));
    if (!read.ok) return setTold(read.problems.map(printProblem));
    keep(read.assumptions);
    use(read.assumptions);
  };
  return (
    <details className={css.sets}>
      <summary>{say('assume.sets', { n: sets.length })}</summary>
      <p className={css.line}>
        <label>
          {say('assume.name')}{' '}
          <input type="text" value={draft.name} onChange={({ target }) => edit({ ...draft, name: target.value })} />
        </label>
        <button type="button" disabled={!canKeep} onClick={() => keep(draft)}>
          {say('assume.keep')}
        </button>
        <button type="button" disabled={!canKeep} onClick={() => download(draft)}>
          {say('assume.download')}
        </button>
        <button type="button" onClick={() => file.current?.click()}>
          {say('assume.upload')}
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={say('assume.upload')}
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            if (chosen) void load(chosen);
            target.value = '';
          }}
        />
      </p>
      {told.length > 0 && (
        <div role="status" className={css.told}>
          {told.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      <ul className={css.list}>
        {sets.map((set) => (
          <li key={set.name}>
            <b>{set.name}</b>{' '}
            <button type="button" onClick={() => use(set)}>
              {say('assume.use')}
            </button>{' '}
            <button type="button" onClick={() => dropSet(caseName, set.name)}>
              {say('assume.forget')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 40);
  }
}

function download(set: Assumptions): void {
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(set, null, 2)}\n`], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${set.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
