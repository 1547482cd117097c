/** Listens on this machine alone, unless people sign in and say under which name they reach it over TLS. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

export type Listening = { readonly address: string; readonly port: number; readonly close: () => Promise<void> };

/** The command was wrong: the message says what to do instead. */
export class BindError extends Error {
  override name = 'BindError';
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);
export const DEFAULT_PORT = 7373;
const PORTS_TRIED = 50;
/** A request that is still being answered after so long is cut off when the server is told to end. */
const PATIENCE_MS = 10_000;
const IDLE_MS = 20;

/**
 * @param origin where people sign in, null where nobody does
 * @throws when the host is not this machine alone and nobody signs in
 */
export function refuseHost(host: string, origin: string | null = null): void {
  if (!LOOPBACK.has(host) && origin === null)
    throw new BindError(
      `--host: this machine alone (127.0.0.1, localhost or ::1), got ${JSON.stringify(host)}\n  nobody signs in: add --people --origin https://… behind a TLS proxy, or reach it through a tunnel, such as ssh -L`,
    );
}

/** @throws when people could not sign in there: a cookie and a passkey need TLS, or this machine */
export function checkedOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOwn = url?.protocol === 'http:' && url.hostname === 'localhost';
  if (url === null || url.origin !== text || !(url.protocol === 'https:' || isOwn))
    throw new BindError(`--origin: https:// and a host, nothing after it, got ${JSON.stringify(text)}`);
  return text;
}

/** @param port 0 takes any free one; null takes the usual one, else the next free one */
export async function listen(
  makeApp: (port: () => number) => Hono,
  host: string,
  port: number | null,
  { usual = DEFAULT_PORT, origin = null }: { readonly usual?: number; readonly origin?: string | null } = {},
): Promise<Listening> {
  refuseHost(host, origin);
  let bound = 0;
  const server = createServer(getRequestListener(makeApp(() => bound).fetch));
  server.requestTimeout = 60_000;
  const wanted = port ?? usual;
  const last = port === null ? wanted + PORTS_TRIED : wanted;
  for (let candidate = wanted; ; candidate++) {
    const error = await tryPort(server, candidate, host);
    if (error === null) break;
    if (error.code !== 'EADDRINUSE' || candidate >= last)
      throw new BindError(
        `--port: a free port, got ${candidate} (${error.message})\n  name another with --port, or 0 for any free one`,
      );
  }
  bound = (server.address() as AddressInfo).port;
  const name = host === '::1' ? '[::1]' : host;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      // No new ones; those that are being answered are let end.
      const late = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
      const idle = setInterval(() => server.closeIdleConnections(), IDLE_MS);
      server.close(() => {
        clearTimeout(late);
        clearInterval(idle);
        resolve();
      });
      server.closeIdleConnections();
    });
  return { address: `http://${name}:${bound}`, port: bound, close };
}

function tryPort(
  server: ReturnType<typeof createServer>,
  port: number,
  host: string,
): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => resolve(error);
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve(null);
    });
  });
}
