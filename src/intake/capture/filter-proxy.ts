/**
 * The proxy all traffic of a capture goes through. Each connection is judged by `dial.ts`: the browser never resolves a
 * name and never reaches an address of this machine or its networks, whatever a page, a redirect or a script asks for.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Dial, dialled, NotFetched, webAddress } from '../dial.js';

export type FilterProxy = {
  /** `127.0.0.1:port` */
  readonly address: string;
  /** what was refused, a sentence each */
  readonly refused: readonly string[];
  /** more came than was allowed, and everything was cut off */
  isFull(): boolean;
  close(): void;
};

const PORT = { http: 80, https: 443 };

/** @param most bytes that may come back in all */
export async function startFilterProxy(dial: Dial, most: number): Promise<FilterProxy> {
  const refused = new Set<string>();
  const sockets = new Set<Duplex>();
  let bytes = 0;
  const counted = (chunk: Uint8Array): void => {
    bytes += chunk.byteLength;
    if (bytes > most) for (const socket of sockets) socket.destroy();
  };
  const hold = <T extends Duplex>(socket: T): T => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    return socket;
  };
  const refuse = (error: Error): void => {
    if (error instanceof NotFetched) refused.add(error.message);
  };

  const plain = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    try {
      const url = webAddress(asked.url ?? '');
      if (url.protocol !== 'http:') throw new NotFetched(`an address of http, got ${url.protocol}`);
      const host = await dialled(url.hostname, dial);
      const { 'proxy-connection': _, ...headers } = { ...asked.headers, host: url.host } as Record<
        string,
        string | string[]
      >;
      const port = url.port === '' ? PORT.http : Number(url.port);
      const path = `${url.pathname}${url.search}`;
      const on = request({ agent: false, host, port, path, method: asked.method, headers }, (got) => {
        hold(got.socket);
        got.on('data', counted).on('error', () => answer.destroy());
        answer.writeHead(got.statusCode ?? 502, got.statusMessage, got.rawHeaders);
        got.pipe(answer);
      });
      on.on('error', () => answer.destroy());
      asked.pipe(on);
    } catch (error) {
      refuse(error as Error);
      answer.writeHead(403, { 'content-type': 'text/plain' }).end('refused\n');
    }
  };
  const tunnel = async (asked: IncomingMessage, socket: Socket, head: Buffer): Promise<void> => {
    hold(socket);
    try {
      const url = webAddress(`https://${asked.url ?? ''}`);
      const host = await dialled(url.hostname, dial);
      const on = hold(connect(url.port === '' ? PORT.https : Number(url.port), host));
      on.once('connect', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        if (head.length > 0) on.write(head);
        on.on('data', counted);
        on.pipe(socket).pipe(on);
      });
      on.on('close', () => socket.destroy());
      socket.on('close', () => on.destroy());
    } catch (error) {
      refuse(error as Error);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    }
  };
  const server = createServer((asked, answer) => void plain(asked, answer));
  server.on('connect', (asked, socket, head) => void tunnel(asked, socket as Socket, head));
  server.on('upgrade', (_, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    get refused() {
      return [...refused];
    },
    isFull: () => bytes > most,
    close() {
      server.close();
      server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
    },
  };
}
