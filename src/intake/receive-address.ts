/** An address fetched: its bytes as they came, or a report of the attempt. That nothing was there is worth keeping too. */
import type { Arrival } from '../core/evidence/vault/entry.js';
import type { Vault } from '../vault/open-vault.js';
import { type Dial, NotFetched } from './dial.js';
import { type FetchLimits, fetchAddress } from './fetch-address.js';
import { mediaTypeOf } from './media-type.js';
import { type Came, OWN_TOOL } from './receive-file.js';

export const REPORT_TYPE = 'application/vnd.plumbline.attempt+json';

/** What is there already in full is not asked for again. */
export async function receiveAddress(
  url: string,
  vault: Vault,
  dial: Dial,
  limits: FetchLimits,
  now: () => string,
): Promise<readonly Came[]> {
  const before = vault
    .entries()
    .find(
      (entry) => entry.tool === OWN_TOOL && entry.url === url && entry.state === 'complete' && entry.copyOf === null,
    );
  if (before) return [{ arrival: before, problems: [] }];
  const at = now();
  try {
    const { status, mediaType, via, body } = await fetchAddress(url, limits, dial);
    const { digest, bytes } = await vault.blobs.putStream(body);
    const isThere = status >= 200 && status < 300;
    const name = decodeURIComponentOr(new URL(via.at(-1) ?? url).pathname.split('/').at(-1) ?? '') || 'index';
    const arrival: Arrival = {
      ...{
        sha256: digest,
        bytes,
        mediaType: await mediaTypeOf(vault.blobs.pathOf(digest), name, mediaType),
        name,
        url,
      },
      ...{ capturedAt: at, tool: OWN_TOOL, state: isThere ? 'complete' : 'failed', parent: null, copyOf: null },
      note: [`HTTP ${status}`, ...(via.length > 1 ? [`by way of ${via.slice(1).join(', ')}`] : [])].join(', '),
    };
    const problem = { file: url, line: null, field: null, rule: 'an answer that it is there', got: `HTTP ${status}` };
    return [{ arrival, problems: isThere ? [] : [problem] }];
  } catch (error) {
    if (!(error instanceof NotFetched)) throw error;
    return attempt(url, vault, at, error.message, OWN_TOOL);
  }
}

/** A report of an attempt that came to nothing. @param why the rule that was broken */
export async function attempt(
  url: string,
  vault: Vault,
  at: string,
  why: string,
  tool: string,
): Promise<readonly Came[]> {
  const report = Buffer.from(`${JSON.stringify({ url, at, asked: why }, null, 2)}\n`);
  const arrival: Arrival = {
    ...{ sha256: await vault.blobs.put(report), bytes: report.byteLength, mediaType: REPORT_TYPE },
    ...{ name: 'attempt.json', url, capturedAt: at, tool, state: 'failed', parent: null, copyOf: null, note: why },
  };
  return [{ arrival, problems: [{ file: url, line: null, field: null, rule: why, got: null }] }];
}

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
