/** The jobs of a store as a page: how far they are, then each that is not done. */

import { plural } from '../../core/dossier/number-words.js';
import type { JobState, ListedJob } from '../../jobs/queue.js';
import { heading, type Page, stack } from './page.js';
import { printable } from './printable.js';
import { type Column, table } from './table.js';

const SHAPE: readonly Column[] = [
  { head: 'job' },
  { head: 'state' },
  { head: 'tries', align: 'right' },
  { head: 'what', gives: true },
];
const WORDS: Readonly<Record<JobState, string>> = {
  created: 'waiting',
  retry: 'waiting again',
  active: 'running',
  completed: 'done',
  cancelled: 'cancelled',
  failed: 'failed',
};

export function jobsPage(jobs: readonly ListedJob[], page: Page): readonly string[] {
  const count = (...states: readonly JobState[]): number => jobs.filter(({ state }) => states.includes(state)).length;
  const parts = [
    `${count('completed')} done`,
    `${count('active')} running`,
    `${count('created', 'retry')} waiting`,
    ...(count('failed') > 0 ? [`${count('failed')} failed`] : []),
    ...(count('cancelled') > 0 ? [`${count('cancelled')} cancelled`] : []),
  ];
  const rows = jobs
    .filter(({ state }) => state !== 'completed')
    .map(({ id, state, tries, job, outcome }) => ({
      cells: [
        id,
        WORDS[state],
        String(tries),
        printable([job.kind, job.caseName, outcome?.why ?? ''].join(' ').trim()),
      ],
    }));
  return stack([
    heading(`${plural(jobs.length, 'job')}: ${parts.join(', ')}`, page),
    rows.length === 0 ? [] : table(SHAPE, rows, page),
  ]);
}
