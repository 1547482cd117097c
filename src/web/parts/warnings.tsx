/** Warnings travel with the numbers they doubt: folded, counted, never dropped. */
import { Say } from '../words/say.js';
import css from './warnings.module.css';

export function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <details className={css.warnings}>
      <summary>
        <Say of="warnings.title" n={warnings.length} />
      </summary>
      <ul>
        {warnings.map((warning, i) => (
          <li key={i}>{warning}</li>
        ))}
      </ul>
    </details>
  );
}
