/** What made this page: version, revision, digest, licence. */
import { VERSION } from '../../core/version.js';
import { useOpenModel } from '../model/model-context.js';
import { Say } from '../words/say.js';
import css from './footer.module.css';

export function Footer() {
  const { open } = useOpenModel();
  const { theCase, revision, digest } = open;
  return (
    <footer className={css.footer}>
      <p>
        <Say of="footer.scope" /> {theCase.licence && <Say of="footer.licence" licence={theCase.licence} />}
      </p>
      <p>
        <Say
          of="footer.version"
          version={VERSION}
          name={theCase.name}
          revision={revision}
          digest={<code title={digest}>{digest.slice(0, 19)}…</code>}
        />
      </p>
    </footer>
  );
}
