/** Runs of a case, made once for all who look. */
import { SCENARIOS } from '../core/losses/result.js';
import { type ApiRoute, CASE, NONE } from './route.js';

export const RUNS: readonly ApiRoute[] = [
  {
    ...{ method: 'get', path: '/api/cases/{name}/run', topic: 'cases' },
    does: 'What the model makes of a revision on a day, as the pages show it: every stage and every verdict, without the rows of the case.',
    takes: {
      ...CASE,
      revision: { means: 'number of a revision; the newest when left out', schema: { type: 'integer' } },
      scenario: { means: 'of visibility; the middling one when left out', schema: { enum: SCENARIOS } },
      asOf: {
        means: 'the day it is seen from; the latest the case speaks of when left out',
        schema: { type: 'string' },
      },
      dependence: { means: 'log-correlation between price errors, 0 to 1', schema: { type: 'number' } },
      assume: { means: 'a set of assumptions, as the addresses of pages carry it' },
      wait: {
        means: 's to wait for what is not made yet, 0 to 20; 0 when left out: no run is begun',
        schema: { type: 'number' },
      },
      ahead: {
        means: '1: fetched before a reader asks for it, and nothing more is made ahead of it',
        schema: { enum: ['1'] },
      },
    },
    answers: {
      200: { means: 'the run', body: 'Run' },
      202: {
        means: 'not made by then, or of a case whose workers may not be named: to be made by whoever asks',
        body: 'NotMade',
      },
      404: NONE,
      422: { means: 'the rule that was broken', body: 'Error' },
    },
  },
];
