/** Pictures of a page that its archive brings along: `urn:view:` and its kin of Browsertrix and ours, Scoop's `screenshot.png`. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { sniff } from './sniff.js';
import { recordsOf } from './warc-records.js';
import { openZip } from './zip-archive.js';

export type Screenshot = { readonly url: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** The first few, whole. */
const MOST = 4;
const MOST_BYTES = 32 * 1024 * 1024;

const isPicture = (url: string | null): url is string =>
  url !== null && /^(urn:(view|thumbnail|fullPage):|file:\/+screenshot\.(png|jpe?g)$)/i.test(url);

/** Nothing of an archive that cannot be read: what is wrong with it is told by its inspection. */
export async function screenshotsOf(path: string): Promise<readonly Screenshot[]> {
  const found: Screenshot[] = [];
  try {
    const { is } = await sniff(path);
    if (is === 'warc') await within(createReadStream(path), (await stat(path)).size, found);
    if (is !== 'zip') return found;
    const zip = await openZip(path);
    try {
      for (const name of zip.members.keys())
        if (/^archive\/.*\.warc(\.gz)?$/i.test(name)) await within(await zip.stream(name), null, found);
    } finally {
      zip.close();
    }
  } catch {
    return found;
  }
  return found;
}

async function within(stream: AsyncIterable<Uint8Array>, bytes: number | null, found: Screenshot[]): Promise<void> {
  for await (const { url, body } of recordsOf(stream, bytes, (name) => (isPicture(name) ? MOST_BYTES : 0))) {
    const mediaType = body === null ? null : pictureType(body);
    if (found.length < MOST && isPicture(url) && body !== null && mediaType !== null)
      found.push({ url, mediaType, bytes: body });
  }
}

function pictureType(bytes: Uint8Array): string | null {
  const hex = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (hex === '89504e47') return 'image/png';
  return hex.startsWith('ffd8ff') ? 'image/jpeg' : null;
}
