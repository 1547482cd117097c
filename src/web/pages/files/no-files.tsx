/** A case without evidence files: what to do next. */
import { say } from '../../words/say.js';
import pages from '../pages.module.css';

export function NoFiles() {
  return (
    <>
      <h1>{say('files.none')}</h1>
      <p className={pages.lede}>{say('files.none.next')}</p>
      <p>
        <code>{say('files.none.command')}</code>
      </p>
    </>
  );
}

export function Waits({
  error,
  what,
}: {
  readonly error: Error | null;
  readonly what: 'files.loading' | 'files.looking';
}) {
  return (
    <>
      <h1>{say('stage.files')}</h1>
      {error ? <p role="alert">{say('files.failed', { detail: error.message })}</p> : <p role="status">{say(what)}</p>}
    </>
  );
}
