/** What people said of one thing, and the form to say more: an @name finds somebody, and it can be given to one of them. */
import { type FormEvent, useId, useState } from 'react';
import type { CaseComment } from '../../client/case-people-calls.js';
import { api } from '../model/api.js';
import { type CaseWork, useCaseWork } from '../model/case-work.js';
import { dayWords } from '../words/days.js';
import { Say, say } from '../words/say.js';
import css from './talk.module.css';

/** Nothing where nobody signs in, or what is said may neither be read nor added to. @param about `case`, `claim:<id>` */
export function Talk({ about }: { readonly about: string }) {
  const work = useCaseWork();
  if (!work || !(work.may('read comments') || work.may('comment'))) return null;
  const said = work.comments.filter((one) => one.about === about);
  return (
    <section className={css.talk} aria-label={say('talk.of', { about })}>
      <Comments comments={said} work={work} />
      {work.may('comment') && <SayMore about={about} work={work} />}
    </section>
  );
}

type ListProps = {
  readonly comments: readonly CaseComment[];
  readonly work: Pick<CaseWork, 'may' | 'reload'>;
  /** what a comment is of, where several things are listed */
  readonly placeOf?: (comment: CaseComment) => React.ReactNode;
};

export function Comments({ comments, work, placeOf }: ListProps) {
  const [error, setError] = useState<string | null>(null);
  if (comments.length === 0) return null;
  return (
    <>
      <ol className={css.comments}>
        {comments.map((one) => (
          <li key={`${one.caseName} ${one.id}`}>
            <p className={css.quiet}>
              <b>{one.by}</b> {dayWords(one.at.slice(0, 10))} {placeOf?.(one)}
            </p>
            <p className={css.words}>{marked(one)}</p>
            {one.assignedTo !== null && (
              <p className={css.given} data-open={one.doneAt === null}>
                {one.doneAt === null ? (
                  <Say of="talk.given" to={<b>{one.assignedTo}</b>} />
                ) : (
                  say('talk.done', { by: one.doneBy ?? '', day: dayWords(one.doneAt.slice(0, 10)) })
                )}
                {one.doneAt === null && work.may('comment') && (
                  <button
                    type="button"
                    onClick={() =>
                      api.seeTo(one.caseName, one.id).then(work.reload, (failed: Error) => setError(failed.message))
                    }
                    aria-label={say('talk.seeTo.of', { words: one.words.slice(0, 60) })}
                  >
                    {say('talk.seeTo')}
                  </button>
                )}
              </p>
            )}
          </li>
        ))}
      </ol>
      <p role="alert" hidden={error === null}>
        {error}
      </p>
    </>
  );
}

/** The words with whom they name in bold. */
function marked({ words, mentions }: CaseComment): React.ReactNode {
  const names = new Set(mentions.map((name) => `@${name}`));
  return words
    .split(/(@[\p{L}\p{N}][\p{L}\p{N}._-]*[\p{L}\p{N}])/u)
    .map((piece, i) => (names.has(piece) ? <b key={i}>{piece}</b> : piece));
}

function SayMore({ about, work }: { readonly about: string; readonly work: CaseWork }) {
  const [error, setError] = useState<string | null>(null);
  const hint = useId();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const [words, assignedTo] = ['words', 'to'].map((name) => String(data.get(name) ?? '').trim());
    api.comment(work.caseName, { about, words: words ?? '', assignedTo: assignedTo ?? '' }).then(
      () => {
        form.reset();
        setError(null);
        work.reload();
      },
      (failed: Error) => setError(failed.message),
    );
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <label>
        {say('talk.words')}
        <textarea name="words" rows={2} maxLength={10_000} required aria-describedby={hint} />
      </label>
      <p id={hint} className={css.quiet}>
        {say('talk.hint')}
      </p>
      <p className={css.buttons}>
        {work.readers.length > 0 && (
          <label className={css.inline}>
            {say('talk.to')}
            <select name="to">
              <option value="">{say('talk.to.nobody')}</option>
              {work.readers.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
        <button type="submit">{say('talk.add')}</button>
      </p>
      <p role="alert" hidden={error === null}>
        {error}
      </p>
    </form>
  );
}
