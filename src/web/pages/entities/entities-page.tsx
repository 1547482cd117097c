/** Single assets and their sightings: how few and how many were seen, what may be one, and what was decided. */
import { useState } from 'react';
import { type Entities, entitiesOf } from '../../../core/evidence/entities/entities.js';
import { useModel } from '../../model/model-context.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import { AssetsPart } from './assets-part.js';
import { DecisionLog } from './decision-log.js';
import { RangesPart } from './ranges-part.js';
import { useDecide } from './use-decide.js';

export function EntitiesPage() {
  const { run, view, open } = useModel();
  const state = say(`quantity.${view.quantity}.seen`);
  const entities: Entities = entitiesOf(run.theCase, run.evidence.images, view.quantity);
  const [by, setBy] = useState('');
  const decide = useDecide(by);
  const { outcome } = decide;
  return (
    <>
      <RangesPart entities={entities} state={state} />
      {entities.sites.length > 0 && <AssetsPart entities={entities} decide={decide} by={by} setBy={setBy} />}
      <p role="status" className={pages.note}>
        {outcome instanceof Error && say('entities.refused', { detail: outcome.message })}
        {outcome === 'busy' && say('entities.saving')}
        {typeof outcome === 'number' && say('entities.saved', { revision: String(outcome) })}
      </p>
      <DecisionLog links={open.theCase.links} decide={decide} canDecide={by.trim() !== ''} />
    </>
  );
}
