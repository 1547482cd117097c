/** Evidence: when each site was looked at, what was read in which image, and what was set aside and why. */
import { memo, useMemo } from 'react';
import type { Case, Reading } from '../../core/case.js';
import type { Evidence, ReadImage, SetAside } from '../../core/evidence/result.js';
import { isWithin } from '../model/case-days.js';
import { useModel } from '../model/model-context.js';
import { useSame } from '../model/use-same.js';
import { CaseBrush } from '../parts/case-brush.js';
import { DataTable } from '../parts/data-table.js';
import { DaysNote } from '../parts/days-note.js';
import { ExternalLink } from '../parts/external-link.js';
import { Figure } from '../parts/figure.js';
import { Paged } from '../parts/paged.js';
import { ImageTimeline } from '../plots/image-timeline.js';
import type { Days } from '../route/route.js';
import { dayWords } from '../words/days.js';
import { say } from '../words/say.js';
import css from './pages.module.css';

export function EvidencePage() {
  const { run, stale, open, view } = useModel();
  const { theCase, evidence } = run;
  const all = evidence.images;
  const { siteName, speaker } = useMemo(() => namesOf(theCase), [theCase]);
  const { undated, ...found } = useMemo(() => ofDays(evidence, theCase, view.days), [evidence, theCase, view.days]);
  const [images, setAside, unread] = [useSame(found.images), useSame(found.setAside), useSame(found.unread)];
  return (
    <>
      <h1>{all.length === 0 ? say('evidence.title.none') : say('evidence.title', { n: all.length })}</h1>
      <p className={css.lede}>{say('evidence.lede')}</p>
      {all.length > 0 && <CaseBrush />}
      <DaysNote undated={undated} />
      {all.length === 0 ? (
        <p>
          {say('evidence.empty')} {say('evidence.empty.next')}
        </p>
      ) : (
        <Figure
          title={say('evidence.timeline')}
          sentence={say('evidence.timeline.sentence')}
          stale={stale}
          source={say('figure.source.case', {
            title: run.theCase.title,
            revision: open.revision,
            day: dayWords(run.asOf),
          })}
          method={<p>{say('evidence.timeline.method')}</p>}
          chart={<ImageTimeline images={images} nameOf={siteName} />}
          table={<ImageTable images={images} siteName={siteName} />}
        />
      )}
      <section className={css.section} aria-labelledby="images">
        <h2 id="images">{say('evidence.images')}</h2>
        <Paged rows={images} most={IMAGES_PAGE} label={say('evidence.images')}>
          {(shown) =>
            shown.map((read) => <ImageReadings key={read.image.id} read={read} siteName={siteName} speaker={speaker} />)
          }
        </Paged>
      </section>
      <section className={css.section} aria-labelledby="aside">
        <h2 id="aside">{say('evidence.setAside')}</h2>
        <p className={css.note}>{say(setAside.length === 0 ? 'evidence.setAside.none' : 'evidence.setAside.lede')}</p>
        <Paged rows={setAside} label={say('evidence.setAside')}>
          {(shown) => (
            <ul className={css.list}>
              {shown.map(({ reading, reason }) => (
                <li key={reading.id}>
                  {reading.id} · {reading.paraphrase}{' '}
                  <span className={css.quiet}>{`${speaker(reading.sourceId)}: ${reason}`}</span>
                </li>
              ))}
            </ul>
          )}
        </Paged>
      </section>
      {unread.length > 0 && (
        <section className={css.section} aria-labelledby="unread">
          <h2 id="unread">{say('evidence.unread')}</h2>
          <p className={css.note}>{say('evidence.unread.lede')}</p>
          <Paged rows={unread} label={say('evidence.unread')}>
            {(shown) => (
              <ul className={css.list}>
                {shown.map((image) => (
                  <li key={image.id}>
                    {image.id} · {siteName(image.siteId)} · {say(`channel.${image.channel}`)}
                    {image.acquired !== null && <> · {dayWords(image.acquired)}</>}
                  </li>
                ))}
              </ul>
            )}
          </Paged>
        </section>
      )}
    </>
  );
}

/** Images with their readings on a page of the list. */
const IMAGES_PAGE = 30;

function namesOf({ sites, sources }: Case) {
  const [siteNames, speakers] = [sites, sources].map((rows) => new Map(rows.map(({ id, name }) => [id, name])));
  return {
    siteName: (id: string): string => siteNames?.get(id) ?? id,
    speaker: (id: string): string => speakers?.get(id) ?? id,
  };
}

/** Readings go with their image: what nobody pictured, or nobody dated, is of no days but all of them. */
function ofDays({ images, setAside, unread }: Evidence, { imagery }: Case, days: Days | null) {
  if (days === null) return { images, setAside, unread, undated: 0 };
  const isIn = isWithin(days);
  const taken = new Map(imagery.map(({ id, acquired }) => [id, acquired]));
  const dayOf = ({ reading }: SetAside): string | null => taken.get(reading.imageId) ?? null;
  const undated = [...setAside.map(dayOf), ...unread.map(({ acquired }) => acquired)].filter((day) => day === null);
  return {
    images: images.filter(({ image }) => isIn(image.acquired)),
    setAside: setAside.filter((one) => isIn(dayOf(one))),
    unread: unread.filter(({ acquired }) => isIn(acquired)),
    undated: undated.length,
  };
}

type Names = { readonly siteName: (id: string) => string };

function ImageTable({ images, siteName }: Names & { readonly images: readonly ReadImage[] }) {
  return (
    <DataTable
      caption={say('evidence.timeline')}
      rows={images}
      keyOf={({ image }) => image.id}
      columns={[
        { head: say('evidence.image'), rowHead: true, cell: ({ image }) => image.id },
        { head: say('evidence.site'), cell: ({ image }) => siteName(image.siteId) },
        { head: say('evidence.taken'), cell: ({ image }) => (image.acquired === null ? '' : dayWords(image.acquired)) },
        { head: say('evidence.channel'), cell: ({ image }) => say(`channel.${image.channel}`) },
        { head: say('evidence.coverage'), cell: ({ image }) => say(`coverage.${image.coverage}`) },
        {
          head: say('evidence.read'),
          figures: true,
          cell: ({ analysts }) => analysts.reduce((n, analyst) => n + analyst.readings.length, 0),
        },
      ]}
    />
  );
}

type ReadingsProps = Names & { readonly read: ReadImage; readonly speaker: (id: string) => string };

const ImageReadings = memo(function ImageReadings({ read, siteName, speaker }: ReadingsProps) {
  const { image, analysts } = read;
  return (
    <article className={css.root}>
      <h3>{`${siteName(image.siteId)}, ${dayWords(image.acquired ?? '')}`}</h3>
      <p className={css.quiet}>
        {image.id} · {say(`channel.${image.channel}`)} · {say('evidence.coverage')} {say(`coverage.${image.coverage}`)}
        {image.provider !== null && <> · {image.provider}</>}
        {image.url !== null && (
          <>
            {' · '}
            <ExternalLink url={image.url} />
          </>
        )}
      </p>
      <ul className={css.list}>
        {analysts.flatMap((analyst) =>
          analyst.readings.map((reading) => (
            <li key={reading.id}>
              {reading.id} · {readingWords(reading)}{' '}
              <span
                className={css.quiet}
              >{`${speaker(analyst.sourceId)}, ${say(`confidence.${reading.confidence}`)}. ${reading.paraphrase}`}</span>
            </li>
          )),
        )}
      </ul>
    </article>
  );
});

function readingWords({ count, comparator, assetType: type, state }: Reading): string {
  const words = say(`state.${state}`);
  if (count === null) return say('evidence.count.none', { type, state: words });
  if (count === 0) return say('evidence.count.zero', { type, state: words });
  return say(comparator === 'ge' ? 'evidence.count.ge' : 'evidence.count', { n: count, type, state: words });
}
