/** Answers that are kept packed: sent as they lie to whoever reads gzip, unpacked to whoever does not. */
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import type { Context } from 'hono';

const packing = promisify(gzip);

export const packed = async (text: string): Promise<Uint8Array> => packing(text);

const texts = new Map<string, Promise<Uint8Array>>();

/** The same for a text of which there are few: packed once. */
export function packedOnce(text: string): Promise<Uint8Array> {
  const found = texts.get(text) ?? packed(text);
  texts.set(text, found);
  return found;
}

/** @param isPlain sent unpacked whatever was asked for: something on the way out reads it @param headers that it has besides */
export function sendPacked(
  c: Context,
  bytes: Uint8Array,
  { isPlain = false, headers = {} }: { isPlain?: boolean; headers?: Readonly<Record<string, string>> } = {},
): Response {
  const all = { 'content-type': 'application/json', vary: 'accept-encoding', ...headers };
  const isPacked = !isPlain && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  return isPacked
    ? c.body(new Uint8Array(bytes), 200, { ...all, 'content-encoding': 'gzip' })
    : c.body(new Uint8Array(gunzipSync(bytes)), 200, all);
}
