/** One address captured through the user's own browser: a WACZ of what the page received, with a state and what is missing. */
import type { CaptureState } from '../../core/evidence/vault/entry.js';
import { type Dial, dialled, systemDial, webAddress } from '../dial.js';
import { startChromium } from './chromium-pipe.js';
import { startFilterProxy } from './filter-proxy.js';
import { recordPage } from './record-page.js';
import { waczOf } from './write-wacz.js';

export type CaptureOptions = {
  /** path of the browser */
  readonly browser: string;
  /** false where the browser cannot be walled in (as root): the caller's decision, never a default */
  readonly sandbox: boolean;
  readonly now: () => string;
  readonly dial?: Dial;
  readonly limits?: CaptureLimits;
};

export type CaptureLimits = { readonly timeMs: number /** received in all */; readonly bytes: number };
export const CAPTURE_LIMITS: CaptureLimits = { timeMs: 60_000, bytes: 512 * 1024 * 1024 };

export type Capture = {
  readonly state: CaptureState;
  /** after redirects */
  readonly url: string;
  readonly title: string;
  readonly capturedAt: string;
  /** null where nothing answered */
  readonly wacz: Uint8Array | null;
  /** what came of it and what is missing, the first few */
  readonly note: string | null;
};

/** @throws NotFetched for an address that may not be asked at all */
export async function capture(url: string, options: CaptureOptions): Promise<Capture> {
  const { browser, sandbox, now, dial = systemDial(), limits = CAPTURE_LIMITS } = options;
  await dialled(webAddress(url).hostname, dial);
  const capturedAt = now();
  const proxy = await startFilterProxy(dial, limits.bytes);
  const chromium = await startChromium({ path: browser, proxy: proxy.address, sandbox });
  try {
    const page = await recordPage(chromium, url, limits.timeMs, now);
    const refused = proxy.refused.map((reason) => `refused: ${reason}`);
    const full = proxy.isFull() ? [`more than ${limits.bytes} bytes, cut off there`] : [];
    const missing = [...full, ...refused, ...page.missing];
    const isThere = page.status !== null && page.status >= 200 && page.status < 400;
    const state = !isThere ? 'failed' : missing.length > 0 ? 'partial' : 'complete';
    const said = page.status === null || isThere ? missing : [`HTTP ${page.status}`, ...missing];
    const wacz =
      page.status === null ? null : await waczOf({ url: page.url, title: page.title, at: capturedAt }, page.records);
    return { state, url: page.url, title: page.title, capturedAt, wacz, note: noteOf(said) };
  } finally {
    await chromium.close();
    proxy.close();
  }
}

const SHOWN = 5;

function noteOf(said: readonly string[]): string | null {
  if (said.length === 0) return null;
  const more = said.length - SHOWN;
  return [...said.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
