/** A text with the words its proposals were read from; each leads to its fields. */
import type { Proposal } from '../../core/claims/extract/proposal.js';
import css from './read-text.module.css';

type Props = {
  readonly text: string;
  readonly proposals: readonly Proposal[];
  readonly idOf: (place: number) => string;
  readonly isKept: (place: number) => boolean;
};

export function MarkedText({ text, proposals, idOf, isKept }: Props) {
  const marks = proposals
    .map(({ span }, place) => ({ place, from: span[0], to: span[1] }))
    .sort((a, b) => a.from - b.from || a.place - b.place);
  const pieces: React.ReactNode[] = [];
  let end = 0;
  for (const { place, from, to } of marks) {
    // Several claims may be read from the same words: the first marks them.
    if (from < end) continue;
    pieces.push(text.slice(end, from));
    pieces.push(
      <mark key={from} className={isKept(place) ? css.kept : css.mark}>
        <a href={`#${idOf(place)}`} onClick={(event) => goTo(event, idOf(place))}>
          {text.slice(from, to)}
        </a>
        <sup>{place + 1}</sup>
      </mark>,
    );
    end = to;
  }
  pieces.push(text.slice(end));
  return <div className={css.marked}>{pieces}</div>;
}

/** The address of the page stays what it is: it names the view, not a place in it. */
function goTo(event: React.MouseEvent, id: string): void {
  event.preventDefault();
  document.getElementById(id)?.querySelector('input')?.focus();
}
