/** A page opened in the browser and everything it received written down, until nothing more comes or the time is up. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Chromium } from './chromium-pipe.js';
import type { Recorded } from './write-wacz.js';

export type RecordedPage = {
  readonly url: string;
  readonly title: string;
  readonly records: readonly Recorded[];
  /** of the page itself; null: nothing answered */
  readonly status: number | null;
  /** what is missing, a sentence each */
  readonly missing: readonly string[];
};

const QUIET_MS = 1000;
const EVERY_MS = 100;
const TALLEST = 12_000;

type Open = { readonly at: string; readonly url: string; response: Answer | null };

/** @param timeMs for the page to load and settle */
export async function recordPage(
  browser: Chromium,
  url: string,
  timeMs: number,
  now: () => string,
): Promise<RecordedPage> {
  const records: Recorded[] = [];
  const missing = new Set<string>();
  const open = new Map<string, Open>();
  const bodies = new Set<Promise<void>>();
  let [lastMs, isLoaded] = [performance.now(), false];
  let main: { url: string; status: number } | null = null;
  let mainRequest: string | null = null;

  const write = (of: Open, response: Answer, body: Uint8Array): void => {
    const headers = Object.entries(response.headers as Record<string, string>);
    const http = { status: response.status, words: response.statusText ?? '', headers };
    records.push({ url: of.url, at: of.at, http, mediaType: response.mimeType || 'application/octet-stream', body });
  };
  const finish = async (key: string, requestId: string, session: string | undefined): Promise<void> => {
    const of = open.get(key);
    open.delete(key);
    if (!of?.response) return;
    try {
      const { body, base64Encoded } = await browser.send('Network.getResponseBody', { requestId }, session);
      write(of, of.response, Buffer.from(body, base64Encoded ? 'base64' : 'utf8'));
    } catch (error) {
      missing.add(`${of.url}: its body, ${(error as Error).message}`);
    }
  };
  browser.on((method, params, session) => {
    const key = `${session} ${params?.requestId}`;
    if (method === 'Target.attachedToTarget') void watch(params.sessionId).catch(() => undefined);
    if (!method.startsWith('Network.') && method !== 'Page.loadEventFired') return;
    lastMs = performance.now();
    if (method === 'Page.loadEventFired') isLoaded = true;
    if (method === 'Network.requestWillBeSent' && /^https?:/i.test(params.request.url)) {
      const before = open.get(key);
      if (before && params.redirectResponse) write(before, params.redirectResponse, new Uint8Array());
      if (params.type === 'Document' && mainRequest === null) mainRequest = params.requestId;
      open.set(key, { at: now(), url: params.request.url.replace(/#.*$/s, ''), response: null });
    }
    const of = open.get(key);
    if (method === 'Network.responseReceived' && of) {
      of.response = params.response;
      if (params.requestId === mainRequest) main = { url: of.url, status: params.response.status };
    }
    if (method === 'Network.loadingFinished' && of) {
      const work = finish(key, params.requestId, session).finally(() => bodies.delete(work));
      bodies.add(work);
    }
    if (method === 'Network.loadingFailed' && of) {
      open.delete(key);
      if (params.canceled !== true) missing.add(`${of.url}: ${params.errorText}`);
    }
  });

  const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  const page = (method: string, params = {}): Promise<Answer> => browser.send(method, params, sessionId);
  await watch(sessionId);
  await page('Page.enable');
  await browser.send('Browser.setDownloadBehavior', { behavior: 'deny' });

  const until = performance.now() + timeMs;
  const left = (): number => until - performance.now();
  const went = await Promise.race([page('Page.navigate', { url }), sleep(timeMs, null, { ref: false })]);
  if (went?.errorText) missing.add(`${url}: ${went.errorText}`);
  const isStill = (): boolean => isLoaded && bodies.size === 0 && performance.now() - lastMs > QUIET_MS;
  while (!isStill() && left() > 0 && !(went?.errorText && main === null)) await sleep(EVERY_MS);
  if (!isStill() && left() <= 0) missing.add(`${url}: still loading after ${timeMs / 1000} s`);
  await Promise.race([Promise.all(bodies), sleep(5_000, null, { ref: false })]);
  for (const { url: late } of open.values()) missing.add(`${late}: not received to its end`);

  const at = main as { url: string; status: number } | null;
  if (at === null) return { url, title: '', records, status: null, missing: [...missing] };
  const picture = await Promise.race([pictureOf(page).catch(() => null), sleep(20_000, null, { ref: false })]);
  if (picture === null) missing.add('a picture of the page');
  else records.push({ url: `urn:fullPage:${at.url}`, at: now(), http: null, mediaType: 'image/png', body: picture });
  const info = await browser.send('Target.getTargetInfo', { targetId }).catch(() => null);
  return { url: at.url, title: info?.targetInfo?.title ?? '', records, status: at.status, missing: [...missing] };

  /** Frames of other sites and workers are targets of their own. */
  async function watch(session: string): Promise<void> {
    const send = (method: string, params = {}): Promise<Answer> => browser.send(method, params, session);
    const buffers = { maxTotalBufferSize: 512 * 1024 * 1024, maxResourceBufferSize: 256 * 1024 * 1024 };
    await send('Network.enable', buffers);
    await send('Network.setCacheDisabled', { cacheDisabled: true }).catch(() => undefined);
    await send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }).catch(
      () => undefined,
    );
    await send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
  }
}

async function pictureOf(page: (method: string, params?: object) => Promise<Answer>): Promise<Uint8Array> {
  const { cssContentSize } = await page('Page.getLayoutMetrics');
  const [width, height] = [Math.min(cssContentSize.width, 4000), Math.min(cssContentSize.height, TALLEST)];
  const clip = { x: 0, y: 0, width: Math.max(width, 1), height: Math.max(height, 1), scale: 1 };
  const { data } = await page('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true, clip });
  return Buffer.from(data, 'base64');
}
