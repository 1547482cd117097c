/** The address on which a case tells what changes on it. */
import type { ApiRoute } from './route.js';

export const LIVE: readonly ApiRoute[] = [
  {
    ...{ method: 'get', path: '/api/cases/{name}/live', topic: 'cases' },
    does: 'What changes on a case while it is open, as server-sent events: `mark` (how far it is), `revision`, `review`, `comments`, and `here` (who else has it open). The id of the last event, sent back, brings what came since, from any server of the database.',
    takes: {
      name: { means: 'name of the case' },
      page: { means: 'what others are told one has open, such as edit', schema: { type: 'string' } },
      after: { means: 'id of the last event; or the header Last-Event-ID', schema: { type: 'string' } },
    },
    answers: {
      200: { means: 'until the case may not be read any more, or the server ends', type: 'text/event-stream' },
      404: { means: 'there is none', body: 'Error' },
      429: { means: 'too many streams of one person', body: 'Error' },
    },
  },
];
