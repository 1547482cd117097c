/** Who read which image of the case, when and where it was seen; then the marks are rows of readings in a new revision. */
import { type FormEvent, useState } from 'react';
import { type Case, CHANNELS, COVERAGES, type Image } from '../../../core/case.js';
import { freeName } from '../../../core/casefile/new-ids.js';
import { slugOf } from '../../../core/casefile/slug.js';
import { secondsOf } from '../../../core/evidence/media/survey.js';
import type { CountedRow } from '../../../core/evidence/reading/counted-rows.js';
import type { ReadingDraft } from '../../../core/evidence/reading/placed-mark.js';
import type { EvidenceRow } from '../../../core/evidence/vault/evidence-row.js';
import { api } from '../../model/api.js';
import { useOpenModel } from '../../model/model-context.js';
import { say } from '../../words/say.js';
import { fetchBase } from '../edit/base.js';
import pages from '../pages.module.css';
import { keepLastSource, lastSource } from './last-source.js';
import css from './reading.module.css';
import { readingEdits, unmarkedRows } from './reading-edits.js';
import { tidy } from './saved-readings.js';
import { today } from './today.js';

type Props = {
  readonly row: EvidenceRow;
  readonly image: Image | null;
  readonly fragment: string | null;
  readonly reading: ReadingDraft;
  readonly siteId: string;
  readonly setSite: (id: string) => void;
  /** the case as it is with the reading in it */
  readonly onSaved: (sourceId: string, theCase: Case) => void;
};

const NEW = '+';
type Outcome =
  | { readonly kind: 'idle' | 'busy' | 'same' }
  | { readonly kind: 'saved'; readonly revision: number }
  | Error;

export function SaveReading({ row, image, fragment, reading, siteId, setSite, onSaved }: Props) {
  const { route, open, reload } = useOpenModel();
  const { theCase } = open;
  const [fields, setFields] = useState({
    ...{ image: image?.id ?? NEW, source: lastSource(theCase), name: '', date: today() },
    ...{ acquired: '', channel: row.kind === 'clip' ? 'drone_video' : 'satellite_optical', coverage: 'partial' },
    ...{ url: row.url ?? image?.url ?? '', note: '' },
  });
  const [replaces, setReplaces] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'idle' });
  const set = (change: Partial<typeof fields>): void => setFields({ ...fields, ...change });
  const isNewImage = fields.image === NEW;
  const isNewSource = fields.source === NEW;
  const others =
    isNewImage || isNewSource
      ? []
      : unmarkedRows(theCase.readings, theCase.marks, { imageId: fields.image, sourceId: fields.source });
  const isEmpty = reading.marks.length + reading.none.length === 0;

  const save = async (): Promise<void> => {
    const base = await fetchBase(route.name, open.revision);
    const day = fields.acquired.trim();
    const imageId = isNewImage
      ? freeName(
          slugOf(`${siteId}-${day || 'undated'}-${fields.channel}`),
          new Set(theCase.imagery.map(({ id }) => id)),
        )
      : fields.image;
    const sourceId = isNewSource
      ? freeName(slugOf(fields.name).replaceAll('-', '_'), new Set(theCase.sources.map(({ id }) => id)))
      : fields.source;
    const edits = readingEdits(base.draft, tidy(reading), {
      ...{ imageId, sourceId, siteId, fragment, file: row.sha256, replacesOthers: replaces },
      ...{ date: fields.date.trim(), url: fields.url.trim(), wordsOf: (of) => wordsOf(of, row.name, fragment) },
      newSource: isNewSource ? { name: fields.name.trim(), kind: 'osint', side: 'third_party' } : null,
      newImage: isNewImage
        ? {
            ...{ site_id: siteId, acquired: day, channel: fields.channel, coverage: fields.coverage },
            ...{
              acquired_precision: day === '' ? 'about' : day.includes('T') ? 'minute' : 'day',
              url: fields.url.trim(),
            },
          }
        : null,
    });
    const { revision } = await api.editCase(route.name, base.revision, edits, fields.note.trim() || undefined);
    const { theCase: newest } = await api.openCase(route.name, revision);
    setOutcome(revision === base.revision ? { kind: 'same' } : { kind: 'saved', revision });
    setFields({ ...fields, image: imageId, source: sourceId, note: '' });
    keepLastSource(sourceId);
    onSaved(sourceId, newest);
    reload();
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setOutcome({ kind: 'busy' });
    save().catch((error: Error) => setOutcome(error));
  };
  const pick = (
    label: string,
    value: string,
    onChange: (value: string) => void,
    options: readonly (readonly [string, string])[],
  ) => (
    <label>
      {label}
      <select value={value} required onChange={({ target }) => onChange(target.value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
  const write = (label: string, field: 'name' | 'date' | 'acquired' | 'url' | 'note', isNeeded = false) => (
    <label>
      {label}
      <input
        value={fields[field]}
        required={isNeeded}
        maxLength={2000}
        onChange={({ target }) => set({ [field]: target.value })}
      />
    </label>
  );
  return (
    <section className={pages.section} aria-labelledby="save">
      <h2 id="save">{say('reading.save')}</h2>
      <form className={css.form} onSubmit={send}>
        {pick(
          say('reading.save.image'),
          fields.image,
          (id) => {
            set({ image: id });
            const chosen = theCase.imagery.find((one) => one.id === id);
            if (chosen) setSite(chosen.siteId);
          },
          [...theCase.imagery.map(({ id }) => [id, id] as const), [NEW, say('reading.save.image.new')] as const],
        )}
        {isNewImage && (
          <>
            {pick(
              say('reading.save.site'),
              siteId,
              setSite,
              theCase.sites.map(({ id, name }) => [id, name] as const),
            )}
            {write(say('reading.save.acquired'), 'acquired')}
            {pick(
              say('reading.save.channel'),
              fields.channel,
              (channel) => set({ channel }),
              CHANNELS.filter((one) => one !== 'none').map((one) => [one, say(`channel.${one}`)] as const),
            )}
            {pick(
              say('reading.save.coverage'),
              fields.coverage,
              (coverage) => set({ coverage }),
              COVERAGES.map((one) => [one, say(`coverage.${one}`)] as const),
            )}
          </>
        )}
        {pick(say('reading.save.source'), fields.source, (source) => set({ source }), [
          ['', say('reading.save.source.choose')] as const,
          ...theCase.sources.map(({ id, name }) => [id, name] as const),
          [NEW, say('reading.save.source.new')] as const,
        ])}
        {isNewSource && write(say('reading.save.source.name'), 'name', true)}
        {write(say('reading.save.date'), 'date', true)}
        {write(say('reading.save.url'), 'url')}
        {write(say('reading.save.note'), 'note')}
        {others.length > 0 && (
          <p className={css.warning}>
            {say('reading.save.others', { n: others.length, ids: others.join(', ') })}{' '}
            <label className={css.check}>
              <input type="checkbox" checked={replaces} onChange={({ target }) => setReplaces(target.checked)} />{' '}
              {say('reading.save.replace')}
            </label>
          </p>
        )}
        <button type="submit" disabled={isEmpty || ('kind' in outcome && outcome.kind === 'busy')}>
          {say('kind' in outcome && outcome.kind === 'busy' ? 'reading.save.doing' : 'reading.save.do')}
        </button>
      </form>
      <p role="status" className={pages.note}>
        {outcomeWords(outcome) || (isEmpty ? say('reading.save.nothing') : '')}
      </p>
    </section>
  );
}

function outcomeWords(outcome: Outcome): string {
  if (outcome instanceof Error) return say('reading.refused', { detail: outcome.message });
  if (outcome.kind === 'saved') return say('reading.saved', { revision: String(outcome.revision) });
  return outcome.kind === 'same' ? say('reading.saved.same') : '';
}

/** What stands in the row as its paraphrase. */
function wordsOf({ count, assetType: type, state }: CountedRow, file: string, fragment: string | null): string {
  if (count === null) return say('reading.words.none', { type, file });
  const words = { n: count, type, state: say(`state.${state}`), file };
  const at = secondsOf(fragment);
  return at === null ? say('reading.words', words) : say('reading.words.frame', { ...words, at: String(at) });
}
