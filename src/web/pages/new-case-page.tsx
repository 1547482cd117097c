/** A case that begins: name, day, question, types and sites. What is wrong is said beside its field. */
import { type FormEvent, useId, useState } from 'react';
import type { NewCaseAsked } from '../../client/case-calls.js';
import { slugOf } from '../../core/casefile/slug.js';
import type { Problem } from '../../core/problem.js';
import { sendNewCase } from '../model/send-new-case.js';
import { DEFAULT_VIEW } from '../route/route.js';
import { Link, navigate } from '../route/use-route.js';
import type { Key } from '../words/say.js';
import { say } from '../words/say.js';
import css from './new-case-page.module.css';
import pages from './pages.module.css';

type Site = { readonly key: number; readonly name: string; readonly lat: string; readonly lon: string };
const BLANK = { name: '', lat: '', lon: '' };

export function NewCasePage() {
  const [fields, setFields] = useState({ title: '', name: '', from: '', to: '', question: '', types: '' });
  const [sites, setSites] = useState<readonly Site[]>([{ key: 0, ...BLANK }]);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const set = (field: keyof typeof fields) => (value: string) => setFields({ ...fields, [field]: value });
  const name = fields.name || slugOf(fields.title);
  const wrong = (field: string): string | null => {
    const found = problems.filter((problem) => problem.field === field);
    return found.length === 0
      ? null
      : found.map(({ rule, got }) => (got === null ? rule : `${rule}, got ${got}`)).join('; ');
  };
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setFault(null);
    try {
      const begun = await sendNewCase(askedOf({ ...fields, name }, sites));
      if ('revision' in begun)
        navigate({ page: 'case', name: begun.revision.caseName, stage: null, view: DEFAULT_VIEW });
      else if ('taken' in begun)
        setProblems([{ file: '', line: null, field: 'name', rule: say('new.taken'), got: null }]);
      else setProblems(begun.problems);
    } catch (error) {
      setFault((error as Error).message);
    }
  };
  return (
    <main className={pages.alone}>
      <p className={pages.brand}>
        <Link to={{ page: 'cases' }}>{say('brand')}</Link>
      </p>
      <h1>{say('new.title')}</h1>
      <p className={pages.lede}>{say('new.lede')}</p>
      <form className={css.form} onSubmit={(event) => void send(event)} noValidate>
        <Field of="new.name" value={fields.title} onChange={set('title')} wrong={wrong('title')} />
        <Field of="new.short" value={name} onChange={set('name')} wrong={wrong('name')} hint="new.short.hint" />
        <div className={css.pair}>
          <Field of="new.from" value={fields.from} onChange={set('from')} wrong={wrong('strike')} hint="new.day.hint" />
          <Field of="new.to" value={fields.to} onChange={set('to')} hint="new.to.hint" />
        </div>
        <Field
          of="new.question"
          value={fields.question}
          onChange={set('question')}
          wrong={wrong('question')}
          hint="new.question.hint"
        />
        <Field
          of="new.types"
          value={fields.types}
          onChange={set('types')}
          wrong={wrong('types')}
          hint="new.types.hint"
        />
        <fieldset>
          <legend>{say('new.sites')}</legend>
          <p className={pages.quiet}>{say('new.sites.hint')}</p>
          {wrong('sites') && <p className={css.wrong}>{wrong('sites')}</p>}
          {sites.map((site, i) => (
            <div key={site.key} className={css.site}>
              {(['name', 'lat', 'lon'] as const).map((part) => (
                <Field
                  key={part}
                  of={`new.site.${part}`}
                  value={site[part]}
                  numeric={part !== 'name'}
                  onChange={(value) => setSites(sites.with(i, { ...site, [part]: value }))}
                />
              ))}
              <button
                type="button"
                aria-label={say('new.site.remove.named', { name: site.name || i + 1 })}
                disabled={sites.length === 1}
                onClick={() => setSites(sites.toSpliced(i, 1))}
              >
                {say('new.site.remove')}
              </button>
              {wrong(`sites[${i}]`) && <p className={css.wrong}>{wrong(`sites[${i}]`)}</p>}
            </div>
          ))}
          <button type="button" onClick={() => setSites([...sites, { key: (sites.at(-1)?.key ?? 0) + 1, ...BLANK }])}>
            {say('new.site.add')}
          </button>
        </fieldset>
        {(problems.length > 0 || fault) && (
          <p role="alert" className={css.wrong}>
            {fault ? say('error.server', { detail: fault }) : say('new.wrong', { n: problems.length })}
          </p>
        )}
        <button type="submit">{say('new.begin')}</button>
      </form>
    </main>
  );
}

function askedOf(
  fields: Readonly<Record<'title' | 'name' | 'from' | 'to' | 'question' | 'types', string>>,
  sites: readonly Site[],
): NewCaseAsked {
  const { title, name, from, to, question, types } = fields;
  const degrees = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim().replace(',', '.')));
  return {
    ...{ title, name, question },
    strike: { from: from.trim(), to: to.trim() || from.trim() },
    types: types
      .split(',')
      .map((type) => type.trim())
      .filter((type) => type !== ''),
    sites: sites.map((site) => ({ name: site.name, lat: degrees(site.lat), lon: degrees(site.lon) })),
  };
}

type FieldProps = {
  readonly of: Key;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly wrong?: string | null;
  readonly hint?: Key;
  readonly numeric?: boolean;
};

function Field({ of, value, onChange, wrong = null, hint, numeric = false }: FieldProps) {
  const id = useId();
  const about = [...(hint ? [`${id}-hint`] : []), ...(wrong ? [`${id}-wrong`] : [])].join(' ');
  return (
    <div className={css.field}>
      <label htmlFor={id}>{say(of)}</label>
      <input
        id={id}
        value={value}
        inputMode={numeric ? 'decimal' : 'text'}
        aria-invalid={wrong !== null}
        aria-describedby={about || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && (
        <small id={`${id}-hint`} className={pages.quiet}>
          {say(hint)}
        </small>
      )}
      {wrong && (
        <small id={`${id}-wrong`} className={css.wrong}>
          {wrong}
        </small>
      )}
    </div>
  );
}
