/** Dossier: what would be published, what stays inside, the next revision, and those there are. */
import { type FormEvent, useState } from 'react';
import type { DossierState } from '../../client/dossier-calls.js';
import { api } from '../model/api.js';
import { useOpenModel } from '../model/model-context.js';
import { useFetched } from '../model/use-fetched.js';
import { DataTable } from '../parts/data-table.js';
import { dayWords } from '../words/days.js';
import { whole } from '../words/numbers.js';
import { type Key, say } from '../words/say.js';
import css from './dossier-page.module.css';
import pages from './pages.module.css';

export function DossierPage() {
  const { name: caseName } = useOpenModel().open.theCase;
  const [turn, setTurn] = useState(0);
  const { value, error } = useFetched(`dossier/${caseName}/${turn}`, () => api.dossier(caseName));
  const count = value?.revisions.length ?? 0;
  return (
    <>
      <h1>{count === 0 ? say('dossier.title.none') : say('dossier.title', { n: count })}</h1>
      <p className={pages.lede}>{say('dossier.lede')}</p>
      {error && <p role="alert">{say('dossier.failed', { detail: error.message })}</p>}
      {!value && !error && <p role="status">{say('dossier.loading')}</p>}
      {value && (
        <PublishForm caseName={caseName} revisions={value.revisions} onDone={() => setTurn((before) => before + 1)} />
      )}
      {value && <Revisions caseName={caseName} revisions={value.revisions} />}
      {value && <Contents state={value} />}
    </>
  );
}

type Of = { readonly caseName: string; readonly revisions: DossierState['revisions'] };

function PublishForm({ caseName, revisions, onDone }: Of & { readonly onDone: () => void }) {
  const [why, setWhy] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const next = (revisions[0]?.revision ?? 0) + 1;
  async function publish(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setTold(null);
    try {
      const { revision } = await api.publish(caseName, why);
      setWhy('');
      setTold(say('dossier.done', { revision }));
      onDone();
    } catch (error) {
      setTold(say('dossier.refused', { detail: (error as Error).message }));
    } finally {
      setBusy(false);
    }
  }
  return (
    <section className={pages.section} aria-labelledby="next">
      <h2 id="next">{say('dossier.next', { revision: next })}</h2>
      <form className={css.form} onSubmit={publish}>
        {revisions.length > 0 && (
          <label className={css.why}>
            {say('dossier.why')}
            <textarea
              rows={3}
              value={why}
              onChange={({ target }) => setWhy(target.value)}
              aria-describedby="why-help"
            />
            <small id="why-help">{say('dossier.why.help')}</small>
          </label>
        )}
        <button type="submit" disabled={isBusy}>
          {say('dossier.publish')}
        </button>
      </form>
      <p className={css.told} role="status">
        {isBusy ? say('dossier.publishing') : told}
      </p>
    </section>
  );
}

function Revisions({ caseName, revisions }: Of) {
  if (revisions.length === 0) return <p className={pages.note}>{say('dossier.revisions.none')}</p>;
  return (
    <section className={pages.section}>
      <h2>{say('dossier.revisions')}</h2>
      <DataTable
        caption={say('dossier.revisions')}
        rows={revisions}
        keyOf={({ revision }) => String(revision)}
        columns={[
          { head: say('dossier.revision'), rowHead: true, cell: ({ revision }) => revision },
          { head: say('dossier.day'), cell: ({ published }) => dayWords(published) },
          { head: say('dossier.files'), figures: true, cell: ({ files }) => whole(files) },
          { head: say('dossier.size'), figures: true, cell: ({ bytes }) => kilobytes(bytes) },
          {
            head: say('dossier.get'),
            cell: ({ revision }) => (
              <a href={api.dossierZip(caseName, revision)} download>
                {say('dossier.get.name', { revision })}
              </a>
            ),
          },
        ]}
      />
    </section>
  );
}

function Contents({ state: { published, stripped } }: { readonly state: DossierState }) {
  return (
    <>
      <section className={pages.section}>
        <h2>{say('dossier.published')}</h2>
        <p className={pages.note}>{say('dossier.published.note')}</p>
        <DataTable
          caption={say('dossier.published')}
          rows={published}
          keyOf={({ path }) => path}
          columns={[
            { head: say('dossier.file'), rowHead: true, cell: ({ path }) => path },
            { head: say('dossier.size'), figures: true, cell: ({ bytes }) => kilobytes(bytes) },
          ]}
        />
      </section>
      <section className={pages.section}>
        <h2>{say('dossier.stripped')}</h2>
        <p className={pages.note}>{say(stripped.length === 0 ? 'dossier.stripped.none' : 'dossier.stripped.note')}</p>
        {stripped.length > 0 && (
          <DataTable
            caption={say('dossier.stripped')}
            rows={stripped}
            keyOf={({ kind, where }) => `${kind}/${where}`}
            columns={[
              { head: say('dossier.where'), rowHead: true, cell: ({ where }) => where },
              { head: say('dossier.kind'), cell: ({ kind }) => say(`dossier.kind.${kind}` as Key) },
              { head: say('dossier.values'), figures: true, cell: ({ values }) => whole(values) },
            ]}
          />
        )}
      </section>
    </>
  );
}

const kilobytes = (bytes: number): string =>
  say('dossier.size.kb', { n: whole(Math.max(1, Math.round(bytes / 1000))) });
