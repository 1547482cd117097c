/** Beside the map: the images with what was read in them, the claims and the files of the days chosen, of one site or of all. */
import type { Claim, Image, Site } from '../../../core/case.js';
import type { EvidenceRow } from '../../../core/evidence/vault/evidence-row.js';
import { useOpenModel } from '../../model/model-context.js';
import { useCaseAsOf } from '../../model/use-case-as-of.js';
import { Num } from '../../parts/num.js';
import { Paged } from '../../parts/paged.js';
import { DEFAULT_VIEW } from '../../route/route.js';
import { Link } from '../../route/use-route.js';
import { dayWords } from '../../words/days.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import css from './map-page.module.css';
import type { Listed, SiteTally } from './site-tally.js';

type Props = {
  readonly listed: Listed;
  readonly readIn: SiteTally['readIn'];
  /** null: all */
  readonly site: Site | null;
  readonly onAll: () => void;
};

export function DaysLists({ listed, readIn, site, onAll }: Props) {
  const { images, claims, files } = listed;
  return (
    <section className={pages.section} aria-labelledby="listed">
      <h2 id="listed">{site === null ? say('map.listed') : say('map.listed.site', { site: site.name })}</h2>
      {site !== null && (
        <p className={css.all}>
          <button type="button" onClick={onAll}>
            {say('map.listed.all')}
          </button>
        </p>
      )}
      <div className={css.lists}>
        <Images images={images} readIn={readIn} />
        <Claims claims={claims} isOfSite={site !== null} />
        {files.length > 0 && <Files files={files} />}
      </div>
    </section>
  );
}

function Images({ images, readIn }: { readonly images: readonly Image[]; readonly readIn: SiteTally['readIn'] }) {
  const { theCase } = useCaseAsOf();
  const siteName = (id: string): string => theCase.sites.find((site) => site.id === id)?.name ?? id;
  const title = say('map.count.images', { n: images.length });
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <Paged rows={images} most={25} label={title}>
        {(shown) => (
          <ul className={pages.list}>
            {shown.map((image) => (
              <li key={image.id}>
                <Num of={`row/imagery/${image.row.line}`} look="quiet">
                  {image.acquired === null ? say('map.undated') : dayWords(image.acquired)}
                </Num>
                {` ${siteName(image.siteId)} `}
                <span className={pages.quiet}>
                  {say('map.image', {
                    channel: say(`channel.${image.channel}`),
                    readings: say('map.count.readings', { n: readIn(image.id) }),
                  })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </section>
  );
}

function Claims({ claims, isOfSite }: { readonly claims: readonly Claim[]; readonly isOfSite: boolean }) {
  const title = say(isOfSite ? 'map.count.claims.site' : 'map.count.claims', { n: claims.length });
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <Paged rows={claims} most={25} label={title}>
        {(shown) => (
          <ul className={pages.list}>
            {shown.map(({ id, date, paraphrase }) => (
              <li key={id}>
                <Num of={`claim/${id}`} look="quiet">
                  {dayWords(date)}
                </Num>
                {` ${paraphrase}`}
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </section>
  );
}

function Files({ files }: { readonly files: readonly EvidenceRow[] }) {
  const { route, view } = useOpenModel();
  const title = say('map.count.files', { n: files.length });
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <Paged rows={files} most={25} label={title}>
        {(shown) => (
          <ul className={pages.list}>
            {shown.map(({ id, name, capturedAt }) => (
              <li key={id}>
                <Link
                  to={{
                    ...route,
                    stage: 'files',
                    view: { ...view, part: 'item', item: id, trace: DEFAULT_VIEW.trace },
                  }}
                >
                  {name}
                </Link>{' '}
                <span className={pages.quiet}>
                  {capturedAt === null ? say('map.undated') : dayWords(capturedAt.slice(0, 10))}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </section>
  );
}
