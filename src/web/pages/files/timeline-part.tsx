/** When each site was pictured: the images of the case and the files kept, in one line of time. */

import type { Case } from '../../../core/case.js';
import type { EvidenceRow } from '../../../core/evidence/vault/evidence-row.js';
import { restsOver } from '../../../core/evidence/vault/rests-on.js';
import { dayRange, dayText, firstDay, lastDay } from '../../../core/measure/day.js';
import { api, MOST_FILES } from '../../model/api.js';
import { useModel } from '../../model/model-context.js';
import { useFetched } from '../../model/use-fetched.js';
import { DataTable } from '../../parts/data-table.js';
import { Figure } from '../../parts/figure.js';
import { FilesTimeline, type TimeMark } from '../../plots/files-timeline.js';
import { dayWords } from '../../words/days.js';
import { say } from '../../words/say.js';
import { Waits } from './no-files.js';

export function TimelinePart() {
  const { route, run, open, stale } = useModel();
  const { theCase } = run;
  const { value: rows, error } = useFetched(route.name, () => api.evidenceRows(route.name, MOST_FILES));
  if (rows === null) return <Waits error={error} what="files.loading" />;
  const marks = marksOf(theCase, rows);
  const undated = rows.filter(({ capturedAt }) => dayOf(capturedAt) === null).length;
  if (marks.length === 0)
    return (
      <>
        <h1>{say('timeline.files.none')}</h1>
        <p>{say('timeline.files.none.next')}</p>
      </>
    );
  const lanes = [...new Set(marks.map(({ lane }) => lane))];
  const days = marks.map(({ day }) => day);
  const title = say('timeline.files.title', { n: marks.length });
  return (
    <>
      <h1>{say('files.part.timeline')}</h1>
      <Figure
        title={title}
        sentence={say('timeline.files.sentence')}
        stale={stale}
        source={say('figure.source.case', { title: theCase.title, revision: open.revision, day: dayWords(run.asOf) })}
        method={<p>{say('timeline.files.method', { undated: say('timeline.files.undated', { n: undated }) })}</p>}
        chart={
          <FilesTimeline
            marks={marks}
            lanes={lanes}
            strike={{ first: firstDay(theCase.strike.from), last: lastDay(theCase.strike.to) }}
            dayText={dayText}
            label={say('timeline.files.desc', {
              n: marks.length,
              sites: lanes.length,
              first: dayWords(dayText(Math.min(...days))),
              last: dayWords(dayText(Math.max(...days))),
            })}
          />
        }
        table={
          <DataTable
            caption={title}
            rows={[...marks].sort((a, b) => a.day - b.day)}
            keyOf={({ id }) => id}
            columns={[
              { head: say('timeline.files.day'), cell: ({ day }) => dayWords(dayText(day)) },
              { head: say('timeline.files.what'), rowHead: true, cell: ({ words }) => words },
              { head: say('timeline.files.site'), cell: ({ lane }) => lane },
            ]}
          />
        }
      />
    </>
  );
}

function marksOf(theCase: Case, rows: readonly EvidenceRow[]): readonly TimeMark[] {
  const nameOf = (id: string): string => theCase.sites.find((site) => site.id === id)?.name ?? id;
  const images = theCase.imagery.flatMap((image): readonly TimeMark[] => {
    const day = dayOf(image.acquired);
    return day === null
      ? []
      : [{ id: `image ${image.id}`, lane: nameOf(image.siteId), day, is: 'image', words: image.id }];
  });
  const restsOn = restsOver(theCase);
  const files = rows.flatMap((row): readonly TimeMark[] => {
    const day = dayOf(row.capturedAt);
    const site = restsOn(row.url)[0]?.image.siteId;
    const lane = site === undefined ? say('timeline.files.nowhere') : nameOf(site);
    return day === null ? [] : [{ id: `file ${row.id}`, lane, day, is: 'file', words: row.name }];
  });
  return [...images, ...files];
}

/** First day of a day or instant; null where it says none. */
function dayOf(text: string | null): number | null {
  if (text === null) return null;
  return dayRange(text.slice(0, 10))?.first ?? null;
}
