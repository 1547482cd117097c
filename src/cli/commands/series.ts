/** `plumbline series`: a series and a dated event, weighed. */
import { printNumbers } from '../../core/dossier/print-number.js';
import { makeRng } from '../../core/numerics/rng.js';
import { readSeries } from '../../core/perception/effect/read-series.js';
import { weighSeries } from '../../core/perception/effect/weigh-series.js';
import type { Problem } from '../../core/problem.js';
import type { ExitCode } from '../failure.js';
import { type Io, warn } from '../io.js';
import { tellProblems } from '../open-case.js';
import { openTable } from '../open-table.js';
import { printableDeep } from '../print/printable.js';
import { seriesPage } from '../print/series-page.js';
import { withProgress } from '../progress.js';

export type SeriesOptions = {
  readonly json?: boolean;
  readonly seed: number;
  readonly event: string;
  readonly y?: string;
  readonly time?: string;
  readonly until?: string;
  readonly controls?: readonly string[];
  readonly season?: number;
  readonly trend?: 'level' | 'linear';
};

export async function series(path: string, options: SeriesOptions, io: Io): Promise<ExitCode> {
  const asJson = options.json === true;
  const problems: Problem[] = [];
  const opened = openTable(path, problems);
  const { y = null, time = null, until = null, controls, event, season = null, trend = 'level', seed } = options;
  const named = controls === undefined ? null : controls.length === 1 && controls[0] === 'none' ? [] : controls;
  const read = opened && readSeries(opened, { y, time, until, controls: named, event });
  if (read === null || !read.ok) {
    tellProblems(path, [...problems, ...(read?.problems ?? [])], asJson, io);
    return 1;
  }
  const { at } = read.input;
  const of = { y: read.y, time: read.time, event, from: at[0] ?? null, until: at.at(-1) ?? null };
  const made = await withProgress(`weighing ${path}`, io, () =>
    weighSeries(read.input, { season, trend }, makeRng(seed).fork('series')),
  );
  const weighed = { of, ...made, warnings: [...read.warnings, ...made.warnings] };
  if (asJson) io.out(`${JSON.stringify(printNumbers(weighed), null, 2)}\n`);
  else {
    const shown = printableDeep(weighed);
    io.out(seriesPage(shown, read.input, io.page));
    warn(io, shown.warnings);
  }
  return 0;
}
