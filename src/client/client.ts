/**
 * A client of the server's API, for the workbench and for programs: `plumbline({ base: 'http://127.0.0.1:7373' })`. It needs
 * `fetch` alone. Every answer that is no success is thrown as an ApiError in the server's words.
 */
import { caseCalls } from './case-calls.js';
import { dossierCalls } from './dossier-calls.js';
import { evidenceCalls } from './evidence-calls.js';
import { fileCalls } from './file-calls.js';
import { liveCalls } from './live-calls.js';
import { peopleCalls } from './people-calls.js';
import { readingCalls } from './reading-calls.js';

export type ClientOptions = {
  /** scheme, host and port; left out in a page of the server itself */
  readonly base?: string;
  /** an API token, for programs */
  readonly token?: string;
  readonly fetch?: typeof globalThis.fetch;
};

/** @param body what JSON can carry @param method POST where there is a body, unless said */
export type Ask = <T>(path: string, body?: unknown, method?: 'PUT' | 'DELETE') => Promise<T>;

export class ApiError extends Error {
  override name = 'ApiError';
  constructor(
    readonly status: number,
    message: string,
    /** the whole answer, where it was JSON */
    readonly answer: unknown,
  ) {
    super(message);
  }
}

export function plumbline({ base = '', token, fetch = globalThis.fetch }: ClientOptions = {}) {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  const ask: Ask = async <T>(path: string, body?: unknown, method?: 'PUT' | 'DELETE'): Promise<T> => {
    const sent = {
      method: method ?? 'POST',
      body: JSON.stringify(body),
      headers: { ...headers, 'content-type': 'application/json' },
    };
    const answer = await fetch(`${base}${path}`, body === undefined ? { headers } : sent);
    if (answer.ok) return (await answer.json()) as T;
    throw await failureOf(answer);
  };
  const bytes = async (path: string): Promise<Uint8Array> => {
    const answer = await fetch(`${base}${path}`, { headers });
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
    throw await failureOf(answer);
  };
  const open = async (path: string, signal?: AbortSignal): Promise<Response> => {
    const answer = await fetch(`${base}${path}`, { headers, ...(signal && { signal }) });
    if (answer.ok) return answer;
    throw await failureOf(answer);
  };
  const send = async <T>(path: string, form: FormData): Promise<T> => {
    const answer = await fetch(`${base}${path}`, { method: 'POST', body: form, headers });
    if (answer.ok) return (await answer.json()) as T;
    throw await failureOf(answer);
  };
  const shown = { ...dossierCalls(ask, base), ...evidenceCalls(ask, base), ...fileCalls(bytes) };
  const together = { ...peopleCalls(ask), ...liveCalls(open) };
  return { ...caseCalls(ask, base), ...shown, ...readingCalls(ask, base, send), ...together };
}

export type { HerePerson, LiveEvent } from './live-calls.js';
export type PlumblineClient = ReturnType<typeof plumbline>;

async function failureOf(answer: Response): Promise<ApiError> {
  const told: unknown = await answer.json().catch(() => null);
  return new ApiError(answer.status, wordsOf(told) ?? `${answer.status} ${answer.statusText}`.trim(), told);
}

function wordsOf(told: unknown): string | null {
  if (typeof told !== 'object' || told === null) return null;
  if ('error' in told && typeof told.error === 'string') return told.error;
  return 'text' in told && Array.isArray(told.text) ? told.text.join('\n') : null;
}
