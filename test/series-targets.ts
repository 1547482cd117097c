/** The two published series of CausalImpact's comparison, with the figures R gave for them. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { SeriesInput } from '../src/core/perception/effect/effect.js';

export const SERIES_FOLDER = 'data/statistics/series-causalimpact';

export type PublishedName = 'comparison' | 'arma';

/** Of a long run of R's CausalImpact. */
export type SeriesTarget = {
  readonly avg_pred: number;
  readonly sd: number;
  readonly ci: readonly [number, number];
  readonly abs_effect: number;
  readonly effect_ci: readonly [number, number];
  readonly p?: number;
  readonly sigma_obs_std: number;
  readonly sigma_level_std: number;
  readonly inclusion: readonly number[];
};

export function publishedSeries(name: PublishedName, folder: string): SeriesInput {
  const rows: Record<string, string>[] = parse(readFileSync(`${folder}/${name}_data.csv`), { columns: true });
  const column = (key: string): number[] => rows.map((row) => Number(row[key]));
  if (name === 'comparison')
    return {
      at: rows.map((row) => row.DATE as string),
      y: column('CHANGED'),
      controls: [1, 2, 3].map((i) => ({ name: `NOT_CHANGED_${i}`, values: column(`NOT_CHANGED_${i}`) })),
      preEnd: 89,
    };
  return {
    at: rows.map((_, i) => String(i + 1)),
    // the published example raises the last thirty by five
    y: column('y').map((y, i) => (i >= 70 ? y + 5 : y)),
    controls: [{ name: 'X', values: column('X') }],
    preEnd: 69,
  };
}

export function seriesTarget(name: PublishedName, folder: string): SeriesTarget {
  return JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8'))[name].long_run_50000;
}
