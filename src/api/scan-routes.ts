/** What a scanner held back, handed out by an editor's word. */
import { type ApiRoute, FILE, NONE, TOO_LARGE } from './route.js';

export const SCANS: readonly ApiRoute[] = [
  {
    ...{ method: 'post', path: '/api/cases/{name}/evidence/{id}/release', topic: 'evidence' },
    does: 'Hand a file out that a scanner held back. It is told in the log of custody first, and holds for what was found.',
    takes: FILE,
    body: { shape: 'Release' },
    answers: {
      201: { means: 'what stands now', body: 'Anything' },
      ...{ 404: NONE, 413: TOO_LARGE, 422: { means: 'the rule that was broken', body: 'Error' } },
      409: { means: 'nothing holds it back, or another process writes to this evidence', body: 'Error' },
    },
  },
];
