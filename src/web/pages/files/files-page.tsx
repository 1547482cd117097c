/** The evidence files of a case, in six ways to look at them. */
import type { ComponentType } from 'react';
import { useModel } from '../../model/model-context.js';
import { DEFAULT_VIEW, FILE_PARTS, type FilePart } from '../../route/route.js';
import { Link } from '../../route/use-route.js';
import { say } from '../../words/say.js';
import { DuplicatesPart } from './duplicates-part.js';
import css from './files.module.css';
import { ItemPart } from './item-part.js';
import { ReceiptPart } from './receipt-part.js';
import { SwipePart } from './swipe-part.js';
import { TimelinePart } from './timeline-part.js';
import { WallPart } from './wall-part.js';

const PARTS: Readonly<Record<FilePart, ComponentType>> = {
  wall: WallPart,
  timeline: TimelinePart,
  duplicates: DuplicatesPart,
  swipe: SwipePart,
  item: ItemPart,
  receipt: ReceiptPart,
};

export function FilesPage() {
  const { route, view } = useModel();
  const Part = PARTS[view.part];
  return (
    <>
      <nav className={css.parts} aria-label={say('files.parts')}>
        {FILE_PARTS.filter((part) => view.item !== null || (part !== 'item' && part !== 'receipt')).map((part) => (
          <Link
            key={part}
            to={{ ...route, view: { ...view, part, trace: null } }}
            aria-current={part === view.part ? 'page' : undefined}
          >
            {say(`files.part.${part}`)}
          </Link>
        ))}
        <Link to={{ ...route, stage: 'map', view: { ...view, part: DEFAULT_VIEW.part, item: null, trace: null } }}>
          {say('files.part.map')}
        </Link>
      </nav>
      <Part key={`${view.part} ${view.item} ${view.days?.from}/${view.days?.to}`} />
    </>
  );
}
