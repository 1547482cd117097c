/** A picture chosen to be read: what its values are, and whether it may be shown clearly. */
import { useState } from 'react';
import { restsOn } from '../../../core/evidence/vault/rests-on.js';
import { api } from '../../model/api.js';
import { useOpenModel } from '../../model/model-context.js';
import { useFetched } from '../../model/use-fetched.js';
import { ExposureNote } from '../../parts/exposure-note.js';
import { useOpening } from '../../parts/use-opening.js';
import { VeiledPicture } from '../../parts/veiled-picture.js';
import { Link, withView } from '../../route/use-route.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import css from './reading.module.css';
import { ReadingDesk } from './reading-desk.js';

type Props = { readonly id: string /** seconds into a clip */; readonly at: number | null };

export function OpenDesk({ id, at }: Props) {
  const { route, open } = useOpenModel();
  const item = useFetched(`${route.name}/${id}`, () => api.evidenceItem(route.name, id));
  const isClip = item.value?.row.kind === 'clip';
  const time = isClip ? (at ?? 0) : null;
  const survey = useFetched(`${route.name}/${id}/${item.value ? time : ''}`, () =>
    item.value ? api.survey(route.name, id, time) : Promise.resolve(null),
  );
  const [isOpen, setOpen] = useState(openedBefore.has(id));
  const opening = useOpening();
  const row = item.value?.row;
  const failed = item.error ?? survey.error;
  return (
    <>
      <p className={pages.kicker}>
        <Link to={withView(route, { item: null })}>{say('reading.back')}</Link>
      </p>
      <h1 className={css.title}>{row?.name ?? say('reading.title')}</h1>
      {failed && (
        <>
          <h2>{say('reading.undrawn')}</h2>
          <p role="alert">{say('reading.failed', { detail: failed.message })}</p>
        </>
      )}
      {!failed && !survey.value && <p role="status">{say('reading.surveying')}</p>}
      {row && survey.value && !isOpen && (
        <div className={css.veil}>
          <VeiledPicture caseName={route.name} id={row.id} name={row.name} size="small" isOpen={false} />
          <button
            type="button"
            onClick={() =>
              opening.open(1, () => {
                openedBefore.add(id);
                setOpen(true);
              })
            }
          >
            {say('reading.open')}
          </button>
          <p className={pages.note}>{say('reading.open.note')}</p>
          {opening.dialog}
          <ExposureNote />
        </div>
      )}
      {row && survey.value && isOpen && (
        <ReadingDesk
          row={row}
          survey={survey.value}
          image={restsOn(row.url, open.theCase)[0]?.image ?? imageOfMarks(row.sha256, open.theCase)}
        />
      )}
    </>
  );
}

/** A clip is opened once, not for every frame of it. */
const openedBefore = new Set<string>();

/** The image whose readings have marks in this file, where its address does not say. */
function imageOfMarks(file: string, theCase: ReturnType<typeof useOpenModel>['open']['theCase']) {
  const mark = theCase.marks.find((one) => one.file === file);
  const reading = theCase.readings.find(({ id }) => id === mark?.readingId);
  return theCase.imagery.find(({ id }) => id === reading?.imageId) ?? null;
}
