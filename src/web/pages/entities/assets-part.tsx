/** What may be one and what is: proposals, assets with their sightings, and any two put side by side by hand. */
import { type ReactNode, useState } from 'react';
import type { Entities } from '../../../core/evidence/entities/entities.js';
import type { Sighting } from '../../../core/evidence/entities/sightings.js';
import { useModel } from '../../model/model-context.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import { DecisionForm } from './decision-form.js';
import css from './entities.module.css';
import type { Decide } from './use-decide.js';

type Props = {
  readonly entities: Entities;
  readonly decide: Decide;
  readonly by: string;
  readonly setBy: (name: string) => void;
};

/** A list longer than that is worked off from its beginning. */
const SHOWN = 40;

export function AssetsPart({ entities: { sites }, decide, by, setBy }: Props) {
  const { run } = useModel();
  const isReady = by.trim() !== '' && decide.outcome !== 'busy';
  const speaker = (id: string): string => run.theCase.sources.find((source) => source.id === id)?.name ?? id;
  const words = ({ id, reading }: Sighting): string =>
    say('entities.sighting', {
      ...{ id, type: reading.assetType, state: say(`state.${reading.state}`), image: reading.imageId },
      source: speaker(reading.sourceId),
    });
  const buttons = (a: Sighting, b: Sighting) =>
    (['same', 'apart'] as const).map((kind) => (
      <DecisionForm
        key={kind}
        words={say(`entities.${kind}`)}
        isReady={isReady}
        onDecide={(reason) => decide.send({ kind, first: a.id, second: b.id, reason })}
      />
    ));
  const proposed = sites.flatMap((site) => site.proposed);
  const name = (id: string): string => run.theCase.sites.find((site) => site.id === id)?.name ?? id;
  return (
    <>
      <label className={css.by}>
        {say('entities.by')}{' '}
        <input value={by} maxLength={200} autoComplete="name" onChange={({ target }) => setBy(target.value)} />
      </label>
      <section className={pages.section} aria-labelledby="proposed">
        <h2 id="proposed">{say('entities.proposed')}</h2>
        <p className={pages.note}>{say(proposed.length === 0 ? 'entities.proposed.none' : 'entities.proposed.lede')}</p>
        <ul className={css.pairs}>
          {proposed.slice(0, SHOWN).map(([a, b]) => (
            <li key={`${a.id} ${b.id}`}>
              <span>{say('entities.pair', { a: words(a), b: words(b) })}</span>
              {buttons(a, b)}
            </li>
          ))}
        </ul>
      </section>
      <section className={pages.section} aria-labelledby="assets">
        <h2 id="assets">{say('entities.assets')}</h2>
        {sites.every(({ assets }) => assets.every(isPlain)) && (
          <p className={pages.note}>{say('entities.assets.none')}</p>
        )}
        {sites.flatMap(({ siteId, assets }) =>
          assets
            .filter((asset) => !isPlain(asset))
            .slice(0, SHOWN)
            .map((asset) => (
              <article key={asset[0]?.id} className={pages.root}>
                <h3>{`${labelOf(asset, run.theCase.items)} · ${name(siteId)}`}</h3>
                <p className={pages.quiet}>{say('entities.asset', { n: asset.length })}</p>
                <ul className={css.pairs}>
                  {asset.map((one, i) => (
                    <li key={one.id}>
                      <span>{words(one)}</span>
                      {i > 0 && !isNamedAlike(one, asset[0] as Sighting) && (
                        <DecisionForm
                          words={say('entities.split')}
                          isReady={isReady}
                          onDecide={(reason) =>
                            decide.send({ kind: 'apart', first: asset[0]?.id ?? '', second: one.id, reason })
                          }
                        />
                      )}
                    </li>
                  ))}
                </ul>
              </article>
            )),
        )}
      </section>
      <ByHand all={sites.flatMap(({ assets }) => assets.flat())} words={words} buttons={buttons} />
    </>
  );
}

type ByHandProps = {
  readonly all: readonly Sighting[];
  readonly words: (one: Sighting) => string;
  readonly buttons: (a: Sighting, b: Sighting) => ReactNode;
};

function ByHand({ all, words, buttons }: ByHandProps) {
  const [ids, setIds] = useState<readonly [string, string]>(['', '']);
  const [a, b] = ids.map((id) => all.find((one) => one.id === id));
  const pick = (label: string, at: 0 | 1) => (
    <label>
      {label}
      <select
        value={ids[at]}
        onChange={({ target: { value } }) => setIds(at === 0 ? [value, ids[1]] : [ids[0], value])}
      >
        <option value="">{say('entities.decide.choose')}</option>
        {all
          .filter((one) => at === 0 || !a || one.reading.siteId === a.reading.siteId)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {words(one)}
            </option>
          ))}
      </select>
    </label>
  );
  return (
    <section className={pages.section} aria-labelledby="decide">
      <h2 id="decide">{say('entities.decide')}</h2>
      <div className={css.form}>
        {pick(say('entities.decide.first'), 0)}
        {pick(say('entities.decide.second'), 1)}
      </div>
      {a && b && a.id !== b.id && <div className={css.tools}>{buttons(a, b)}</div>}
    </section>
  );
}

const isPlain = (asset: readonly Sighting[]): boolean => asset.length < 2 && asset[0]?.reading.itemId === null;

const isNamedAlike = (a: Sighting, b: Sighting): boolean =>
  a.reading.itemId !== null && a.reading.itemId === b.reading.itemId;

function labelOf(
  asset: readonly Sighting[],
  items: readonly { readonly id: string; readonly label: string }[],
): string {
  const labels = asset.flatMap(({ reading }) =>
    items.filter(({ id }) => id === reading.itemId).map(({ label }) => label),
  );
  return [...new Set(labels)].join(', ') || (asset[0]?.id ?? '');
}
