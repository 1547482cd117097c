/** Addresses that an archiver speaks to, as the Atlos API has them. */
import { type Answer, type ApiRoute, NONE, TOO_LARGE } from './api-route.js';

const MATERIAL = { case: { means: 'name of the case' }, id: { means: 'number of a source material' } };
const NO_TOKEN: Answer = { means: 'no bearer token, or another', body: 'Error' };

export const ARCHIVERS: readonly ApiRoute[] = [
  {
    ...{ method: 'get', path: '/atlos/{case}/api/v2/source_material', topic: 'archivers' },
    does: 'Addresses of a case, fifty at a time, as the Atlos API lists them.',
    takes: { case: MATERIAL.case, cursor: { means: 'as `next` said' } },
    answers: { 200: { means: 'a page', body: 'SourceMaterials' }, 401: NO_TOKEN, 404: NONE },
  },
  {
    ...{ method: 'get', path: '/atlos/{case}/api/v2/source_material/{id}', topic: 'archivers', does: 'One address.' },
    takes: MATERIAL,
    answers: { 200: { means: 'with what is kept of it', body: 'SourceMaterial' }, 401: NO_TOKEN, 404: NONE },
  },
  {
    ...{ method: 'post', path: '/atlos/{case}/api/v2/source_material/metadata/{id}/{namespace}', topic: 'archivers' },
    does: 'What came of an attempt to archive it.',
    takes: { ...MATERIAL, namespace: { means: 'auto_archiver' } },
    body: { shape: 'Anything' },
    answers: {
      200: { means: 'kept', body: 'SourceMaterial' },
      400: { means: 'no metadata', body: 'Error' },
      401: NO_TOKEN,
      404: NONE,
      413: TOO_LARGE,
    },
  },
  {
    ...{ method: 'post', path: '/atlos/{case}/api/v2/source_material/upload/{id}', topic: 'archivers' },
    does: 'A file kept of it, into the evidence of the case.',
    takes: { ...MATERIAL, title: { means: 'a name for it; may be given more than once' } },
    body: { shape: 'Anything', type: 'multipart/form-data' },
    answers: {
      201: { means: 'kept', body: 'SourceMaterial' },
      400: { means: 'no file', body: 'Error' },
      401: NO_TOKEN,
      404: NONE,
      413: TOO_LARGE,
    },
  },
];
