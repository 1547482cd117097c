/**
 * Every address the server answers programs at: what it takes and what comes back. The description that is served, the page
 * made of it and the tests that hold the server to it are made from this list alone.
 */
import { ARCHIVERS } from './archiver-routes.js';
import { EXPOSURE } from './exposure-routes.js';
import { LIVE } from './live-routes.js';
import { PEOPLE } from './people-routes.js';
import { READING_ROUTES } from './reading-routes.js';
import { type ApiRoute, CASE, FILE, NONE, TOO_LARGE } from './route.js';
import { ROWS } from './row-routes.js';
import { RUNS } from './run-routes.js';
import { SCANS } from './scan-routes.js';

export type { Answer, ApiRoute } from './route.js';

const REVISION = { revision: { means: 'number of a revision; the newest when left out', schema: { type: 'integer' } } };

const CASES: readonly ApiRoute[] = [
  {
    ...{ method: 'get', path: '/api/cases', topic: 'cases', does: 'The newest revision of every case.' },
    answers: { 200: { means: 'by name', body: 'Cases' } },
  },
  {
    ...{ method: 'post', path: '/api/cases', topic: 'cases' },
    does: 'Import a case folder, whole or not at all; the same bytes again add nothing. Or begin a case with its name, day, question, types and sites.',
    body: { shape: 'CaseFiles' },
    answers: {
      201: { means: 'kept', body: 'CaseRevision' },
      400: { means: 'the body is neither', body: 'Error' },
      409: { means: 'folder and edits went apart, and nothing was kept; or the name is taken', body: 'Apart' },
      413: TOO_LARGE,
      422: { means: 'every problem of the folder; nothing was kept', body: 'Problems' },
    },
  },
  {
    ...{ method: 'get', path: '/api/cases/{name}', topic: 'cases', does: 'A case, read: its rows, typed.' },
    takes: { ...CASE, ...REVISION },
    answers: { 200: { means: 'with an ETag', body: 'OpenCase' }, 304: { means: 'not changed' }, 404: NONE },
  },
  {
    ...{ method: 'get', path: '/api/cases/{name}/revisions', topic: 'cases', does: 'Its revisions, oldest first.' },
    takes: CASE,
    answers: { 200: { means: 'none where there is no such case', body: 'Revisions' } },
  },
  {
    ...{ method: 'get', path: '/api/cases/{name}/files/{path}', topic: 'cases', does: 'A file of it, byte for byte.' },
    takes: { ...CASE, ...REVISION, path: { means: 'path in the case folder' } },
    answers: { 200: { means: 'text in place, all else as a download', type: '*/*' }, 404: NONE },
  },
  {
    ...{ method: 'get', path: '/api/record', topic: 'cases', does: 'The record of claimants that verdicts hear.' },
    takes: {
      without: {
        means: 'a conflict it must not have seen; a name it has not met leaves out nothing',
        schema: { type: 'string' },
      },
    },
    answers: { 200: { means: 'as it ships', body: 'Record' } },
  },
];

const DOSSIERS: readonly ApiRoute[] = [
  {
    ...{
      method: 'get',
      path: '/api/cases/{name}/dossier',
      topic: 'dossiers',
      does: 'What would be published of a case.',
    },
    takes: CASE,
    answers: { 200: { means: 'what would be, what stays inside, the revisions', body: 'DossierState' }, 404: NONE },
  },
  {
    ...{ method: 'post', path: '/api/cases/{name}/dossier', topic: 'dossiers', does: 'Publish its next revision.' },
    takes: CASE,
    body: { shape: 'PublishReason' },
    answers: {
      201: { means: 'published', body: 'PublishedRevision' },
      400: { means: 'the body is no object', body: 'Error' },
      404: NONE,
      409: { means: 'it is being published already', body: 'Error' },
      413: TOO_LARGE,
      422: { means: 'why nothing was published', body: 'Error' },
    },
  },
  {
    ...{ method: 'get', path: '/api/cases/{name}/dossier/{revision}/zip', topic: 'dossiers' },
    does: 'A published revision as one file.',
    takes: { ...CASE, revision: { means: 'number of a revision of the dossier', schema: { type: 'integer' } } },
    answers: { 200: { means: 'the same bytes each time', type: 'application/zip' }, 404: NONE },
  },
];

const EDITING: readonly ApiRoute[] = [
  {
    ...{ method: 'post', path: '/api/cases/{name}/revisions', topic: 'editing' },
    does: 'Edits into a new revision. They are put on the newest one, whichever they were made on; edits the case says already add nothing.',
    takes: CASE,
    body: { shape: 'Edits' },
    answers: {
      200: { means: 'the case says so already', body: 'CaseRevision' },
      201: { means: 'kept', body: 'CaseRevision' },
      400: { means: 'an edit that is none', body: 'Error' },
      404: NONE,
      409: { means: 'others wrote to the same cells; nothing was kept', body: 'Conflicts' },
      413: TOO_LARGE,
      422: { means: 'what would be no case, with the key of each row', body: 'Problems' },
    },
  },
  {
    ...{ method: 'get', path: '/api/cases/{name}/difference', topic: 'editing' },
    does: 'What was changed from one revision to another: rows by key, properties, files.',
    takes: {
      ...CASE,
      from: { means: 'a revision; what the other was made from when left out', schema: { type: 'integer' } },
      to: { means: 'a revision; the newest when left out', schema: { type: 'integer' } },
    },
    answers: { 200: { means: 'as edits', body: 'Difference' }, 404: NONE },
  },
  {
    ...{
      method: 'get',
      path: '/api/cases/{name}/export',
      topic: 'editing',
      does: 'The folder of a revision, byte for byte.',
    },
    takes: { ...CASE, ...REVISION },
    answers: { 200: { means: 'a ZIP', type: 'application/zip' }, 404: NONE },
  },
];

const EVIDENCE: readonly ApiRoute[] = [
  {
    ...{
      method: 'get',
      path: '/api/cases/{name}/evidence',
      topic: 'evidence',
      does: 'Files of a case, a page at a time.',
    },
    takes: {
      ...CASE,
      q: { means: 'words that all stand in name, address, note or digest' },
      kind: { means: 'only these', schema: { enum: ['picture', 'clip', 'archive', 'document'] } },
      days: { means: 'only what was captured from one day to another: 2031-03-12/2031-03-14' },
      from: { means: 'how many to leave out', schema: { type: 'integer', minimum: 0 } },
      most: { means: 'at most so many, up to 200', schema: { type: 'integer', minimum: 0 } },
    },
    answers: { 200: { means: 'in the order they came in', body: 'EvidencePage' }, 404: NONE },
  },
  {
    ...{
      method: 'get',
      path: '/api/cases/{name}/evidence/{id}',
      topic: 'evidence',
      does: 'All that is known of a file.',
    },
    takes: FILE,
    answers: { 200: { means: 'with the records of its custody', body: 'EvidenceItem' }, 404: NONE },
  },
  {
    ...{ method: 'get', path: '/api/cases/{name}/evidence/{id}/picture', topic: 'evidence' },
    does: 'A picture made of it, grey and blurred unless asked to be shown.',
    takes: {
      ...FILE,
      size: { means: 'how large', schema: { enum: ['small', 'large'] } },
      shown: { means: 'yes: as it is', schema: { enum: ['yes'] } },
    },
    answers: { 200: { means: 'JPEG', type: 'image/jpeg' }, 304: { means: 'not changed' }, 404: NONE },
  },
  {
    ...{ method: 'get', path: '/api/cases/{name}/evidence/{id}/bytes', topic: 'evidence' },
    does: 'The bytes themselves, as a download. It is told in the log of custody first.',
    takes: FILE,
    answers: {
      200: { means: 'as they came in', type: 'application/octet-stream' },
      404: NONE,
      409: { means: 'a scanner holds it back, or another process writes to this evidence', body: 'Error' },
      503: { means: 'the scanner does not answer', body: 'Error' },
    },
  },
  ...SCANS,
  {
    ...{ method: 'post', path: '/api/cases/{name}/evidence/{id}/replay', topic: 'evidence' },
    does: 'Leave to replay an archive: an address on the origin of the viewer that opens once. It is told in the list of looks first.',
    takes: FILE,
    body: { shape: 'ReplayAsked' },
    answers: {
      201: { means: 'the address', body: 'Replay' },
      404: NONE,
      409: { means: 'no viewer is installed, or nothing in it can be replayed', body: 'Error' },
      413: TOO_LARGE,
    },
  },
  {
    ...{
      method: 'get',
      path: '/api/duplicates',
      topic: 'evidence',
      does: 'Near-duplicates over all cases, with distances.',
    },
    answers: { 200: { means: 'and what a person decided', body: 'Duplicates' } },
  },
  {
    ...{
      method: 'post',
      path: '/api/duplicates',
      topic: 'evidence',
      does: 'Merge two files as one picture, or undo a merge.',
    },
    body: { shape: 'Decision' },
    answers: {
      201: { means: 'the line of the log', body: 'Anything' },
      413: TOO_LARGE,
      422: { means: 'the rule that was broken', body: 'Error' },
    },
  },
];

export const API_ROUTES: readonly ApiRoute[] = [
  {
    ...{ method: 'get', path: '/api/health', topic: 'server', does: 'Whether the server answers, and its version.' },
    answers: { 200: { means: 'it does', body: 'Health' } },
  },
  {
    ...{
      method: 'get',
      path: '/api/ready',
      topic: 'server',
      does: 'Whether it can do its work now: its database answers.',
    },
    answers: { 200: { means: 'it can', body: 'Ready' }, 503: { means: 'it cannot, and what it lacks', body: 'Ready' } },
  },
  {
    ...{ method: 'get', path: '/api/openapi.json', topic: 'server', does: 'This description, as OpenAPI 3.1.' },
    answers: { 200: { means: 'the document', body: 'Anything' } },
  },
  {
    ...{ method: 'get', path: '/api', topic: 'server', does: 'This description, to be read.' },
    answers: { 200: { means: 'a page', type: 'text/html' } },
  },
  ...CASES,
  ...LIVE,
  ...ROWS,
  ...RUNS,
  ...DOSSIERS,
  ...EDITING,
  ...EVIDENCE,
  ...EXPOSURE,
  ...READING_ROUTES,
  ...PEOPLE,
  ...ARCHIVERS,
];
