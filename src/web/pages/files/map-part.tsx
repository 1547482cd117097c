/** Where the sites of the case lie, as coarsely as may be published, and what is kept of each. */
import type { Site } from '../../../core/case.js';
import { mapPlaces } from '../../../core/depth/map-places.js';
import { publicationDay } from '../../../core/evidence/place/case-places.js';
import { restsOn } from '../../../core/evidence/vault/rests-on.js';
import { isGap } from '../../../core/problem.js';
import { api, MOST_FILES } from '../../model/api.js';
import { useModel } from '../../model/model-context.js';
import { useFetched } from '../../model/use-fetched.js';
import { DataTable } from '../../parts/data-table.js';
import { Figure } from '../../parts/figure.js';
import { CoarseMap } from '../../plots/coarse-map.js';
import { dayWords } from '../../words/days.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';

export function MapPart() {
  const { route, run, open, stale, view } = useModel();
  const { theCase, depth } = run;
  const { value: rows } = useFetched(route.name, () => api.evidenceRows(route.name, MOST_FILES));
  const files = (site: Site): number =>
    (rows ?? []).filter(({ url }) => restsOn(url, theCase).some(({ image }) => image.siteId === site.id)).length;
  const images = (site: Site) => theCase.imagery.filter(({ siteId }) => siteId === site.id);
  const { map } = mapPlaces(theCase, publicationDay(theCase, view.asOf));
  const shown = theCase.sites.filter(({ id }) => map.some(({ site }) => site === id));
  const held = theCase.sites.length - shown.length;
  const title = say('map.files.title', { n: shown.length });
  const names = shown.map(({ name }) => name).join(', ');
  return (
    <>
      <h1>{say('files.part.map')}</h1>
      {held > 0 && <p className={pages.note}>{say('map.files.held', { n: held })}</p>}
      <Figure
        title={title}
        sentence={say('map.files.sentence')}
        stale={stale}
        source={say('figure.source.case', { title: theCase.title, revision: open.revision, day: dayWords(run.asOf) })}
        method={<p>{say('map.files.method')}</p>}
        chart={
          map.length === 0 ? null : (
            <CoarseMap
              theCase={theCase}
              places={map}
              sites={isGap(depth) ? [] : depth.sites}
              words={say('map.files.desc', { sites: names })}
            />
          )
        }
        table={
          <DataTable
            caption={title}
            rows={theCase.sites}
            keyOf={({ id }) => id}
            columns={[
              { head: say('evidence.site'), rowHead: true, cell: ({ name }) => name },
              { head: say('map.files.images'), figures: true, cell: (site) => images(site).length },
              {
                head: say('map.files.readings'),
                figures: true,
                cell: (site) => {
                  const ids = new Set(images(site).map(({ id }) => id));
                  return theCase.readings.filter(({ imageId }) => ids.has(imageId)).length;
                },
              },
              { head: say('map.files.files'), figures: true, cell: files },
            ]}
          />
        }
      />
    </>
  );
}
