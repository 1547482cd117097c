/** Rows from a file: read, put into a table, column by column, looked at with what is wrong with them, and added. */
import { useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../core/casefile/draft.js';
import type { FolderFiles } from '../../../core/ports.js';
import { readPasted } from '../../../sheets/read-delimited.js';
import type { Sheet } from '../../../sheets/sheet.js';
import { say } from '../../words/say.js';
import css from './edit.module.css';
import { ImportMap } from './import-map.js';
import { readFile } from './read-file.js';

type Props = {
  readonly draft: Draft;
  readonly files: FolderFiles;
  /** path of the table one came from */
  readonly start: string;
  readonly onDone: (draft: Draft, rows: number) => void;
  readonly onClose: () => void;
};

type Reading = 'none' | 'reading' | { readonly failed: string } | { readonly sheets: readonly Sheet[] };

export function ImportDialog({ draft, files, start, onDone, onClose }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const [reading, setReading] = useState<Reading>('none');
  const [at, setAt] = useState(0);
  useEffect(() => ref.current?.showModal(), []);
  const take = (file: File | undefined): void => {
    if (!file) return;
    setReading('reading');
    setAt(0);
    readFile(file).then(
      (sheets) => setReading({ sheets }),
      (error: Error) => setReading({ failed: error.message }),
    );
  };
  const sheets = typeof reading === 'object' && 'sheets' in reading ? reading.sheets : [];
  const sheet = sheets[at];
  return (
    <dialog ref={ref} className={css.import} aria-labelledby="import" onClose={onClose}>
      <h2 id="import">{say('import.title')}</h2>
      <label
        className={css.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          take(event.dataTransfer.files[0]);
        }}
      >
        {say('import.drop')}
        <input
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values"
          onChange={({ target }) => take(target.files?.[0])}
        />
      </label>
      {sheets.length === 0 && (
        <label className={css.paste}>
          {say('import.paste')}
          <textarea
            rows={4}
            onPaste={(event) => {
              event.preventDefault();
              const rows = readPasted(event.clipboardData.getData('text/plain'));
              setReading({ sheets: [{ name: '', rows, formulas: 0 }] });
            }}
          />
        </label>
      )}
      {reading === 'reading' && <p role="status">{say('import.reading')}</p>}
      {typeof reading === 'object' && 'failed' in reading && (
        <p role="alert">{say('import.failed', { detail: reading.failed })}</p>
      )}
      {sheets.length > 1 && (
        <label className={css.choose}>
          {say('import.sheet')}
          <select value={at} onChange={({ target }) => setAt(Number(target.value))}>
            {sheets.map(({ name }, i) => (
              <option key={name} value={i}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {sheet && <ImportMap key={`${at} ${sheet.name}`} {...{ sheet, draft, files, start, onDone }} />}
      <button type="button" onClick={() => ref.current?.close()}>
        {say('import.cancel')}
      </button>
    </dialog>
  );
}
