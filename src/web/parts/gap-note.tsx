/** A number that cannot be had, in words. */
import type { Gap } from '../../core/problem.js';
import { Say, say } from '../words/say.js';
import css from './gap-note.module.css';

export function GapNote({ gap }: { readonly gap: Gap }) {
  return (
    <p className={css.gap}>
      <Say of="gap.sentence" reason={<b>{say(`gap.${gap.reason}`)}</b>} detail={gap.detail} />
    </p>
  );
}
