/** The work on a case: how far its review is, what is said of it, who may what on it, and what was done. */
import { useState } from 'react';
import type { CaseComment } from '../../../client/case-people-calls.js';
import { reviewState } from '../../../people/review.js';
import { api } from '../../model/api.js';
import { type CaseWork, useCaseWork } from '../../model/case-work.js';
import { useOpenModel } from '../../model/model-context.js';
import { useFetched } from '../../model/use-fetched.js';
import { useLast } from '../../model/use-last.js';
import { DataTable } from '../../parts/data-table.js';
import { Num } from '../../parts/num.js';
import { ReviewSteps } from '../../parts/review-steps.js';
import { Comments, Talk } from '../../parts/talk.js';
import { say } from '../../words/say.js';
import css from '../pages.module.css';
import { AuditSection } from './audit-section.js';
import { MembersSection } from './members-section.js';

export function ReviewPage() {
  const work = useCaseWork();
  if (!work)
    return (
      <>
        <h1>{say('stage.review')}</h1>
        <p className={css.note}>
          {say('review.alone')} {say('review.alone.next')}
        </p>
      </>
    );
  const { review, comments, caseName } = work;
  const waiting = comments.filter(isOpen).length;
  const state = review
    ? reviewState(
        review.steps.filter(({ about }) => about === 'case'),
        review.revision,
      )
    : 'draft';
  const title = { state: say(`review.${state}`) };
  return (
    <>
      <h1>{waiting === 0 ? say('review.title.none', title) : say('review.title', { ...title, n: waiting })}</h1>
      <p className={css.lede}>{say('review.lede')}</p>
      <section className={css.section} aria-labelledby="whole">
        <h2 id="whole">{say('review.case')}</h2>
        <ReviewSteps about="case" />
      </section>
      <Claims work={work} />
      {(work.may('read comments') || work.may('comment')) && <Said work={work} />}
      {work.may('give roles on a case') && <CaseMembers name={caseName} />}
      {work.may('read the audit of a case') && (
        <section className={css.section} aria-labelledby="audit">
          <h2 id="audit">{say('audit.title')}</h2>
          <AuditSection get={(asked) => api.caseAudit(caseName, asked)} ofDesk={false} />
        </section>
      )}
    </>
  );
}

const isOpen = ({ assignedTo, doneAt }: CaseComment): boolean => assignedTo !== null && doneAt === null;

function Claims({ work: { review } }: { readonly work: CaseWork }) {
  const { open } = useOpenModel();
  const sent = Object.entries(review?.states ?? {}).filter(([about]) => about.startsWith('claim:'));
  const said = (id: string): string => open.theCase.claims.find((claim) => claim.id === id)?.paraphrase ?? '';
  return (
    <section className={css.section} aria-labelledby="claims">
      <h2 id="claims">{say('review.claims')}</h2>
      {sent.length === 0 ? (
        <p className={css.note}>{say('review.claims.none')}</p>
      ) : (
        <DataTable
          caption={say('review.claims.table')}
          rows={sent.map(([about, state]) => ({ id: about.replace('claim:', ''), state }))}
          keyOf={({ id }) => id}
          columns={[
            {
              head: say('review.claim'),
              rowHead: true,
              cell: ({ id }) => (
                <>
                  <Num of={`claim/${id}`} look="quiet">
                    {id}
                  </Num>{' '}
                  {said(id)}
                </>
              ),
            },
            { head: say('review.state'), cell: ({ state }) => say(`review.${state}`) },
          ]}
        />
      )}
    </section>
  );
}

const FILTERS = ['all', 'open', 'mine'] as const;

function Said({ work }: { readonly work: CaseWork }) {
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>('all');
  const { name } = work.me;
  const shown = work.comments.filter((one) => {
    if (filter === 'open') return isOpen(one);
    return filter === 'all' || (isOpen(one) && one.assignedTo === name) || one.mentions.includes(name);
  });
  return (
    <section className={css.section} aria-labelledby="said">
      <h2 id="said">{say('talk.title')}</h2>
      {work.may('read comments') && (
        <>
          <p className={css.filters}>
            <label>
              {say('talk.filter')}{' '}
              <select value={filter} onChange={({ target }) => setFilter(target.value as typeof filter)}>
                {FILTERS.map((one) => (
                  <option key={one} value={one}>
                    {say(`talk.filter.${one}`)}
                  </option>
                ))}
              </select>
            </label>
          </p>
          {shown.length === 0 && <p>{say('talk.none')}</p>}
          <Comments comments={shown.filter(({ about }) => about !== 'case')} work={work} placeOf={placeOf} />
        </>
      )}
      <h3>{say('review.case')}</h3>
      <Talk about="case" />
    </section>
  );
}

/** A claim opens in the drawer; of any other row its kind and id are told. */
function placeOf({ about }: CaseComment): React.ReactNode {
  const [kind = '', id = ''] = about.split(/:(.*)/s);
  return kind === 'claim' ? <Num of={`claim/${id}`}>{id}</Num> : `${kind} ${id}`;
}

function CaseMembers({ name }: { readonly name: string }) {
  const [turn, setTurn] = useState(0);
  const { value } = useFetched(`members ${name} ${turn}`, () => api.caseMembers(name));
  const members = useLast(value);
  const work = useCaseWork();
  return (
    <section className={css.section} aria-labelledby="roles">
      <h2 id="roles">{say('roles.title')}</h2>
      <p className={css.note}>{say('roles.lede')}</p>
      <MembersSection
        members={members ?? []}
        names={(work?.readers ?? []).map((one) => one.name)}
        give={(given) => api.giveRole(name, given)}
        reload={() => {
          setTurn((n) => n + 1);
          work?.reload();
        }}
      />
    </section>
  );
}
