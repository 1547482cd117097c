/** Work that nobody waits for, once the browser has drawn and has nothing else to do. */

/** ms after which it is done in any case. */
const LATEST_MS = 3000;

/** @param rest ms that pass first @returns it is not wanted any more */
export function whenIdle(act: () => void, rest = 0): () => void {
  let idle: number | undefined;
  const begin = (): void => {
    // Not every browser tells when it is idle.
    if ('requestIdleCallback' in window) idle = requestIdleCallback(act, { timeout: LATEST_MS });
    else act();
  };
  const timer = setTimeout(begin, rest);
  return () => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}
