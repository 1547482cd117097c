/** What a file looks like: its picture, or frames of the clip side by side, veiled until it is opened; a clip is never played. */
import { useState } from 'react';
import type { EvidenceItem } from '../../../core/evidence/vault/evidence-answers.js';
import { isGap } from '../../../core/problem.js';
import { useModel } from '../../model/model-context.js';
import { ExposureNote } from '../../parts/exposure-note.js';
import { GapNote } from '../../parts/gap-note.js';
import { useOpening } from '../../parts/use-opening.js';
import { VeiledPicture } from '../../parts/veiled-picture.js';
import { oneDecimal } from '../../words/numbers.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import css from './files.module.css';

export function ItemFace({ item: { row, facts } }: { readonly item: EvidenceItem }) {
  const { route } = useModel();
  const [isOpen, setOpen] = useState(false);
  const opening = useOpening();
  const { prints, length } = facts;
  if (row.face === null) return null;
  if (row.kind === 'clip' && isGap(prints)) return <GapNote gap={prints} />;
  const frames = isGap(prints) ? 0 : prints.length;
  return (
    <>
      <div className={css.large}>
        <VeiledPicture
          key={String(isOpen)}
          caseName={route.name}
          id={row.face}
          name={row.name}
          size="large"
          isOpen={isOpen}
        />
      </div>
      {length !== null && <p className={pages.note}>{say('item.sheet', { n: frames, seconds: oneDecimal(length) })}</p>}
      <button
        type="button"
        aria-pressed={isOpen}
        onClick={() => (isOpen ? setOpen(false) : opening.open(1, () => setOpen(true)))}
      >
        {say(isOpen ? 'files.close' : 'files.open')}
      </button>
      {opening.dialog}
      <ExposureNote />
    </>
  );
}
