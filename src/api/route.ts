/** What is said of one address, and what many of them say alike. */
import type { Schema, SHAPES } from './schemas.js';

export type Answer = { readonly means: string; readonly body?: keyof typeof SHAPES; readonly type?: string };

export type ApiRoute = {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** with `{name}` for what varies */
  readonly path: string;
  readonly topic: string;
  readonly does: string;
  /** what varies in the path, and the query (those not in the path) */
  readonly takes?: Readonly<Record<string, { readonly means: string; readonly schema?: Schema }>>;
  readonly body?: { readonly shape: keyof typeof SHAPES; readonly type?: string };
  readonly answers: Readonly<Record<number, Answer>>;
};

export const CASE = { name: { means: 'name of the case' } };
export const FILE = { ...CASE, id: { means: 'number of an entry of the evidence' } };
export const NONE: Answer = { means: 'there is none', body: 'Error' };
export const TOO_LARGE: Answer = { means: 'the body is too large', body: 'Error' };
