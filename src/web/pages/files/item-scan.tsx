/** What a scanner said of the bytes, and the words by which they are handed out all the same. */
import { type FormEvent, useState } from 'react';
import type { ScanStanding } from '../../../core/evidence/vault/scan.js';
import { api } from '../../model/api.js';
import { useModel } from '../../model/model-context.js';
import { dayWords } from '../../words/days.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import css from './files.module.css';

export function ItemScan({ id, scan }: { readonly id: string; readonly scan: ScanStanding }) {
  const { route } = useModel();
  const [now, setNow] = useState(scan);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const { state, finding, at, release } = now;
  const day = (instant: string): string => dayWords(instant.slice(0, 10));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    api.release(route.name, id, reason).then(setNow, (failed: Error) => setError(failed.message));
  };
  if (state === 'clean') return <p className={pages.quiet}>{say('scan.clean', { day: day(at) })}</p>;
  return (
    <>
      <p role="status">{say(`scan.${state}`, { finding, day: day(at) })}</p>
      {release ? (
        <p>{say('scan.released', { by: release.by, day: day(release.at), reason: release.reason })}</p>
      ) : (
        <form className={css.form} onSubmit={send}>
          <label>
            {say('scan.reason')}
            <input value={reason} onChange={(event) => setReason(event.target.value)} required />
          </label>
          <button type="submit">{say('scan.release')}</button>
          {error !== null && <p role="alert">{error}</p>}
        </form>
      )}
    </>
  );
}
