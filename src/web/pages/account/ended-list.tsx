/** What may be ended one by one, each with its button. */
import { say } from '../../words/say.js';
import css from '../people.module.css';

type Props = {
  readonly rows: readonly (readonly [id: string, words: string])[];
  readonly end: (id: string) => void;
};

export const EndedList = ({ rows, end }: Props) => (
  <ul className={css.list}>
    {rows.map(([id, words]) => (
      <li key={id}>
        {words}
        <button type="button" onClick={() => end(id)} aria-label={say('people.end.of', { what: words })}>
          {say('people.end')}
        </button>
      </li>
    ))}
  </ul>
);
