/** Leverage: arithmetic facts, what was done on which day, two models of one strike and where their signs differ. Never a score. */
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { GapNote } from '../parts/gap-note.js';
import { Warnings } from '../parts/warnings.js';
import { share } from '../words/numbers.js';
import { say } from '../words/say.js';
import { LeverageAssumed, LeverageBookSection } from './leverage-assumed.js';
import { LeverageBehaviour, LeverageFacts } from './leverage-facts.js';
import { LeverageModels } from './leverage-models.js';
import css from './money-pages.module.css';
import { SetsSection } from './sets-section.js';

export function LeveragePage() {
  const { leverage } = useModel().run;
  if (isGap(leverage)) return <GapNote gap={leverage} />;
  const { models, finding, facts, behaviour, absent } = leverage;
  return (
    <>
      <h1>{say('leverage.title', { share: share(models.signs.opposite) })}</h1>
      <p className={css.lede}>{say('leverage.lede')}</p>
      <LeverageModels models={models} finding={finding} under="" />
      <LeverageAssumed leverage={leverage} />
      <LeverageFacts facts={facts} />
      <h2>{say('leverage.behaviour')}</h2>
      <LeverageBehaviour behaviour={behaviour} absent={absent} />
      <LeverageBookSection />
      <SetsSection />
      <Warnings warnings={leverage.warnings} />
    </>
  );
}
