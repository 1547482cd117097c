/** The head of an HTTP response inside a record, cut off its body as the bytes pass. */
import { LIMITS } from './limits.js';

export type HttpHead = {
  /** null where the first line is none of HTTP */
  readonly status: number | null;
  readonly mime: string | null;
  readonly location: string | null;
  /** a transfer or content coding stands between the bytes and what a browser saw */
  readonly isEncoded: boolean;
};

export type HeadReader = {
  /** What of the chunk is body. */
  feed(chunk: Uint8Array): Uint8Array;
  result(): HttpHead | null;
};

const NOTHING = new Uint8Array();

/** @param isHttp false: there is no head, all is body */
export function httpHeadOf(isHttp: boolean): HeadReader {
  let held: Buffer | null = isHttp ? Buffer.alloc(0) : null;
  let head: HttpHead | null = null;
  return {
    feed(chunk) {
      if (held === null) return chunk;
      held = Buffer.concat([held, chunk]);
      const end = held.indexOf('\r\n\r\n');
      if (end === -1 && held.byteLength <= LIMITS.headerBytes) return NOTHING;
      const body = end === -1 ? NOTHING : held.subarray(end + 4);
      head = parseHead(held.subarray(0, end === -1 ? held.byteLength : end).toString('latin1'));
      held = null;
      return body;
    },
    result: () => head ?? (held === null || held.byteLength === 0 ? null : parseHead(held.toString('latin1'))),
  };
}

function parseHead(text: string): HttpHead {
  const [first = '', ...lines] = text.split('\r\n');
  const fields = new Map<string, string>();
  for (const line of lines) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).trim().toLowerCase();
    if (at > 0 && !fields.has(name)) fields.set(name, line.slice(at + 1).trim());
  }
  const status = /^HTTP\/\S+ (\d{3})\b/.exec(first)?.[1];
  return {
    status: status === undefined ? null : Number(status),
    mime: fields.get('content-type')?.split(';')[0]?.trim().toLowerCase() || null,
    location: fields.get('location') ?? null,
    isEncoded: fields.has('transfer-encoding') || fields.has('content-encoding'),
  };
}
