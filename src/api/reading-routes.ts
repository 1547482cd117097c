/** Addresses at which pictures are read, alone and by two who do not see each other's marks. */
import { type ApiRoute, CASE, FILE, NONE, TOO_LARGE } from './route.js';

const TIME = { t: { means: 'seconds into a clip', schema: { type: 'number', minimum: 0 } } };
const NUMBER = { number: { means: 'number of a double reading', schema: { type: 'integer', minimum: 1 } } };

export const READING_ROUTES: readonly ApiRoute[] = [
  {
    ...{
      method: 'post',
      path: '/api/cases/{name}/evidence',
      topic: 'reading',
      does: 'Bring a file into the evidence.',
    },
    takes: CASE,
    body: { shape: 'Anything', type: 'multipart/form-data' },
    answers: {
      200: { means: 'it was there before', body: 'BroughtIn' },
      201: { means: 'kept', body: 'BroughtIn' },
      400: { means: 'no file, or an address that is none', body: 'Error' },
      404: NONE,
      409: { means: 'another process writes to this evidence', body: 'Error' },
      413: TOO_LARGE,
    },
  },
  {
    ...{ method: 'get', path: '/api/cases/{name}/evidence/{id}/survey', topic: 'reading' },
    does: 'What the values of a picture are, and between which black and white are drawn; of a clip, of the frame at a time.',
    takes: { ...FILE, ...TIME },
    answers: { 200: { means: 'with the number of levels of its parts', body: 'PictureSurvey' }, 404: NONE },
  },
  {
    ...{ method: 'get', path: '/api/cases/{name}/evidence/{id}/parts/{level}/{column}/{row}', topic: 'reading' },
    does: 'A part of a picture, upright. Level 0 is the whole of it; each next level has twice the columns and rows. The look is told in the list of looks.',
    takes: {
      ...FILE,
      ...TIME,
      level: { means: 'from 0', schema: { type: 'integer', minimum: 0 } },
      column: { means: 'from the left, from 0', schema: { type: 'integer', minimum: 0 } },
      row: { means: 'from the top, from 0', schema: { type: 'integer', minimum: 0 } },
      shown: { means: 'yes, or nothing is told', schema: { enum: ['yes'] } },
    },
    answers: {
      200: { means: 'JPEG', type: 'image/jpeg' },
      403: { means: 'not asked to be shown', body: 'Error' },
      404: NONE,
    },
  },
  {
    ...{ method: 'get', path: '/api/cases/{name}/double-readings', topic: 'reading' },
    does: 'Double readings of a case; what was handed in only of those that both readers have handed in.',
    takes: CASE,
    answers: { 200: { means: 'oldest first', body: 'DoubleReadings' }, 404: NONE },
  },
  {
    ...{ method: 'post', path: '/api/cases/{name}/double-readings', topic: 'reading' },
    does: 'Open a double reading of a picture or a frame; the one that is open already, where there is one.',
    takes: CASE,
    body: { shape: 'DoubleReadingAsked' },
    answers: {
      201: { means: 'open', body: 'DoubleReading' },
      400: { means: 'no such file or frame can be', body: 'Error' },
      404: NONE,
      413: TOO_LARGE,
    },
  },
  {
    ...{ method: 'post', path: '/api/cases/{name}/double-readings/{number}/readings', topic: 'reading' },
    does: 'Hand in a reading. It is sealed for everybody until a second person has handed in.',
    takes: { ...CASE, ...NUMBER },
    body: { shape: 'HandedIn' },
    answers: {
      201: { means: 'sealed, or both opened', body: 'DoubleReading' },
      400: { means: 'no reading', body: 'Error' },
      404: NONE,
      409: { means: 'handed in before by this person, or it has ended', body: 'Error' },
      413: TOO_LARGE,
    },
  },
  {
    ...{ method: 'post', path: '/api/cases/{name}/double-readings/{number}/end', topic: 'reading' },
    does: 'Give up a double reading that is open. What was handed in stays sealed.',
    takes: { ...CASE, ...NUMBER },
    answers: { 200: { means: 'as it stands', body: 'DoubleReading' }, 404: NONE, 413: TOO_LARGE },
  },
];
