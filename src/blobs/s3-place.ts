/**
 * Where blobs are kept in an S3-compatible store: `s3://bucket/prefix`, with `?endpoint=https://host:port` for any store
 * but Amazon's own and `?region=…` where it asks for one. Who we are is told by AWS_ACCESS_KEY_ID and
 * AWS_SECRET_ACCESS_KEY (AWS_SESSION_TOKEN), never by the address: addresses end up in logs.
 */
import { StoreError } from '../store/store-error.js';

export type S3Place = {
  /** with a `/` at its end; keys are added to it */
  readonly base: string;
  readonly bucket: string;
  /** before every key, ends with `/` or is empty */
  readonly prefix: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
};

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** @throws StoreError that says what is wrong, without what may be a secret */
export function s3Place(address: string, env: NodeJS.ProcessEnv = process.env): S3Place {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 's3:') throw wrong('an address such as s3://bucket/prefix?endpoint=https://host', 'another');
  if (url.username || url.password)
    throw wrong(
      'an address without a key in it',
      'one with',
      'give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY instead',
    );
  const bucket = url.hostname;
  if (!BUCKET.test(bucket)) throw wrong('the name of a bucket (a-z, 0-9, - and .)', bucket);
  const [accessKeyId, secretAccessKey] = [env.AWS_ACCESS_KEY_ID, env.AWS_SECRET_ACCESS_KEY];
  if (!accessKeyId || !secretAccessKey)
    throw wrong('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY beside it', accessKeyId ? 'no secret' : 'none');
  const region = url.searchParams.get('region') ?? env.AWS_REGION ?? 'us-east-1';
  const prefix = url.pathname.replace(/^\/+|\/+$/g, '');
  return {
    base: baseOf(url.searchParams.get('endpoint'), bucket, region),
    bucket,
    prefix: prefix === '' ? '' : `${prefix}/`,
    region,
    accessKeyId,
    secretAccessKey,
    sessionToken: env.AWS_SESSION_TOKEN,
  };
}

function baseOf(endpoint: string | null, bucket: string, region: string): string {
  if (endpoint === null) return `https://${bucket}.s3.${region}.amazonaws.com/`;
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  const isHere = url !== null && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && isHere))
    throw wrong('an endpoint of https:// (http:// on this machine alone)', endpoint);
  return `${url.href.replace(/\/+$/, '')}/${bucket}/`;
}

const wrong = (
  rule: string,
  got: string,
  next = 'see docs/operate.md, or leave BLOBS_URL out: files are kept in the data folder',
): StoreError => new StoreError(`BLOBS_URL: ${rule}, got ${got}`, next);
