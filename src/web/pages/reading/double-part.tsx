/** Double reading of the picture: opened, handed in and sealed, and once both are in laid over one another. */
import { useEffect, useState } from 'react';
import type { PictureSurvey } from '../../../core/evidence/media/survey.js';
import type { DoubleReading } from '../../../core/evidence/reading/double-reading.js';
import type { ReadingDraft } from '../../../core/evidence/reading/placed-mark.js';
import type { EvidenceRow } from '../../../core/evidence/vault/evidence-row.js';
import { api } from '../../model/api.js';
import { useOpenModel } from '../../model/model-context.js';
import { useFetched } from '../../model/use-fetched.js';
import { useLast } from '../../model/use-last.js';
import { dayWords } from '../../words/days.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import { AgreementPart } from './agreement-part.js';
import css from './reading.module.css';
import { tidy } from './saved-readings.js';

type Props = {
  readonly row: EvidenceRow;
  readonly survey: PictureSurvey;
  readonly fragment: string | null;
  readonly reading: ReadingDraft;
  /** whether one of this picture is open */
  readonly onOpen: (isOpen: boolean) => void;
  readonly take: (reading: ReadingDraft) => void;
};

export function DoublePart({ row, survey, fragment, reading, onOpen, take }: Props) {
  const { route } = useOpenModel();
  const [round, setRound] = useState(0);
  const { value, error } = useFetched(`${route.name} ${round}`, () => api.doubleReadings(route.name));
  const all = useLast(value) ?? [];
  const { value: who } = useFetched('who', api.me);
  const [typed, setTyped] = useState('');
  const name = who?.me?.name ?? typed.trim();
  const [failed, setFailed] = useState<Error | null>(null);
  const own = all.filter((one) => one.file === row.sha256 && one.fragment === fragment);
  const open = own.find(({ state }) => state === 'open') ?? null;
  const isOpen = open !== null;
  useEffect(() => onOpen(isOpen), [isOpen, onOpen]);

  const then = (work: Promise<DoubleReading>): void => {
    setFailed(null);
    work.catch(setFailed).finally(() => setRound((n) => n + 1));
  };
  const day = (at: string): string => dayWords(at.slice(0, 10));
  const isIn = open?.handedIn.some(({ reader }) => reader.toLowerCase() === name.toLowerCase()) ?? false;
  return (
    <section className={pages.section} aria-labelledby="double">
      <h2 id="double">{say('double.title')}</h2>
      <p className={pages.note}>{say('double.lede')}</p>
      {error && <p role="alert">{say('reading.failed', { detail: error.message })}</p>}
      {!who?.me && (
        <label className={css.name}>
          {say('double.name')}{' '}
          <input value={typed} maxLength={200} autoComplete="name" onChange={({ target }) => setTyped(target.value)} />
        </label>
      )}
      {open === null ? (
        <button
          type="button"
          disabled={name === ''}
          onClick={() => then(api.openDoubleReading(route.name, { file: row.sha256, fragment, reader: name }))}
        >
          {say('double.begin')}
        </button>
      ) : (
        <>
          <p role="status">
            {say('double.open', { at: day(open.openedAt), by: open.openedBy })}{' '}
            {open.handedIn.length > 0 &&
              say('double.handedIn', {
                names: open.handedIn.map(({ reader }) => reader).join(', '),
              })}
          </p>
          <p className={pages.quiet}>{say(isIn ? 'double.sealed' : 'double.sure')}</p>
          <p className={pages.quiet}>{say('double.hidden')}</p>
          <div className={css.tools}>
            <button
              type="button"
              disabled={name === '' || isIn}
              onClick={() => then(api.handIn(route.name, open.number, name, tidy(reading)))}
            >
              {say('double.handIn')}
            </button>
            <button type="button" onClick={() => setRound(round + 1)}>
              {say('double.look')}
            </button>
            <button type="button" onClick={() => then(api.giveUpDoubleReading(route.name, open.number))}>
              {say('double.giveUp')}
            </button>
          </div>
        </>
      )}
      {failed && <p role="alert">{say('reading.failed', { detail: failed.message })}</p>}
      {own
        .filter(({ state }) => state === 'given-up')
        .map((one) => (
          <p key={one.number} className={pages.quiet}>
            {say('double.givenUp', { at: day(one.openedAt) })}
          </p>
        ))}
      {own
        .filter(({ readings }) => readings !== null)
        .toReversed()
        .map((one) => (
          <AgreementPart
            key={one.number}
            double={one}
            drawn={{
              ...{ caseName: route.name, id: row.id, at: survey.frame?.at ?? null, size: survey },
              ...{ levels: survey.levels, brightness: 1, contrast: 1 },
            }}
            take={take}
          />
        ))}
    </section>
  );
}
