/** One file: two lights, what it is, what it says of itself, what an archive holds, what rests on it, and its custody. */
import type { EvidenceItem } from '../../../core/evidence/vault/evidence-answers.js';
import { restsOn } from '../../../core/evidence/vault/rests-on.js';
import { api } from '../../model/api.js';
import { useModel } from '../../model/model-context.js';
import { useFetched } from '../../model/use-fetched.js';
import { DataTable } from '../../parts/data-table.js';
import { ExternalLink } from '../../parts/external-link.js';
import { Light } from '../../parts/light.js';
import { Link } from '../../route/use-route.js';
import { whole } from '../../words/numbers.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import css from './files.module.css';
import { ItemCaptures } from './item-captures.js';
import { ItemFace } from './item-face.js';
import { ItemMedia } from './item-media.js';
import { ItemScan } from './item-scan.js';
import { Waits } from './no-files.js';

export function ItemPart() {
  const { route, view } = useModel();
  const id = view.item ?? '';
  const { value: item, error } = useFetched(`${route.name}/${id}`, () => api.evidenceItem(route.name, id));
  if (item === null) return <Waits error={error} what="files.looking" />;
  return <Item item={item} />;
}

function Item({ item }: { readonly item: EvidenceItem }) {
  const { route, view } = useModel();
  const { row, integrity, authenticity, facts } = item;
  return (
    <>
      <h1 className={css.mark}>{row.name}</h1>
      <div className={css.lights}>
        <Light name={say('item.integrity')} lit={integrity} />
        <Light name={say('item.authenticity')} lit={authenticity} />
      </div>
      <div className={css.item}>
        <div>
          <ItemFace item={item} />
          <p className={pages.quiet}>
            <Link to={{ ...route, view: { ...view, part: 'receipt', trace: null } }}>{say('item.receipt')}</Link>
            {' · '}
            <a href={api.bytesAddress(route.name, row.id)} download>
              {say('item.bytes')}
            </a>
          </p>
          {item.scan && <ItemScan id={row.id} scan={item.scan} />}
        </div>
        <Known item={item} />
      </div>
      {facts.media !== null && <ItemMedia facts={facts} media={facts.media} />}
      {facts.captures !== null && <ItemCaptures id={row.id} captures={facts.captures} />}
      <Rests item={item} />
      <section className={pages.section} aria-labelledby="checked">
        <h2 id="checked">{say('item.results')}</h2>
        <DataTable
          caption={say('item.results.caption')}
          rows={facts.results}
          keyOf={({ file }) => file}
          columns={[
            { head: say('item.result.file'), rowHead: true, cell: ({ file }) => file },
            { head: say('item.result.result'), cell: ({ result }) => result },
            { head: say('item.result.detail'), prose: true, cell: ({ detail }) => detail.split('\n')[0] },
          ]}
        />
      </section>
      <Custody item={item} />
      <Seen seen={item.seen} />
    </>
  );
}

function Known({ item: { row } }: { readonly item: EvidenceItem }) {
  const none = say('item.notStated');
  return (
    <dl className={css.facts}>
      <dt>{say('item.kind')}</dt>
      <dd>{`${say(`kind.one.${row.kind}`)}, ${row.mediaType}`}</dd>
      <dt>{say('item.size')}</dt>
      <dd>{whole(row.bytes)}</dd>
      <dt>{say('item.url')}</dt>
      <dd>{row.url === null ? none : <ExternalLink url={row.url} />}</dd>
      <dt>{say('item.captured')}</dt>
      <dd>{row.capturedAt ?? none}</dd>
      <dt>{say('item.received')}</dt>
      <dd>{row.receivedAt}</dd>
      <dt>{say('item.tool')}</dt>
      <dd>{row.tool}</dd>
      <dt>{say('item.state')}</dt>
      <dd>{say(`state.capture.${row.state}`)}</dd>
      {row.note !== null && (
        <>
          <dt>{say('item.note')}</dt>
          <dd>{row.note}</dd>
        </>
      )}
      <dt>{say('item.digest')}</dt>
      <dd className={css.mono}>{row.sha256.slice('sha256:'.length)}</dd>
    </dl>
  );
}

function Rests({ item: { row } }: { readonly item: EvidenceItem }) {
  const { run } = useModel();
  const rests = restsOn(row.url, run.theCase);
  const speaker = (id: string): string => run.theCase.sources.find((source) => source.id === id)?.name ?? id;
  return (
    <section className={pages.section} aria-labelledby="rests">
      <h2 id="rests">{say('item.rests')}</h2>
      {rests.length === 0 && <p className={pages.note}>{say('item.rests.none')}</p>}
      {rests.map(({ image, readings }) => (
        <article key={image.id} className={pages.root}>
          <h3>{say('item.rests.image', { image: image.id, channel: say(`channel.${image.channel}`) })}</h3>
          <ul className={pages.list}>
            {readings.map((reading) => (
              <li key={reading.id}>
                {`${reading.id} · ${reading.paraphrase} `}
                <span className={pages.quiet}>{speaker(reading.sourceId)}</span>
              </li>
            ))}
          </ul>
        </article>
      ))}
    </section>
  );
}

function Seen({ seen }: Pick<EvidenceItem, 'seen'>) {
  return (
    <section className={pages.section} aria-labelledby="seen">
      <h2 id="seen">{say('item.seen')}</h2>
      {seen.length === 0 ? (
        <p className={pages.note}>{say('item.seen.none')}</p>
      ) : (
        <DataTable
          caption={say('item.seen.caption')}
          rows={seen.map((one, i) => ({ ...one, i }))}
          keyOf={({ i }) => String(i)}
          columns={[
            { head: say('item.custody.at'), rowHead: true, cell: ({ at }) => at },
            { head: say('item.custody.who'), cell: ({ who }) => who },
            { head: say('item.seen.how'), prose: true, cell: ({ how, what }) => say(`item.seen.${how}`, { what }) },
          ]}
        />
      )}
    </section>
  );
}

function Custody({ item: { custody } }: { readonly item: EvidenceItem }) {
  return (
    <section className={pages.section} aria-labelledby="custody">
      <h2 id="custody">{say('item.custody')}</h2>
      <DataTable
        caption={say('item.custody.caption')}
        rows={custody}
        keyOf={({ seq }) => String(seq)}
        columns={[
          { head: say('item.custody.no'), figures: true, rowHead: true, cell: ({ seq }) => seq },
          { head: say('item.custody.at'), cell: ({ at }) => at },
          { head: say('item.custody.who'), cell: ({ actor }) => actor },
          { head: say('item.custody.did'), cell: ({ action }) => action },
          {
            head: say('item.custody.note'),
            prose: true,
            cell: ({ note }) => (note?.startsWith('entry {') ? say('item.custody.entry') : note),
          },
        ]}
      />
    </section>
  );
}
