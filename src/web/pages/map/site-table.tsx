/** The map as a table: every site and place on it, how finely it is placed, and what there is of it in the days chosen. */
import type { MapMark } from '../../../core/depth/map-marks.js';
import { useCaseAsOf } from '../../model/use-case-as-of.js';
import { DataTable } from '../../parts/data-table.js';
import { Num } from '../../parts/num.js';
import type { PlacesShown } from '../../route/route.js';
import { dayWords } from '../../words/days.js';
import { say } from '../../words/say.js';
import { kmWords } from './site-list.js';
import type { SiteTally } from './site-tally.js';

type Props = {
  readonly caption: string;
  readonly marks: readonly MapMark[];
  readonly listed: SiteTally;
  readonly shown: PlacesShown;
};

export function SiteTable({ caption, marks, listed, shown }: Props) {
  const { theCase } = useCaseAsOf();
  const lineOf = (id: string): number | undefined => theCase.sites.find((site) => site.id === id)?.row.line;
  return (
    <DataTable
      caption={caption}
      rows={marks}
      keyOf={({ id }) => id}
      columns={[
        { head: say('evidence.site'), rowHead: true, cell: ({ name }) => name },
        {
          head: say('map.table.what'),
          cell: ({ kind, seenOn }) =>
            kind === 'site'
              ? say('map.table.site')
              : seenOn === null
                ? say('map.table.place')
                : say('map.table.place.seen', { day: dayWords(seenOn) }),
        },
        {
          head: say('map.table.at'),
          // What is published stands in no row of the case: its row tells more.
          cell: ({ id, at, kind }) => {
            const words = say('map.table.position', {
              lat: at.lat.toFixed(shown === 'known' ? 3 : 2),
              lon: at.lon.toFixed(shown === 'known' ? 3 : 2),
            });
            const line = lineOf(id);
            return shown === 'known' && kind === 'site' && line !== undefined ? (
              <Num of={`row/sites/${line}`} look="quiet">
                {words}
              </Num>
            ) : (
              words
            );
          },
        },
        { head: say('map.table.radius'), figures: true, cell: ({ radiusKm }) => kmWords(radiusKm) },
        { head: say('map.files.images'), figures: true, cell: ({ id }) => listed.of(id).images.length },
        { head: say('map.files.readings'), figures: true, cell: ({ id }) => listed.of(id).readings.length },
        { head: say('map.table.claims'), figures: true, cell: ({ id }) => listed.of(id).claims.length },
        { head: say('map.files.files'), figures: true, cell: ({ id }) => listed.of(id).files.length },
      ]}
    />
  );
}
