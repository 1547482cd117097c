/** What the kept proposals imply, who said them, when and where; then their rows go into the tables, or to the clipboard. */
import { useState } from 'react';
import type { Case, Side } from '../../core/case.js';
import { freeName } from '../../core/casefile/new-ids.js';
import type { Cells } from '../../core/casefile/row-edit.js';
import { slugOf } from '../../core/casefile/slug.js';
import { arithmeticIn, asClaims } from '../../core/claims/extract/as-claims.js';
import type { Proposal } from '../../core/claims/extract/proposal.js';
import { handRows } from '../model/handed-rows.js';
import { useModel } from '../model/model-context.js';
import { navigate } from '../route/use-route.js';
import { CLAIM_COLUMNS, claimRows, claimsCsv } from '../words/claims-csv.js';
import { type Key, say } from '../words/say.js';
import css from './read-text.module.css';

const NEW = '+';
/** The model listens to `official` alone; any other word can be written in the table. */
const KINDS = ['official', 'media', 'osint', 'satellite', 'thinktank'] as const;
const SIDES: readonly Side[] = ['attacker', 'defender', 'third_party'];

type About = {
  /** id of a source, `NEW`, or blank: as the text says */
  readonly source: string;
  readonly name: string;
  readonly kind: string;
  readonly side: string;
  readonly date: string;
  readonly url: string;
  readonly headline: boolean;
};

export function KeptClaims({ proposals }: { readonly proposals: readonly Proposal[] }) {
  const { run, route, open } = useModel();
  const { theCase } = open;
  const [copied, setCopied] = useState(0);
  const [about, setAbout] = useState<About>({
    ...{ source: '', name: '', kind: 'official', side: 'third_party', date: '', url: '' },
    headline: !theCase.claims.some(({ headline }) => headline),
  });
  if (proposals.length === 0) return null;
  const claims = asClaims(proposals, run.theCase);
  const findings = arithmeticIn(claims, run.theCase);
  const isDated = ({ id }: { readonly id: string }): boolean => proposals[Number(id.slice(1)) - 1]?.date != null;
  const set = (field: keyof About) => (value: string) => setAbout({ ...about, [field]: value });
  const toTables = (): void => {
    const { source, rows } = rowsOf(claimRows(claims, isDated), about, theCase);
    handRows({
      caseName: route.name,
      tables: [
        { table: 'sources', rows: source },
        { table: 'claims', rows },
      ],
    });
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
      <fieldset className={css.about}>
        <legend>{say('read.about')}</legend>
        <label>
          {say('read.source')}
          <select value={about.source} onChange={({ target }) => set('source')(target.value)}>
            <option value="">{say('read.source.text')}</option>
            {theCase.sources.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value={NEW}>{say('read.source.new')}</option>
          </select>
        </label>
        {about.source === NEW && (
          <>
            <Text of="read.source.name" value={about.name} onChange={set('name')} />
            <label>
              {say('read.source.kind')}
              <select value={about.kind} onChange={({ target }) => set('kind')(target.value)}>
                {KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {say(`read.kind.${kind}`)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {say('read.source.side')}
              <select value={about.side} onChange={({ target }) => set('side')(target.value)}>
                {SIDES.map((side) => (
                  <option key={side} value={side}>
                    {say(`side.${side}`)}
                  </option>
                ))}
              </select>
            </label>
          </>
        )}
        <Text of="read.date" value={about.date} onChange={set('date')} />
        <Text of="read.url" value={about.url} onChange={set('url')} />
        <label className={css.check}>
          <input
            type="checkbox"
            checked={about.headline}
            onChange={({ target }) => setAbout({ ...about, headline: target.checked })}
          />{' '}
          {say('read.headline')}
        </label>
      </fieldset>
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

type TextProps = { readonly of: Key; readonly value: string; readonly onChange: (value: string) => void };

const Text = ({ of, value, onChange }: TextProps) => (
  <label>
    {say(of)}
    <input value={value} maxLength={2000} onChange={({ target }) => onChange(target.value)} />
  </label>
);

/** What was said of all of them goes where the text said nothing itself. */
function rowsOf(
  cells: readonly (readonly string[])[],
  { source, name, kind, side, date, url, headline }: About,
  { sources }: Pick<Case, 'sources'>,
): { readonly source: readonly Cells[]; readonly rows: readonly Cells[] } {
  const isNew = source === NEW && name.trim() !== '';
  const taken = new Set(sources.map(({ id }) => id));
  const id = isNew ? freeName(slugOf(name).replaceAll('-', '_'), taken) : source === NEW ? '' : source;
  const rows = cells.map((row): Cells => {
    const own = Object.fromEntries(CLAIM_COLUMNS.map((column, i) => [column, row[i] ?? '']));
    return {
      ...own,
      source_id: own.source_id || id,
      date: own.date || date.trim(),
      url: own.url || url.trim(),
      headline: headline ? 'yes' : 'no',
    };
  });
  return { source: isNew ? [{ id, name: name.trim(), kind, side, url: url.trim() }] : [], rows };
}
