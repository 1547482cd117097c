/** Files that show nearly the same, over all cases: groups with their distances, decisions, and the log of them. */
import { useState } from 'react';
import type { FileCluster } from '../../../core/evidence/hash/file-clusters.js';
import { SAME_WITHIN } from '../../../core/evidence/hash/pdq.js';
import type { Duplicates } from '../../../core/evidence/vault/evidence-answers.js';
import { api } from '../../model/api.js';
import { useFetched } from '../../model/use-fetched.js';
import { useLast } from '../../model/use-last.js';
import { VeiledPicture } from '../../parts/veiled-picture.js';
import { DEFAULT_VIEW } from '../../route/route.js';
import { Link } from '../../route/use-route.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import { DecideForm } from './decide-form.js';
import css from './files.module.css';
import { Waits } from './no-files.js';

export function DuplicatesPart() {
  const [round, setRound] = useState(0);
  const { value, error } = useFetched(`duplicates ${round}`, api.duplicates);
  const found = useLast(value);
  if (found === null) return <Waits error={error} what="files.loading" />;
  const { clusters, compared, left, without } = found;
  const again = (): void => setRound(round + 1);
  return (
    <>
      <h1>{clusters.length === 0 ? say('duplicates.title.none') : say('duplicates.title', { n: clusters.length })}</h1>
      <p className={pages.lede}>{say('duplicates.lede')}</p>
      {clusters.length === 0 && <p>{say('duplicates.none.next', { compared })}</p>}
      {left > 0 && (
        <p role="status">
          {say('duplicates.left', { n: left })}{' '}
          <button type="button" onClick={again}>
            {say('duplicates.goOn')}
          </button>
        </p>
      )}
      {clusters.map((cluster, i) => (
        <Cluster key={cluster.ids.join()} cluster={cluster} number={i + 1} found={found} again={again} />
      ))}
      {without > 0 && <p className={pages.quiet}>{say('duplicates.without', { n: without })}</p>}
      <Log found={found} again={again} />
    </>
  );
}

type Shown = { readonly found: Duplicates; readonly again: () => void };

function Cluster({
  cluster: { ids, links, widest },
  number,
  found,
  again,
}: Shown & { readonly cluster: FileCluster; readonly number: number }) {
  const mergedWith = (a: string, b: string): boolean =>
    found.merged.some((group) => group.includes(a) && group.includes(b));
  return (
    <section className={css.cluster} aria-labelledby={`group-${number}`}>
      <h2 id={`group-${number}`}>
        {ids.length === 1 ? say('duplicates.same') : say('duplicates.group', { n: number, widest })}
      </h2>
      {widest > SAME_WITHIN && <p className={pages.note}>{say('duplicates.through')}</p>}
      <ul className={css.wall}>
        {ids.flatMap((id) =>
          (found.holdings[id] ?? []).map((holding) => <Held key={`${holding.caseName}${holding.id}`} {...holding} />),
        )}
      </ul>
      <ul className={css.pairs}>
        {links.map((link) => {
          const { a, b, distance, transform } = link;
          const names = { a: nameOf(found, a), b: nameOf(found, b), distance };
          return (
            <li key={`${a}${b}`}>
              <span>
                {transform === 'original'
                  ? say('duplicates.pair', names)
                  : say('duplicates.pair.turned', { ...names, transform })}
              </span>
              {mergedWith(a, b) ? (
                <b>{say('duplicates.merged')}</b>
              ) : (
                <DecideForm act={{ kind: 'merge', ...link }} words="duplicates.merge" done={again} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Held({ caseName, id, name, kind }: Duplicates['holdings'][string][number]) {
  const view = { ...DEFAULT_VIEW, part: 'item', item: id } as const;
  return (
    <li>
      <Link to={{ page: 'case', name: caseName, stage: 'files', view }}>
        <span className={css.frame}>
          {kind === 'picture' || kind === 'clip' ? (
            <VeiledPicture caseName={caseName} id={id} name={name} size="small" isOpen={false} />
          ) : (
            <span className={css.plain}>{say(`kind.one.${kind}`)}</span>
          )}
        </span>
        <span className={css.name}>{say('duplicates.held', { name, case: caseName })}</span>
      </Link>
    </li>
  );
}

function Log({ found, again }: Shown) {
  const undone = new Set(found.log.flatMap((entry) => (entry.kind === 'undo' ? [entry.of] : [])));
  return (
    <section className={pages.section} aria-labelledby="log">
      <h2 id="log">{say('duplicates.log')}</h2>
      {found.log.length === 0 && <p className={pages.note}>{say('duplicates.log.none')}</p>}
      <ol className={css.pairs}>
        {found.log.map((entry) => (
          <li key={entry.seq}>
            <span>
              {`${entry.seq}. `}
              {entry.kind === 'merge'
                ? say('duplicates.log.merge', {
                    by: entry.by,
                    a: nameOf(found, entry.a),
                    b: nameOf(found, entry.b),
                    reason: entry.reason,
                  })
                : say('duplicates.log.undo', { by: entry.by, of: entry.of, reason: entry.reason })}{' '}
              <span className={pages.quiet}>{entry.at}</span>
            </span>
            {entry.kind === 'merge' && !undone.has(entry.seq) && (
              <DecideForm act={{ kind: 'undo', of: entry.seq }} words="duplicates.undo" done={again} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

const nameOf = ({ holdings }: Duplicates, digest: string): string =>
  holdings[digest]?.[0]?.name ?? digest.slice(0, 'sha256:'.length + 12);
