/** One web address to its bytes, under the rules of `dial.ts` at every redirect, and with limits of size and time. */
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP } from 'node:net';
import { VERSION } from '../core/version.js';
import { type Dial, dialled, NotFetched, systemDial, webAddress } from './dial.js';

export type FetchLimits = {
  readonly bytes: number;
  /** from the first connection to the last byte, ms */
  readonly timeMs: number;
  readonly redirects: number;
};

export const FETCH_LIMITS: FetchLimits = { bytes: 2 * 1024 ** 3, timeMs: 300_000, redirects: 8 };

export type Fetched = {
  /** after redirects */
  readonly url: string;
  readonly status: number;
  readonly mediaType: string | null;
  /** every address on the way, the first and the last too */
  readonly via: readonly string[];
  /** Reads to the end or fails with NotFetched. */
  readonly body: AsyncIterable<Uint8Array>;
};

/** @throws NotFetched with the rule that was broken; an answer of any status is an answer */
export async function fetchAddress(
  text: string,
  limits: FetchLimits = FETCH_LIMITS,
  dial: Dial = systemDial(),
): Promise<Fetched> {
  const stop = AbortSignal.timeout(limits.timeMs);
  const via: string[] = [];
  let url = webAddress(text);
  for (;;) {
    via.push(url.href);
    const answer = await ask(url, await dialled(url.hostname, dial), stop, limits);
    const status = answer.statusCode ?? 0;
    const next = answer.headers.location;
    if (status < 300 || status > 399 || next === undefined)
      return {
        ...{ url: url.href, status, via },
        mediaType: answer.headers['content-type']?.split(';')[0]?.trim().toLowerCase() || null,
        body: bounded(answer, limits, stop),
      };
    answer.destroy();
    if (via.length > limits.redirects) throw new NotFetched(`at most ${limits.redirects} redirects, got more`);
    if (!URL.canParse(next, url.href)) throw new NotFetched(`a redirect to an address, got ${JSON.stringify(next)}`);
    url = webAddress(new URL(next, url).href);
  }
}

function ask(url: URL, address: string, signal: AbortSignal, limits: FetchLimits): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? requestTls : requestPlain;
  return new Promise((resolve, reject) => {
    const options = {
      ...{ agent: false as const, signal, host: address, path: `${url.pathname}${url.search}` },
      port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
      // The certificate must be of the name that was asked for, not of the address it had.
      servername: isIP(url.hostname.replace(/^\[|\]$/g, '')) ? '' : url.hostname,
      headers: { host: url.host, 'user-agent': `plumbline/${VERSION}`, accept: '*/*', 'accept-encoding': 'identity' },
      maxHeaderSize: 64 * 1024,
    };
    const asked = send(options, resolve);
    asked.on('error', (error) => reject(why(error, signal, limits)));
    asked.end();
  });
}

async function* bounded(answer: IncomingMessage, limits: FetchLimits, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const tooLarge = new NotFetched(`an answer of at most ${limits.bytes} bytes, got more`);
  const stated = answer.headers['content-length'];
  try {
    if (Number(stated ?? 0) > limits.bytes) throw tooLarge;
    let bytes = 0;
    for await (const chunk of answer) {
      bytes += (chunk as Buffer).byteLength;
      if (bytes > limits.bytes) throw tooLarge;
      yield chunk as Buffer;
    }
    if (!answer.complete) throw new NotFetched(`an answer to its end, got ${bytes} bytes and no more`);
  } catch (error) {
    throw why(error as Error, signal, limits);
  } finally {
    answer.destroy();
  }
}

function why(error: Error, signal: AbortSignal, limits: FetchLimits): NotFetched {
  if (error instanceof NotFetched) return error;
  if (signal.aborted) return new NotFetched(`an answer within ${limits.timeMs / 1000} s, got none or only a part`);
  return new NotFetched(`an answer, got ${error.message}`);
}
