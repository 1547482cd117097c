/**
 * A client of the server's API, for the workbench and for programs: `plumbline({ base: 'http://127.0.0.1:7373' })`. It needs
 * `fetch` alone. Every answer that is no success is thrown as an ApiError in the server's words.
 */
import { caseCalls } from './case-calls.js';
import { evidenceCalls } from './evidence-calls.js';
import { peopleCalls } from './people-calls.js';

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
    const told: unknown = await answer.json().catch(() => null);
    throw new ApiError(answer.status, wordsOf(told) ?? `${answer.status} ${answer.statusText}`.trim(), told);
  };
  return { ...caseCalls(ask, base), ...evidenceCalls(ask, base), ...peopleCalls(ask) };
}

export type PlumblineClient = ReturnType<typeof plumbline>;

function wordsOf(told: unknown): string | null {
  if (typeof told !== 'object' || told === null) return null;
  if ('error' in told && typeof told.error === 'string') return told.error;
  return 'text' in told && Array.isArray(told.text) ? told.text.join('\n') : null;
}
