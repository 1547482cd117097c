/** Claims: the arithmetic they imply, then every atomic claim under its origin. */
import { memo, useMemo, useState } from 'react';
import { MEASURES, type Measure, type Side } from '../../core/case.js';
import type { ClaimEntry } from '../../core/claims/result.js';
import type { ScenarioName, Verdict } from '../../core/losses/result.js';
import { isWithin } from '../model/case-days.js';
import { useCaseWork } from '../model/case-work.js';
import { useModel } from '../model/model-context.js';
import { CaseBrush } from '../parts/case-brush.js';
import { DaysNote } from '../parts/days-note.js';
import { ExternalLink } from '../parts/external-link.js';
import { Num } from '../parts/num.js';
import { Paged } from '../parts/paged.js';
import { dayWords } from '../words/days.js';
import { chance } from '../words/numbers.js';
import { Say, say } from '../words/say.js';
import css from './pages.module.css';
import { ReadText } from './read-text.js';

type Filter = {
  readonly text: string;
  readonly measure: Measure | '';
  readonly side: Side | '';
  readonly headline: boolean;
};
const SIDES: readonly Side[] = ['attacker', 'defender', 'third_party'];

export function ClaimsPage() {
  const { run, view } = useModel();
  const { entries, roots, arithmetic } = run.claims;
  const [filter, setFilter] = useState<Filter>({ text: '', measure: '', side: '', headline: false });
  const isIn = isWithin(view.days);
  const shown = new Set(
    entries.filter((entry) => isIn(entry.claim.date) && matches(entry, filter)).map(({ claim }) => claim.id),
  );
  const byId = useMemo(() => new Map(entries.map((entry) => [entry.claim.id, entry])), [entries]);
  const verdicts = useMemo(() => new Map(run.verdicts.map((verdict) => [verdict.claim, verdict])), [run.verdicts]);
  const groups = roots
    .map((root) => ({ root, entries: root.claims.flatMap((id) => (shown.has(id) ? (byId.get(id) ?? []) : [])) }))
    .filter(({ entries }) => entries.length > 0);
  return (
    <>
      <h1>{say('claims.title', { n: entries.length, roots: roots.length })}</h1>
      <p className={css.lede}>{say('claims.lede')}</p>
      <ReadText />
      <section aria-labelledby="arithmetic" className={css.section}>
        <h2 id="arithmetic">{say('claims.arithmetic')}</h2>
        <p className={css.note}>{say(arithmetic.length === 0 ? 'claims.arithmetic.none' : 'claims.arithmetic.lede')}</p>
        <ul className={css.list}>
          {arithmetic.map((finding, index) => (
            <li key={`${finding.rule}/${finding.claims.join()}`}>
              <Num of={`arithmetic/${index}`} look="quiet">
                {finding.sentence}
              </Num>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="tree" className={css.section}>
        <h2 id="tree">{say('claims.tree')}</h2>
        {entries.length > 0 && <CaseBrush />}
        <DaysNote />
        <Filters filter={filter} onChange={setFilter} shown={shown.size} all={entries.length} />
        {shown.size === 0 && (
          <p>
            {say(entries.length === 0 ? 'claims.empty' : 'claims.none')}{' '}
            {say(entries.length === 0 ? 'claims.empty.next' : 'claims.none.next')}
          </p>
        )}
        <Paged rows={groups} most={ROOTS_PAGE} label={say('claims.tree')}>
          {(some) =>
            some.map(({ root, entries }) => (
              <section key={root.id} className={css.root} aria-label={root.id}>
                <p className={css.quiet}>{say('claims.root.voices', { n: root.claims.length })}</p>
                {entries.map((entry) => (
                  <ClaimRow
                    key={entry.claim.id}
                    entry={entry}
                    isRoot={entry.claim.id === root.id}
                    verdict={verdicts.get(entry.claim.id)}
                    scenario={view.scenario}
                  />
                ))}
              </section>
            ))
          }
        </Paged>
      </section>
    </>
  );
}

/** Origins on a page of the list; each may have many voices. */
const ROOTS_PAGE = 40;

function matches({ claim, speaker, side }: ClaimEntry, filter: Filter): boolean {
  const text = filter.text.trim().toLowerCase();
  return (
    (text === '' || `${claim.id} ${claim.paraphrase} ${speaker}`.toLowerCase().includes(text)) &&
    (filter.measure === '' || claim.measure === filter.measure) &&
    (filter.side === '' || side === filter.side) &&
    (!filter.headline || claim.headline)
  );
}

type FiltersProps = {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
  readonly shown: number;
  readonly all: number;
};

function Filters({ filter, onChange, shown, all }: FiltersProps) {
  return (
    <search className={css.filters} aria-label={say('claims.filter')}>
      <label>
        {say('claims.filter.text')}{' '}
        <input
          type="search"
          value={filter.text}
          onChange={({ target }) => onChange({ ...filter, text: target.value })}
        />
      </label>
      <label>
        {say('claims.filter.measure')}{' '}
        <select
          value={filter.measure}
          onChange={({ target }) => onChange({ ...filter, measure: target.value as Filter['measure'] })}
        >
          <option value="">{say('claims.filter.all')}</option>
          {MEASURES.map((measure) => (
            <option key={measure} value={measure}>
              {say(`measure.${measure}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('claims.filter.side')}{' '}
        <select
          value={filter.side}
          onChange={({ target }) => onChange({ ...filter, side: target.value as Filter['side'] })}
        >
          <option value="">{say('claims.filter.all')}</option>
          {SIDES.map((side) => (
            <option key={side} value={side}>
              {say(`side.${side}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input
          type="checkbox"
          checked={filter.headline}
          onChange={({ target }) => onChange({ ...filter, headline: target.checked })}
        />{' '}
        {say('claims.filter.headline')}
      </label>
      <span className={css.quiet} role="status">
        {say('claims.filter.shown', { n: shown, all })}
      </span>
    </search>
  );
}

type RowProps = {
  readonly entry: ClaimEntry;
  readonly isRoot: boolean;
  readonly verdict: Verdict | undefined;
  readonly scenario: ScenarioName;
};

/** Drawn anew only where the claim or its verdict is another: hundreds are listed, and the brush moves over all of them. */
const ClaimRow = memo(function ClaimRow({ entry, isRoot, verdict, scenario }: RowProps) {
  const { claim, speaker, side } = entry;
  const p = verdict?.holds?.[scenario];
  const work = useCaseWork();
  const said = work?.comments.filter(({ about }) => about === `claim:${claim.id}`).length ?? 0;
  return (
    <div className={isRoot ? css.claim : `${css.claim} ${css.relay}`}>
      <Num of={`claim/${claim.id}`} look="quiet">
        {claim.id}
      </Num>
      <div>
        {claim.paraphrase}
        {claim.headline && <span className={css.tag}>{say('claims.headline')}</span>}
        <p className={css.quiet}>
          <span className={css[side]}>{say(`side.${side}`)}</span> ·{' '}
          {say('said.by', { speaker, day: dayWords(claim.date) })}
          {claim.hedge !== null && <> · {say('claims.hedge', { hedge: claim.hedge })}</>}
          {p !== undefined && (
            <>
              {' · '}
              <Num of={`verdict/${claim.id}/${scenario}`}>
                <Say of="claims.chance" p={chance(p, verdict?.mcse?.[scenario])} />
              </Num>
            </>
          )}
          {p === undefined && verdict?.gap && <> · {say(`gap.${verdict.gap.reason}`)}</>}
          {work && (
            <>
              {' · '}
              <Num of={`claim/${claim.id}`} look="quiet">
                {say('claims.work', {
                  state: say(`review.${work.review?.states[`claim:${claim.id}`] ?? 'draft'}`),
                  n: said,
                })}
              </Num>
            </>
          )}
          {claim.url !== null && (
            <>
              {' · '}
              <ExternalLink url={claim.url} />
            </>
          )}
        </p>
      </div>
    </div>
  );
});
