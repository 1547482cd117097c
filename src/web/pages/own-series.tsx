/** A reader's own series, read in the worker and nowhere kept: a CSV with a date and a number, weighed at the day of the strike. A what-if. */
import { useState } from 'react';
import { LIMITS } from '../../core/casefile/limits.js';
import type { OutputEffect } from '../../core/perception/result.js';
import { isGap } from '../../core/problem.js';
import type { SeriesFault } from '../../workers/own-series.js';
import { useModel } from '../model/model-context.js';
import { Assumed } from '../parts/assumed.js';
import { say } from '../words/say.js';
import { OutputFigure } from './output-figure.js';
import css from './perception-page.module.css';

export function OwnSeries() {
  const { run, client, config } = useModel();
  const [made, setMade] = useState<OutputEffect | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const read = async (file: File): Promise<void> => {
    const tell = (words: string): void => {
      setMade(null);
      setTold(words);
    };
    if (file.size > LIMITS.fileBytes)
      return tell(
        say('perception.own.bad', { detail: say('perception.own.large', { size: LIMITS.fileBytes / 2 ** 20 }) }),
      );
    const sent = { name: file.name, unit: say('perception.own.unit'), text: await file.text() };
    const answer = await client?.ask({ kind: 'series', config, file: sent }).catch((error: Error) => error);
    if (answer === undefined) return;
    if (answer instanceof Error) return tell(answer.message);
    if ('fault' in answer.made) return tell(faultWords(answer.made.fault));
    setTold(null);
    setMade(answer.made.output);
  };
  return (
    <section aria-labelledby="own-series">
      <h2 id="own-series">{say('perception.own')}</h2>
      <p className={css.lede}>{say('perception.own.lede')}</p>
      <label>
        {say('perception.own.file')}{' '}
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void read(file);
            target.value = '';
          }}
        />
      </label>
      {told !== null && <p role="alert">{told}</p>}
      {made && (
        <Assumed title={made.rows.title}>
          <OutputFigure output={made} events={isGap(run.perception) ? [] : run.perception.events} isOwn />
        </Assumed>
      )}
    </section>
  );
}

const faultWords = (fault: SeriesFault): string =>
  fault.kind === 'table' ? say('perception.own.bad', { detail: fault.detail }) : say('perception.own.columns');
