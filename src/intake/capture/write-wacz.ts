/** What a capture recorded, as a WACZ 1.1.1: a WARC with a record a member, its index, the page, and the hashes of all. */
import { createHash } from 'node:crypto';
import { getSurt, WARCRecord, WARCSerializer } from 'warcio';
import { ZipFile } from 'yazl';
import { VERSION } from '../../core/version.js';

export type Recorded = {
  readonly url: string;
  /** ISO 8601 UTC */
  readonly at: string;
  /** of HTTP; null for what was made here, such as the picture of the page */
  readonly http: {
    readonly status: number;
    readonly words: string;
    readonly headers: readonly (readonly [string, string])[];
  } | null;
  readonly mediaType: string;
  readonly body: Uint8Array;
};

export type CapturedPageOf = { readonly url: string; readonly title: string; readonly at: string };

const SOFTWARE = `plumbline ${VERSION}`;
const WARC = 'data.warc.gz';

export async function waczOf(page: CapturedPageOf, records: readonly Recorded[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const index: string[] = [];
  let offset = 0;
  const add = async (record: WARCRecord): Promise<{ offset: number; length: number; digest: string }> => {
    const bytes = await WARCSerializer.serialize(record, {
      gzip: true,
      digest: { algo: 'sha-256', prefix: 'sha256:' },
    });
    const at = {
      offset,
      length: bytes.byteLength,
      digest: record.warcHeaders.headers.get('WARC-Payload-Digest') ?? '',
    };
    parts.push(bytes);
    offset += bytes.byteLength;
    return at;
  };
  const about = { filename: WARC, warcVersion: 'WARC/1.1' as const, date: page.at };
  await add(WARCRecord.createWARCInfo(about, { software: SOFTWARE, format: 'WARC File Format 1.1' }));
  for (const record of records) {
    const at = await add(warcRecord(record));
    const status = record.http === null ? {} : { status: String(record.http.status) };
    const line = { url: record.url, mime: record.mediaType, ...status, ...at, filename: WARC };
    const key = record.http === null ? record.url : getSurt(record.url);
    index.push(`${key} ${record.at.replace(/\D/g, '').slice(0, 14)} ${JSON.stringify(line)}\n`);
  }
  const id = createHash('sha256').update(`${page.url} ${page.at}`).digest('hex').slice(0, 20);
  const pages = [
    { format: 'json-pages-1.0', id: 'pages', title: 'Pages' },
    { id, url: page.url, ts: page.at, title: page.title },
  ];
  const members = new Map<string, Uint8Array>([
    [`archive/${WARC}`, Buffer.concat(parts)],
    ['indexes/index.cdxj', Buffer.from(index.sort().join(''))],
    ['pages/pages.jsonl', Buffer.from(pages.map((line) => `${JSON.stringify(line)}\n`).join(''))],
  ]);
  const manifest = Buffer.from(JSON.stringify(manifestOf(page, members), null, 2));
  members.set('datapackage.json', manifest);
  const digest = { path: 'datapackage.json', hash: sha256(manifest) };
  members.set('datapackage-digest.json', Buffer.from(JSON.stringify(digest, null, 2)));
  return zipOf(members, page.at);
}

function warcRecord({ url, at, http, mediaType, body }: Recorded): WARCRecord {
  const common = { url, date: at, warcVersion: 'WARC/1.1' as const };
  if (http === null)
    return WARCRecord.create({ ...common, type: 'resource', warcHeaders: { 'Content-Type': mediaType } }, [body]);
  const statusline = `HTTP/1.1 ${http.status} ${http.words.replace(/[\r\n]/g, ' ')}`.trimEnd();
  // The body stands as the page got it: codings are taken off, and their headers kept under another name.
  const headers = http.headers.flatMap(([name, value]): [string, string][] => {
    const clean: [string, string] = [name.toLowerCase(), value.replace(/[\r\n]+/g, ', ')];
    return CODINGS.has(clean[0]) ? [[`x-orig-${clean[0]}`, clean[1]]] : [clean];
  });
  const httpHeaders = Object.fromEntries([...headers, ['content-length', String(body.byteLength)]]);
  return WARCRecord.create({ ...common, type: 'response', statusline, httpHeaders, keepHeadersCase: false }, [body]);
}

const CODINGS = new Set(['content-encoding', 'transfer-encoding', 'content-length']);

const manifestOf = (page: CapturedPageOf, members: ReadonlyMap<string, Uint8Array>): object => ({
  profile: 'data-package',
  wacz_version: '1.1.1',
  software: SOFTWARE,
  created: page.at,
  mainPageUrl: page.url,
  mainPageDate: page.at,
  title: page.title,
  resources: [...members].map(([path, bytes]) => ({
    ...{ name: path.split('/').at(-1), path, hash: sha256(bytes), bytes: bytes.byteLength },
  })),
});

const sha256 = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

async function zipOf(members: ReadonlyMap<string, Uint8Array>, at: string): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of members)
    zip.addBuffer(Buffer.from(bytes), name, { compress: !name.startsWith('archive/'), mtime: new Date(at) });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
