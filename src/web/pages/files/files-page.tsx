/** The evidence files of a case, in seven ways to look at them. */
import type { ComponentType } from 'react';
import { useModel } from '../../model/model-context.js';
import { FILE_PARTS, type FilePart } from '../../route/route.js';
import { Link } from '../../route/use-route.js';
import { say } from '../../words/say.js';
import { DuplicatesPart } from './duplicates-part.js';
import css from './files.module.css';
import { ItemPart } from './item-part.js';
import { MapPart } from './map-part.js';
import { ReceiptPart } from './receipt-part.js';
import { SwipePart } from './swipe-part.js';
import { TimelinePart } from './timeline-part.js';
import { WallPart } from './wall-part.js';

const PARTS: Readonly<Record<FilePart, ComponentType>> = {
  wall: WallPart,
  timeline: TimelinePart,
  map: MapPart,
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
      </nav>
      <Part key={`${view.part} ${view.item}`} />
    </>
  );
}
