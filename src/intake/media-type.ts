/** What kind of file came in: by its first bytes, by its name only where these leave it open. */
import { sniff } from '../integrity/sniff.js';

const BY_NAME: Readonly<Record<string, string>> = {
  ...{ csv: 'text/csv', txt: 'text/plain', md: 'text/markdown', html: 'text/html', htm: 'text/html' },
  ...{ json: 'application/json', jsonl: 'application/jsonl', geojson: 'application/geo+json', svg: 'image/svg+xml' },
  ...{ docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xml: 'application/xml' },
};

export const UNKNOWN_TYPE = 'application/octet-stream';
export const WACZ_TYPE = 'application/wacz';
export const WARC_TYPE = 'application/warc';

/** @param path of the bytes @param name as the file was called @param stated by whoever sent it */
export async function mediaTypeOf(path: string, name: string, stated: string | null = null): Promise<string> {
  const sniffed = await sniff(path);
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  switch (sniffed.is) {
    case 'media':
      return sniffed.format;
    case 'zip':
      return ending === 'wacz' ? WACZ_TYPE : (BY_NAME[ending] ?? 'application/zip');
    case 'warc':
      return WARC_TYPE;
    case 'der':
      return 'application/timestamp-reply';
    default:
      return BY_NAME[ending] ?? (stated !== null && /^[\w.+-]+\/[\w.+-]+$/.test(stated) ? stated : UNKNOWN_TYPE);
  }
}
