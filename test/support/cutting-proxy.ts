/** Stands between a client and a PostgreSQL server and cuts every connection once so many bytes have passed. */

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export type Side = 'asked' | 'answered';

export type CuttingProxy = {
  /** the same database through the proxy */
  readonly url: string;
  /** Cuts all connections once `bytes` more have gone that way; those bytes arrive. */
  arm(side: Side, bytes: number): void;
  disarm(): void;
  /** bytes that passed each way since it was last asked */
  passed(): Readonly<Record<Side, number>>;
  /** how often it has cut */
  readonly cuts: () => number;
  close(): Promise<void>;
};

/** @param url of the server; a socket file where `?host=` names its folder */
export async function cuttingProxy(url: string): Promise<CuttingProxy> {
  const to = new URL(url);
  const folder = to.searchParams.get('host');
  const reach = (): Socket =>
    folder === null ? connect(Number(to.port || 5432), to.hostname) : connect(`${folder}/.s.PGSQL.${to.port || 5432}`);
  const sockets = new Set<Socket>();
  let armed: { readonly side: Side; left: number } | null = null;
  let passed: Record<Side, number> = { asked: 0, answered: 0 };
  let cuts = 0;
  const cut = (): void => {
    if (sockets.size > 0) cuts += 1;
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const pass = (side: Side, from: Socket, into: Socket): void => {
    from.on('data', (bytes) => {
      passed[side] += bytes.byteLength;
      if (armed === null || armed.side !== side || bytes.byteLength < armed.left) {
        if (armed?.side === side) armed.left -= bytes.byteLength;
        into.write(bytes);
        return;
      }
      const last = bytes.subarray(0, armed.left);
      armed = null;
      into.write(last, cut);
    });
    from.on('error', () => {});
    from.on('close', () => {
      sockets.delete(from);
      into.destroy();
    });
  };
  const server = createServer((client) => {
    const upstream = reach();
    for (const socket of [client, upstream]) sockets.add(socket);
    pass('asked', client, upstream);
    pass('answered', upstream, client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.searchParams.delete('host');
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    arm(side, bytes) {
      armed = { side, left: Math.max(1, bytes) };
    },
    disarm() {
      armed = null;
    },
    passed() {
      const since = passed;
      passed = { asked: 0, answered: 0 };
      return since;
    },
    cuts: () => cuts,
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
