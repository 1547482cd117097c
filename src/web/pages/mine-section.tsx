/** On the list of cases: what waits for whoever is signed in, and what names them. Nothing where nothing does. */
import { useState } from 'react';
import type { CaseComment } from '../../client/case-people-calls.js';
import { api } from '../model/api.js';
import { mayDo, useMe } from '../model/me-context.js';
import { useFetched } from '../model/use-fetched.js';
import { useLast } from '../model/use-last.js';
import { Comments } from '../parts/talk.js';
import { DEFAULT_VIEW } from '../route/route.js';
import { Link } from '../route/use-route.js';
import { say } from '../words/say.js';
import css from './pages.module.css';

export function MineSection() {
  const me = useMe();
  const [turn, setTurn] = useState(0);
  const { value } = useFetched(`mine ${turn}`, api.mine);
  const comments = useLast(value);
  if (!comments || comments.length === 0) return null;
  const work = {
    may: () => comments.some(({ caseName }) => mayDo(me, 'comment', caseName)),
    reload: () => setTurn((n) => n + 1),
  };
  return (
    <section className={css.section} aria-labelledby="mine">
      <h2 id="mine">{say('mine.title')}</h2>
      <Comments comments={comments} work={work} placeOf={placeOf} />
    </section>
  );
}

/** Opens where it was said: a claim in its drawer, all else on the page of the review. */
function placeOf({ caseName, about }: CaseComment): React.ReactNode {
  const claim = /^claim:(.*)$/.exec(about)?.[1];
  const view = { ...DEFAULT_VIEW, trace: claim === undefined ? null : `claim/${claim}` };
  return (
    <Link to={{ page: 'case', name: caseName, stage: claim === undefined ? 'review' : 'claims', view }}>
      {caseName} · {about.replace(':', ' ')}
    </Link>
  );
}
