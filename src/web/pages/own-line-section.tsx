/** The reader's own line, read from a file: what it is, of which day, whose; or why the file does not read. */
import { useRef, useState } from 'react';
import type { OwnLine } from '../../core/depth/own-line.js';
import { countOf, lineFrom, MOST_BYTES } from '../model/line-from-file.js';
import { type EditedRow, type RowField, RowsEditor } from '../parts/rows-editor.js';
import { say } from '../words/say.js';
import css from './money-pages.module.css';

type Props = {
  readonly line: OwnLine | undefined;
  readonly problem: (field: string) => string | null;
  readonly onChange: (line: OwnLine | undefined) => void;
};

export function OwnLineSection({ line, problem, onChange }: Props) {
  const file = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<readonly string[]>([]);
  const load = async (chosen: File): Promise<void> => {
    if (chosen.size > MOST_BYTES)
      return setTold([say('ownLine.tooLarge', { file: chosen.name, mb: MOST_BYTES / 1024 / 1024 })]);
    const read = lineFrom(chosen.name, await chosen.text());
    if (!read.ok) return setTold(read.told);
    setTold([say('ownLine.read', { n: countOf(read.lines), file: chosen.name })]);
    const { label, source, asOf } = line ?? { label: chosen.name.replace(/\.(geo)?json$/i, '') };
    onChange({ label, ...(source && { source }), ...(asOf && { asOf }), lines: read.lines } as OwnLine);
  };
  return (
    <section aria-labelledby="own-line" className={css.entry}>
      <h3 id="own-line">{say('ownLine.title')}</h3>
      <p className={css.lede}>{say('ownLine.lede')}</p>
      {line && (
        <RowsEditor
          label={say('ownLine.title')}
          fields={FIELDS}
          rows={[line as unknown as EditedRow]}
          nameOf={() => line.label ?? say('ownLine.title')}
          problemAt={(_, key) => problem(key) ?? (key === 'label' ? problem('lines') : null)}
          onChange={([next]) => onChange(next as OwnLine | undefined)}
        />
      )}
      <p className={css.adds}>
        <button type="button" onClick={() => file.current?.click()}>
          {say(line ? 'ownLine.replace' : 'ownLine.upload')}
        </button>
        <input
          ref={file}
          type="file"
          accept=".geojson,.json,application/geo+json,application/json"
          hidden
          aria-label={say('ownLine.upload')}
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            if (chosen) void load(chosen);
            target.value = '';
          }}
        />
      </p>
      <ul role="status" className={css.moves}>
        {told.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}

const FIELDS: readonly RowField[] = [
  { key: 'label', label: say('ownLine.label'), kind: 'text' },
  { key: 'asOf', label: say('ownLine.asOf'), kind: 'text', optional: true },
  { key: 'source', label: say('ownLine.source'), kind: 'text', wide: true },
];
