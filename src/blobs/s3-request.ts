/**
 * One request to an S3 store: signed, hashed, tried again. The digest of the body is part of what is signed, so the store
 * compares it with what arrived before it keeps anything.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { StoreError } from '../store/store-error.js';
import type { S3Place } from './s3-place.js';

export type S3Answer = { readonly status: number; readonly headers: Headers; readonly body: Uint8Array };

export type S3Ask = {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** `null` is the bucket itself */
  readonly key: string | null;
  /** such as `uploads` or `partNumber=1&uploadId=…` */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** answers that are no fault: 404 where something may not be there */
  readonly allowed?: readonly number[];
};

export type S3Limits = {
  /** without a byte from the store */
  readonly silentMs: number;
  readonly tries: number;
  /** before the second try; doubled each time */
  readonly restMs: number;
};

export const S3_LIMITS: S3Limits = { silentMs: 30_000, tries: 5, restMs: 200 };

export type S3Client = (ask: S3Ask) => Promise<S3Answer>;

/** Passes by itself: overload, a lost connection, a body that was damaged on its way. */
const AGAIN_STATUS = new Set([408, 429, 500, 502, 503, 504]);
const AGAIN_CODE = /<Code>(RequestTimeout|BadDigest|XAmzContentSHA256Mismatch|SlowDown|InternalError)<\/Code>/;

export function makeS3Client(place: S3Place, limits: S3Limits = S3_LIMITS): S3Client {
  const { accessKeyId, secretAccessKey, sessionToken, region, base } = place;
  const signer = new AwsClient({
    ...{ accessKeyId, secretAccessKey, region, service: 's3' },
    ...(sessionToken === undefined ? {} : { sessionToken }),
  });
  const once = async (ask: S3Ask): Promise<S3Answer> => {
    const url = `${base}${ask.key ?? ''}${ask.query === undefined ? '' : `?${ask.query}`}`;
    const body = ask.body ?? new Uint8Array();
    const signed = await signer.sign(url, {
      method: ask.method,
      headers: { ...ask.headers, 'x-amz-content-sha256': createHash('sha256').update(body).digest('hex') },
    });
    return exchanged(url, ask, signed.headers, limits.silentMs);
  };
  return async (ask) => {
    for (let tried = 1; ; tried++) {
      const answer = await once(ask).catch((error: Error) => error);
      const isLast = tried === limits.tries;
      if (answer instanceof Error) {
        if (isLast) throw refused(place, ask, `${reasonOf(answer)} (${tried} tries)`);
      } else {
        if (answer.status < 300 || ask.allowed?.includes(answer.status)) return answer;
        const text = Buffer.from(answer.body).toString('utf8');
        const passes = AGAIN_STATUS.has(answer.status) || AGAIN_CODE.test(text);
        if (isLast || !passes) throw refused(place, ask, said(answer.status, text));
      }
      await sleep(limits.restMs * 2 ** (tried - 1));
    }
  };
}

/** Sends and reads the whole answer; ends where the store says nothing for too long. */
async function exchanged(url: string, { method, body }: S3Ask, headers: Headers, silentMs: number): Promise<S3Answer> {
  const silence = new AbortController();
  const wait = (): NodeJS.Timeout => setTimeout(() => silence.abort(new Error(`no word for ${silentMs} ms`)), silentMs);
  let timer = wait();
  try {
    const answer = await fetch(url, {
      ...{ method, headers, signal: silence.signal, redirect: 'error' },
      ...(body === undefined ? {} : { body: Buffer.from(body.buffer, body.byteOffset, body.byteLength) }),
    });
    const parts: Uint8Array[] = [];
    if (answer.body)
      for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
        parts.push(part);
        clearTimeout(timer);
        timer = wait();
      }
    return { status: answer.status, headers: answer.headers, body: Buffer.concat(parts) };
  } finally {
    clearTimeout(timer);
  }
}

const reasonOf = ({ message, cause }: Error): string =>
  cause instanceof Error && cause.message !== '' ? cause.message : message;

function said(status: number, text: string): string {
  const part = (name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? '';
  return [String(status), part('Code'), part('Message')].filter((word) => word !== '').join(' ');
}

const NEXT: readonly (readonly [RegExp, string])[] = [
  [/RequestTimeTooSkewed|AccessDenied.*(time|date)/i, 'let the clock of this machine follow a time server (NTP)'],
  [/InvalidAccessKeyId|SignatureDoesNotMatch/, 'see AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and the region'],
  [/AccessDenied|403/, 'let this key list, read and write the bucket'],
  [/NoSuchBucket/, 'make the bucket, or name one that is there'],
];

function refused({ bucket }: S3Place, { method, key }: S3Ask, got: string): StoreError {
  const next =
    NEXT.find(([pattern]) => pattern.test(got))?.[1] ?? 'see the address in BLOBS_URL and that the store runs';
  return new StoreError(`BLOBS_URL: ${method} ${bucket}/${key ?? ''} is done, got ${got}`, next);
}
