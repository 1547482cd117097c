/** A reader's own series, read here and nowhere kept: a CSV with a date and a number, weighed at the day of the strike. A what-if. */
import { useState } from 'react';
import { parseRecords } from '../../core/casefile/table.js';
import { makeRng } from '../../core/numerics/rng.js';
import { outputEffect } from '../../core/perception/output-effect.js';
import type { OutputEffect } from '../../core/perception/result.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { Assumed } from '../parts/assumed.js';
import { say } from '../words/say.js';
import { OutputFigure } from './output-figure.js';
import css from './perception-page.module.css';

const DAY = /^\d{4}(?:-\d{2}){1,2}$/;

export function OwnSeries() {
  const { run } = useModel();
  const [made, setMade] = useState<OutputEffect | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const read = async (file: File): Promise<void> => {
    const values = seriesIn(await file.text());
    setTold(typeof values === 'string' ? values : null);
    if (typeof values === 'string') return setMade(null);
    const rows = {
      indicator: file.name,
      title: file.name,
      kind: 'output',
      from: 'stated',
      unit: say('perception.own.unit'),
      values,
    } as const;
    const events = isGap(run.perception) ? [] : run.perception.events;
    setMade(outputEffect(rows, run.theCase.strike.from, events, makeRng(run.config.seed).fork('own')));
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
          }}
        />
      </label>
      {told !== null && <p role="alert">{told}</p>}
      {made && (
        <Assumed title={made.rows.title}>
          <OutputFigure output={made} events={isGap(run.perception) ? [] : run.perception.events} />
        </Assumed>
      )}
    </section>
  );
}

/** Rows of the file, or what is wrong with it. */
function seriesIn(text: string): OutputEffect['rows']['values'] | string {
  const problems: string[] = [];
  const records = parseRecords(text.replace(/^\ufeff/, ''), (line, field, rule) =>
    problems.push(`${line ?? ''} ${field ?? ''}: ${rule}`),
  );
  if (!records || problems.length > 0) return say('perception.own.bad', { detail: problems[0] ?? '' });
  const [head, ...rows] = records.map(({ cells }) => cells);
  const date = head?.findIndex((_, i) => rows.length > 0 && rows.every((cells) => DAY.test(cells[i] ?? ''))) ?? -1;
  const value =
    head?.findIndex(
      (_, i) =>
        i !== date &&
        rows.some((cells) => cells[i] !== '') &&
        rows.every((cells) => cells[i] === '' || Number.isFinite(Number(cells[i]))),
    ) ?? -1;
  if (date < 0 || value < 0) return say('perception.own.columns');
  return rows
    .map((cells, i) => ({
      date: cells[date] as string,
      value: cells[value] === '' ? null : Number(cells[value]),
      low: null,
      high: null,
      n: null,
      row: { table: 'own', id: `own:${i + 2}`, line: i + 2 },
    }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}
