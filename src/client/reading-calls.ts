/** What the API answers about pictures that are read. */
import type { PictureSurvey } from '../core/evidence/media/survey.js';
import type { DoubleReading } from '../core/evidence/reading/double-reading.js';
import type { ReadingDraft } from '../core/evidence/reading/placed-mark.js';
import type { Ask } from './client.js';

const of = (name: string): string => `/api/cases/${encodeURIComponent(name)}`;
const file = (name: string, id: string): string => `${of(name)}/evidence/${encodeURIComponent(id)}`;
const time = (at: number | null, before: string): string => (at === null ? '' : `${before}t=${at}`);

/** @param send a form, as it is */
export const readingCalls = (ask: Ask, base: string, send: <T>(path: string, form: FormData) => Promise<T>) => ({
  /** @param at seconds into a clip; null for a picture @throws ApiError 404 with the reason where it cannot be drawn */
  survey: (name: string, id: string, at: number | null) =>
    ask<PictureSurvey>(`${file(name, id)}/survey${time(at, '?')}`),
  /** Level 0 is the whole picture in one part. Asking for it tells the look. */
  partAddress: (name: string, id: string, at: number | null, level: number, column: number, row: number): string =>
    `${base}${file(name, id)}/parts/${level}/${column}/${row}?shown=yes${time(at, '&')}`,
  /** @param url where it comes from @throws ApiError 409 while another process writes to the evidence */
  bringIn: (name: string, given: File, url: string | null) => {
    const form = new FormData();
    form.append('file', given);
    if (url !== null) form.append('url', url);
    return send<{ readonly id: string; readonly isNew: boolean }>(`${of(name)}/evidence`, form);
  },
  doubleReadings: async (name: string) =>
    (await ask<{ readonly doubleReadings: readonly DoubleReading[] }>(`${of(name)}/double-readings`)).doubleReadings,
  openDoubleReading: (name: string, asked: { file: string; fragment: string | null; reader: string }) =>
    ask<DoubleReading>(`${of(name)}/double-readings`, asked),
  /** @throws ApiError 409 where this person handed in before, or it has ended */
  handIn: (name: string, number: number, reader: string, reading: ReadingDraft) =>
    ask<DoubleReading>(`${of(name)}/double-readings/${number}/readings`, { reader, reading }),
  giveUpDoubleReading: (name: string, number: number) =>
    ask<DoubleReading>(`${of(name)}/double-readings/${number}/end`, {}),
});
