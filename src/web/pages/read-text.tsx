/** Text in, atomic claims out: each beside the words it was read from, to be corrected, kept or dropped; nothing is kept by itself. */
import { useDeferredValue, useId, useMemo, useState } from 'react';
import { arithmeticIn, asClaims } from '../../core/claims/extract/as-claims.js';
import { MOST_TEXT, proposeClaims } from '../../core/claims/extract/extract.js';
import type { Proposal } from '../../core/claims/extract/proposal.js';
import { textContext } from '../../core/claims/extract/text-context.js';
import { handRows } from '../model/handed-rows.js';
import { useModel } from '../model/model-context.js';
import { navigate } from '../route/use-route.js';
import { CLAIM_COLUMNS, claimRows, claimsCsv } from '../words/claims-csv.js';
import { say } from '../words/say.js';
import { textOfFile } from '../words/text-of-file.js';
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
      </p>
      {proposals.length > 0 && (
        <div className={css.columns}>
          <MarkedText text={read} proposals={proposed} idOf={(i) => `${label}-${i}`} isKept={isKept} />
          <ol className={css.proposals}>
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
      <Kept proposals={proposals.filter((_, i) => isKept(i))} />
    </details>
  );
}

type Changes = {
  readonly of: readonly Proposal[] | null;
  readonly edits: ReadonlyMap<number, Proposal>;
  readonly kept: ReadonlySet<number>;
};
const NONE: Changes = { of: null, edits: new Map(), kept: new Set() };

/** What the kept ones imply, and their rows to take away. */
function Kept({ proposals }: { readonly proposals: readonly Proposal[] }) {
  const { run, route } = useModel();
  const { theCase } = run;
  const [copied, setCopied] = useState(0);
  if (proposals.length === 0) return null;
  const claims = asClaims(proposals, theCase);
  const findings = arithmeticIn(claims, theCase);
  const isDated = ({ id }: { readonly id: string }): boolean => proposals[Number(id.slice(1)) - 1]?.date != null;
  const toTables = (): void => {
    const rows = claimRows(claims, isDated).map((cells) =>
      Object.fromEntries(CLAIM_COLUMNS.map((column, i) => [column, cells[i] ?? ''])),
    );
    handRows({ caseName: route.name, table: 'claims', rows });
    navigate({ ...route, stage: 'edit', view: { ...route.view, item: 'claims', trace: null } });
  };
  const copy = (): void => {
    const rows = claimsCsv(claims, isDated);
    void navigator.clipboard.writeText(rows).then(() => setCopied(proposals.length));
  };
  return (
    <>
      {findings.length > 0 && (
        <ul className={css.findings}>
          {findings.map(({ sentence }) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p>
        <button type="button" onClick={toTables}>
          {say('read.toTables', { n: proposals.length })}
        </button>{' '}
        <button type="button" onClick={copy}>
          {say('read.copy', { n: proposals.length })}
        </button>{' '}
        <span role="status">{copied > 0 ? say('read.copied', { n: copied }) : ''}</span>
      </p>
    </>
  );
}
