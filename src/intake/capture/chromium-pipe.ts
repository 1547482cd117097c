/**
 * Speaks to a Chromium of our own over two pipes: JSON ended by a zero byte, the browser's own protocol. No port is
 * opened, so nothing else on this machine can speak to it. Its profile is new and goes away with it.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

export type Params = Readonly<Record<string, unknown>>;
// biome-ignore lint/suspicious/noExplicitAny: the protocol's answers are read field by field where they are used
export type Answer = any;

export type Chromium = {
  /** @throws Error with the browser's words */
  send(method: string, params?: Params, session?: string): Promise<Answer>;
  on(listener: (method: string, params: Answer, session: string | undefined) => void): void;
  close(): Promise<void>;
};

export type ChromiumOptions = {
  readonly path: string;
  /** `host:port` of the proxy all of its traffic goes through */
  readonly proxy: string;
  readonly sandbox: boolean;
};

const FLAGS = [
  ...['--headless=new', '--remote-debugging-pipe', '--no-first-run', '--no-default-browser-check', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-default-apps', '--mute-audio'],
  ...['--disable-extensions', '--disable-quic', '--disable-client-side-phishing-detection', '--metrics-recording-only'],
  ...[
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--password-store=basic',
    '--use-mock-keychain',
    '--hide-scrollbars',
    '--window-size=1280,900',
  ],
  // Names are resolved by the proxy alone, and no connection goes round it.
  ...['--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1', '--proxy-bypass-list=<-loopback>'],
  ...[
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  ],
  ...['--disable-features=DialMediaRouteProvider,OptimizationHints,Translate,AutofillServerCommunication'],
];

export async function startChromium({ path, proxy, sandbox }: ChromiumOptions): Promise<Chromium> {
  const profile = await mkdtemp(join(tmpdir(), 'plumbline-capture-'));
  const args = [...FLAGS, `--user-data-dir=${profile}`, `--proxy-server=http://${proxy}`, 'about:blank'];
  const child = spawn(path, sandbox ? args : ['--no-sandbox', ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', HOME: profile, LANG: 'C.UTF-8' },
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const [to, from] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  const listeners: Parameters<Chromium['on']>[0][] = [];
  let next = 0;
  let isOver = false;
  const over = (): void => {
    isOver = true;
    for (const { reject } of waiting.values()) reject(new Error('the browser ended'));
    waiting.clear();
  };
  void ended.then(over);
  to.on('error', over);
  const pieces: Buffer[] = [];
  from.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let at = rest.indexOf(0); at !== -1; at = rest.indexOf(0)) {
      pieces.push(rest.subarray(0, at));
      take(Buffer.concat(pieces.splice(0)).toString('utf8'));
      rest = rest.subarray(at + 1);
    }
    pieces.push(rest);
  });
  function take(text: string): void {
    const { id, method, params, result, error, sessionId } = JSON.parse(text);
    if (id === undefined) {
      for (const listener of listeners) listener(method, params, sessionId);
      return;
    }
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  }
  return {
    send: (method, params = {}, session) =>
      new Promise((resolve, reject) => {
        if (isOver) return reject(new Error('the browser ended'));
        const id = ++next;
        waiting.set(id, { resolve, reject });
        to.write(`${JSON.stringify({ id, method, params, ...(session ? { sessionId: session } : {}) })}\0`);
      }),
    on: (listener) => void listeners.push(listener),
    async close() {
      child.kill('SIGKILL');
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => undefined);
    },
  };
}
