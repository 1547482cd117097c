/** How much graphic material somebody opened, told to them alone. */
import type { ApiRoute } from './route.js';

export const EXPOSURE: readonly ApiRoute[] = [
  {
    ...{ method: 'get', path: '/api/exposure', topic: 'evidence' },
    does: 'How many files whoever asks was shown without their veil since an instant, against a budget of their own. Of nobody else.',
    takes: { since: { means: 'where their day began; a day ago when left out', schema: { format: 'date-time' } } },
    answers: { 200: { means: 'counts', body: 'Exposure' }, 422: { means: 'since is no instant', body: 'Error' } },
  },
  {
    ...{ method: 'post', path: '/api/exposure', topic: 'evidence' },
    does: 'Set a budget of one’s own, or none. It warns and never locks.',
    body: { shape: 'ExposureBudget' },
    answers: {
      200: { means: 'set', body: 'ExposureBudget' },
      413: { means: 'the body is too large', body: 'Error' },
      422: { means: 'the rule that was broken', body: 'Error' },
    },
  },
];
