/** A stage that has no answer yet: its question, the reason, and where to go meanwhile. */
import { STAGES } from '../../core/pipeline.js';
import { gap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { GapNote } from '../parts/gap-note.js';
import { Link } from '../route/use-route.js';
import { Say, say } from '../words/say.js';
import css from './pages.module.css';

export function GapPage() {
  const { route } = useModel();
  const stage = STAGES.find(({ name }) => name === route.stage);
  if (!stage) return null;
  return (
    <>
      <h1>{say('page.notBuilt.title', { stage: say(`stage.${stage.name}`) })}</h1>
      <p className={css.lede}>
        <Say of="page.notBuilt.lede" question={stage.question} />
      </p>
      <GapNote gap={gap('not-built', say('page.notBuilt.dossier'))} />
      <p className={css.next}>
        {say('page.next')}: <Link to={{ ...route, stage: null }}>{say('nav.front')}</Link>
      </p>
    </>
  );
}
