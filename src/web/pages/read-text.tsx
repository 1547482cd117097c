/** Text in, atomic claims out: each beside the words it was read from, to be corrected, kept or dropped; nothing is kept by itself. */
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from 'react';
import { MOST_TEXT, proposeClaims } from '../../core/claims/extract/extract.js';
import type { Proposal } from '../../core/claims/extract/proposal.js';
import { textContext } from '../../core/claims/extract/text-context.js';
import { useModel } from '../model/model-context.js';
import { say } from '../words/say.js';
import { textOfFile } from '../words/text-of-file.js';
import { KeptClaims } from './kept-claims.js';
import { MarkedText } from './marked-text.js';
import { ProposalFields } from './proposal-fields.js';
import css from './read-text.module.css';

export function ReadText() {
  const { run } = useModel();
  const { theCase } = run;
  const [text, setText] = useState('');
  const read = useDeferredValue(text);
  const proposed = useMemo(() => proposeClaims(read, textContext(theCase)), [read, theCase]);
  // Corrections and choices belong to one reading of one text.
  const [changed, setChanged] = useState<Changes>(NONE);
  const own = changed.of === proposed ? changed : { ...NONE, of: proposed };
  const proposals = proposed.map((proposal, i) => own.edits.get(i) ?? proposal);
  const isKept = (i: number): boolean => own.kept.has(i);
  const change = (i: number, edit: Proposal | null, kept: boolean): void => {
    const [edits, keeps] = [new Map(own.edits), new Set(own.kept)];
    if (edit) edits.set(i, edit);
    if (kept) keeps.add(i);
    else keeps.delete(i);
    setChanged({ of: proposed, edits, kept: keeps });
  };
  const label = useId();
  return (
    <details className={css.read}>
      <summary>
        <h2>{say('read.title')}</h2>
      </summary>
      <p className={css.lede}>{say('read.lede')}</p>
      <label htmlFor={label}>{say('read.text')}</label>
      <textarea
        id={label}
        className={css.text}
        rows={6}
        value={text}
        maxLength={MOST_TEXT}
        onChange={({ target }) => setText(target.value)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          const [file] = event.dataTransfer.files;
          if (!file) return;
          event.preventDefault();
          void textOfFile(file).then(setText);
        }}
      />
      <p role="status" className={css.status}>
        {read.trim() === '' ? say('read.next') : say('read.found', { n: proposals.length })}
        {proposals.length > 0 && ` ${say('read.keys')}`}
      </p>
      {proposals.length > 0 && (
        <div className={css.columns}>
          <MarkedText text={read} proposals={proposed} idOf={(i) => `${label}-${i}`} isKept={isKept} />
          <ol className={css.proposals} onKeyDown={toNextBox}>
            {proposals.map((proposal, i) => (
              <ProposalFields
                key={`${proposal.span.join()}/${i}`}
                id={`${label}-${i}`}
                place={i + 1}
                proposal={proposal}
                isKept={isKept(i)}
                onChange={(edit, kept) => change(i, edit, kept)}
              />
            ))}
          </ol>
        </div>
      )}
      <KeptClaims proposals={proposals.filter((_, i) => isKept(i))} />
    </details>
  );
}

/** From box to box by arrows, past the fields that are right as they are. */
function toNextBox(event: KeyboardEvent<HTMLOListElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  const at = boxes.indexOf(event.target as HTMLInputElement);
  const next = at < 0 ? undefined : boxes[at + by];
  if (by === 0 || !next) return;
  event.preventDefault();
  next.focus();
}

type Changes = {
  readonly of: readonly Proposal[] | null;
  readonly edits: ReadonlyMap<number, Proposal>;
  readonly kept: ReadonlySet<number>;
};
const NONE: Changes = { of: null, edits: new Map(), kept: new Set() };
