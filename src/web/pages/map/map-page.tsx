/** The map: where the sites lie, as it may be published or as it is known inside, and what there is of each in the days chosen. */
import { useMemo, useRef, useState } from 'react';
import { marksAsKnown, marksAsPublished } from '../../../core/depth/map-marks.js';
import { publicationDay } from '../../../core/evidence/place/case-places.js';
import { isGap } from '../../../core/problem.js';
import { api, MOST_FILES } from '../../model/api.js';
import { isWithin } from '../../model/case-days.js';
import { useOpenModel } from '../../model/model-context.js';
import { useCaseAsOf } from '../../model/use-case-as-of.js';
import { useFetched } from '../../model/use-fetched.js';
import { sameOf } from '../../model/use-same.js';
import { CaseBrush } from '../../parts/case-brush.js';
import { Choice } from '../../parts/choice.js';
import { Figure } from '../../parts/figure.js';
import { CoarseMap } from '../../plots/coarse-map.js';
import type { DrawnMark } from '../../plots/map/mark-features.js';
import { WorldMap } from '../../plots/map/world-map.js';
import { PLACES_SHOWN } from '../../route/route.js';
import { navigate, withView } from '../../route/use-route.js';
import { dayWords } from '../../words/days.js';
import { whole } from '../../words/numbers.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import { DaysLists } from './days-lists.js';
import css from './map-page.module.css';
import { countsWords, SiteList } from './site-list.js';
import { SiteTable } from './site-table.js';
import { siteTally } from './site-tally.js';

export function MapPage() {
  const { route, run, open, stale, view } = useOpenModel();
  const { theCase, asOf } = useCaseAsOf();
  const depth = run === null || isGap(run.depth) ? null : run.depth;
  const { days, places: shown, item } = view;
  const { value } = useFetched(route.name, () => api.evidenceRows(route.name, MOST_FILES));
  const files = value ?? NONE;
  const tally = useMemo(() => siteTally(theCase, files), [theCase, files]);
  const listed = useMemo(() => tally(days), [tally, days]);
  const on = useMemo(() => publicationDay(open.theCase, view.asOf), [open, view.asOf]);
  const { marks, held } = useMemo(
    () => (shown === 'known' ? marksAsKnown(theCase) : marksAsPublished(theCase, on)),
    [theCase, shown, on],
  );
  const [lookedAt, setLookedAt] = useState<string | null>(null);
  const before = useRef<readonly DrawnMark[]>([]);
  const drawn = useMemo(() => {
    const isIn = isWithin(days);
    const now = marks.map((mark): DrawnMark => {
      const here = listed.of(mark.id);
      const isEmpty = here.images.length + here.claims.length + here.files.length === 0;
      return {
        ...mark,
        counts: mark.kind === 'site' ? countsWords(here) : '',
        under: mark.kind === 'site' ? countsWords({ ...here, readings: [], files: [] }) : '',
        isFaint: days !== null && (mark.kind === 'site' ? isEmpty : shown === 'known' && !isIn(mark.seenOn)),
        isChosen: mark.id === item,
      };
    });
    before.current = sameKept(before.current, now);
    return before.current;
  }, [marks, listed, days, shown, item]);
  const sites = marks.filter(({ kind }) => kind === 'site');
  const chosen = theCase.sites.find(({ id }) => id === item) ?? null;
  const finest = Math.round(marks.reduce((least, { radiusKm }) => Math.min(least, radiusKm), Number.POSITIVE_INFINITY));
  const here = sites.filter(({ id }) => countsWords(listed.of(id)) !== '').length;
  const choose = (id: string | null): void =>
    navigate(withView(route, { item: id === item ? null : id, trace: null }), 'replace');
  const title = say(days === null ? 'map.figure.all' : 'map.figure', { n: here, all: sites.length });
  const boundary = depth?.boundaryNote ?? say('map.boundary');
  return (
    <>
      <h1>
        {sites.length === 0
          ? say('map.title.none')
          : say(shown === 'known' ? 'map.title.known' : 'map.title', { n: sites.length, km: whole(finest) })}
      </h1>
      <p className={pages.lede}>{say(shown === 'known' ? 'map.lede.known' : 'map.lede')}</p>
      <div className={css.controls}>
        <Choice
          label={say('map.places')}
          options={PLACES_SHOWN.map((value) => ({ value, text: say(`map.places.${value}`) }))}
          value={shown}
          onChoose={(places) => navigate(withView(route, { places }), 'replace')}
        />
      </div>
      <CaseBrush files={files} />
      <Figure
        title={title}
        sentence={say(shown === 'known' ? 'map.sentence.known' : 'map.sentence', {
          line: theCase.line === null ? '' : say('map.sentence.line', { line: theCase.line.label }),
        })}
        stale={stale}
        source={say('map.source', { title: theCase.title, revision: open.revision, day: dayWords(asOf) })}
        method={
          <>
            <p>{say('map.method')}</p>
            <p>{boundary}</p>
          </>
        }
        chart={
          <div className={css.map}>
            <WorldMap
              marks={drawn}
              shown={shown}
              line={open.theCase.line?.lines ?? NO_LINE}
              lookedAt={lookedAt}
              goTo={marks.find(({ id }) => id === item)?.at ?? null}
              label={say('map.label', { n: sites.length })}
              onChoose={(id) => choose(siteOf(id))}
              instead={
                <CoarseMap
                  theCase={theCase}
                  places={sites.map(({ id, at, radiusKm }) => ({ site: id, ...at, radiusKm }))}
                  sites={depth?.sites ?? []}
                  words={say('map.label', { n: sites.length })}
                />
              }
            />
            <SiteList marks={drawn} onChoose={choose} onLook={setLookedAt} />
          </div>
        }
        table={<SiteTable caption={title} marks={marks} listed={listed} shown={shown} />}
      />
      {held.length > 0 && (
        <section className={pages.section} aria-labelledby="held">
          <h2 id="held">{say('map.held')}</h2>
          <ul className={pages.list}>
            {held.map(({ id, name, gap }) => (
              <li key={id}>{say('map.held.one', { name, detail: gap.detail })}</li>
            ))}
          </ul>
        </section>
      )}
      <DaysLists
        key={item ?? ''}
        listed={chosen === null ? listed.all : listed.of(chosen.id)}
        readIn={listed.readIn}
        site={chosen}
        onAll={() => choose(null)}
      />
    </>
  );
}

/** Marks that stayed what they were are the same marks, and where all did so is the list: neither is drawn anew. */
function sameKept(before: readonly DrawnMark[], now: readonly DrawnMark[]): readonly DrawnMark[] {
  const kept = now.map((mark, i) => {
    const was = before[i];
    const keys = Object.keys(mark) as (keyof DrawnMark)[];
    return was !== undefined && keys.every((key) => was[key] === mark[key]) ? was : mark;
  });
  return sameOf(before, kept);
}

/** A reading of a place is named by its place and its row. */
const siteOf = (id: string): string => id.split('/')[0] ?? id;

const NONE: readonly never[] = [];
const NO_LINE: readonly never[] = [];
