/** The desk of one picture: the picture on the left, what is said of it on the right, below it saving and double reading. */
import { useEffect, useReducer, useRef, useState } from 'react';
import type { Image } from '../../../core/case.js';
import { fragmentOf, type PictureSurvey } from '../../../core/evidence/media/survey.js';
import type { ReadingDraft } from '../../../core/evidence/reading/placed-mark.js';
import type { EvidenceRow } from '../../../core/evidence/vault/evidence-row.js';
import { useOpenModel } from '../../model/model-context.js';
import { threeDigits, whole } from '../../words/numbers.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import { deskStep, freshDesk } from './desk-state.js';
import { DoublePart } from './double-part.js';
import { keepReading, keptReading } from './kept-reading.js';
import { lastSource } from './last-source.js';
import { MarkFields, MarkList } from './mark-fields.js';
import { PictureView } from './picture-view.js';
import css from './reading.module.css';
import { SaveReading } from './save-reading.js';
import { savedReadings, typesAt } from './saved-readings.js';
import { SiteSheet } from './site-sheet.js';
import { useEye } from './use-eye.js';
import { AS_DRAWN, FrameBar, ViewBar } from './view-bar.js';

type Props = {
  readonly row: EvidenceRow;
  readonly survey: PictureSurvey;
  /** the image of the case it is; null: the case has none yet */
  readonly image: Image | null;
};

export function ReadingDesk({ row, survey, image }: Props) {
  const { route, open } = useOpenModel();
  const { theCase } = open;
  const fragment = survey.frame === null ? null : fragmentOf(survey.frame.at);
  const [siteId, setSite] = useState(image?.siteId ?? theCase.sites[0]?.id ?? '');
  const types = typesAt(theCase, siteId);
  const [desk, act] = useReducer(deskStep, freshDesk(types[0] ?? ''));
  const { reading } = desk;
  const [isKept, setKept] = useState(false);
  const [light, setLight] = useState(AS_DRAWN);
  const [added, setAdded] = useState<readonly string[]>([]);
  const [isHidden, setHidden] = useState(false);
  const labelField = useRef<HTMLInputElement>(null);
  const looking = useEye(survey);

  // dependencies: what was kept, or saved by whoever read last, is looked for once, for this picture and frame
  useEffect(() => {
    const kept = keptReading(route.name, row.sha256, fragment);
    const own = savedReadings(theCase, row.sha256, fragment).find(({ sourceId }) => sourceId === lastSource(theCase));
    const found = kept ?? own?.reading;
    if (found) act({ kind: 'open', reading: found });
    setKept(kept !== null);
  }, [route.name, row.sha256, fragment]);
  useEffect(() => {
    if (desk.past.length + desk.future.length > 0) keepReading(route.name, row.sha256, fragment, reading);
  }, [reading, desk.past, desk.future, route.name, row.sha256, fragment]);

  const stands = standsOf(theCase.items, siteId, reading, added);
  const before = savedReadings(theCase, row.sha256, fragment);
  const at = survey.frame?.at ?? null;
  const drawn = { caseName: route.name, id: row.id, at, size: survey, levels: survey.levels, ...light };
  const saved = (sourceId: string, of: typeof theCase): void => {
    keepReading(route.name, row.sha256, fragment, null);
    const own = savedReadings(of, row.sha256, fragment).find((one) => one.sourceId === sourceId);
    if (own) act({ kind: 'open', reading: own.reading });
  };
  const name = (id: string): string => theCase.sources.find((source) => source.id === id)?.name ?? id;
  return (
    <>
      <p className={pages.quiet}>{depthWords(survey)}</p>
      {survey.frame && <FrameBar id={row.id} frame={survey.frame} />}
      {isKept && <p role="status">{say('reading.kept')}</p>}
      <div className={css.desk}>
        <div className={css.left}>
          <PictureView {...{ drawn, looking, desk, act, types }} toLabel={() => labelField.current?.focus()} />
          <div className={css.tools}>
            <button type="button" onClick={() => act({ kind: 'place', x: looking.eye.x, y: looking.eye.y })}>
              {say('reading.new')}
            </button>
            <button type="button" disabled={desk.past.length === 0} onClick={() => act({ kind: 'undo' })}>
              {say('reading.undo')}
            </button>
            <button type="button" disabled={desk.future.length === 0} onClick={() => act({ kind: 'redo' })}>
              {say('reading.redo')}
            </button>
          </div>
          <ViewBar looking={looking} size={survey} light={light} setLight={setLight} />
        </div>
        <div className={css.right}>
          <MarkFields {...{ desk, act, types, stands, labelField }} />
          <MarkList desk={desk} act={act} />
          <SiteSheet
            {...{ theCase, siteId, desk, act, stands }}
            addStand={(label) => setAdded((all) => [...all, label])}
          />
        </div>
      </div>
      {!isHidden && before.length > 0 && (
        <section aria-labelledby="before" className={css.before}>
          <h2 id="before" className={css.sub}>
            {say('reading.before')}
          </h2>
          <ul className={pages.list}>
            {before.map(({ sourceId, imageId, reading: old }) => (
              <li key={`${sourceId} ${imageId}`}>
                {say('reading.before.by', { source: name(sourceId), n: old.marks.length })}{' '}
                <button type="button" onClick={() => act({ kind: 'open', reading: old })}>
                  {say('reading.before.take')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <SaveReading {...{ row, image, fragment, reading, siteId, setSite }} onSaved={saved} />
      <DoublePart
        {...{ row, survey, fragment, reading }}
        onOpen={setHidden}
        take={(taken) => act({ kind: 'open', reading: taken })}
      />
    </>
  );
}

function standsOf(
  items: ReturnType<typeof useOpenModel>['open']['theCase']['items'],
  siteId: string,
  { marks }: ReadingDraft,
  added: readonly string[],
): readonly string[] {
  const own = items.filter((item) => item.siteId === siteId).map(({ label }) => label);
  const named = marks.flatMap(({ label }) => (label === null || label.trim() === '' ? [] : [label]));
  return [...new Set([...own, ...added, ...named])];
}

function depthWords({ width, height, bits, colours, stretch }: PictureSurvey): string {
  const size = { width: whole(width), height: whole(height) };
  if (stretch === null) return say('reading.depth.8', size);
  const words = say(`reading.depth.${bits}`, {
    ...size,
    low: threeDigits(stretch.low),
    high: threeDigits(stretch.high),
  });
  const isOneOfMany = colours > 1 && !(bits === 16 && colours === 3);
  return isOneOfMany ? `${words} ${say('reading.depth.band', { n: colours })}` : words;
}
