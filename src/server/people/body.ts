/** The body of a request of people: an object, a little one. */
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';

const MOST = 100_000;

export const smallBody = bodyLimit({
  maxSize: MOST,
  onError: (c: Context) => c.json({ error: `body: at most ${MOST} bytes` }, 413),
});

export async function fieldsOf(c: Context): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await c.req.json().catch(() => null);
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

/** '' where there is none */
export const textOf = (fields: Readonly<Record<string, unknown>>, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};
