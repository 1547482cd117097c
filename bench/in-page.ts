/** What a hand waits for in a real browser: taken in the page, so that what drives the browser is not in it. */
import type { Page } from 'playwright-core';
import { ms } from './measure.js';

/** The runner of these files names every function of theirs, with a helper that no page has. */
export const NAMED = 'globalThis.__name = (named) => named';

export const at = (taken: readonly number[], share: number): number =>
  [...taken].sort((a, b) => a - b)[Math.min(taken.length - 1, Math.floor(share * taken.length))] ?? Number.NaN;

export const line = (taken: readonly number[]): string =>
  `median ${ms(at(taken, 0.5))} ms, 95 in 100 within ${ms(at(taken, 0.95))} ms, most ${ms(at(taken, 1))} ms (${taken.length})`;

/**
 * An act of hand, and the frame in which `sees` first differs from what it was. The event is the last one of the page before
 * the change: a fill is one event, a press three.
 */
export async function timed(page: Page, sees: string, act: () => Promise<void>): Promise<number> {
  await page.evaluate((selector) => {
    const told = window as unknown as { taken: number | null };
    const now = (): string =>
      [...document.querySelectorAll(selector)]
        .map(
          (one) =>
            `${one.textContent}${one.getAttribute('aria-valuenow')}${one.getAttribute('aria-pressed')}${one.getAttribute('aria-activedescendant')}${(one as HTMLInputElement).value ?? ''}`,
        )
        .join('|');
    const before = now();
    let first: number | null = null;
    told.taken = null;
    const heard = (event: Event): void => {
      first ??= event.timeStamp;
    };
    for (const kind of ['pointerdown', 'keydown', 'input', 'change'])
      window.addEventListener(kind, heard, { capture: true, once: true });
    const look = (): void => {
      if (first === null || now() === before) {
        requestAnimationFrame(look);
        return;
      }
      const began = first;
      // The frame that holds it has been drawn once the next message is read.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        told.taken = performance.now() - began;
      };
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  }, sees);
  await act();
  const taken = await page.waitForFunction(() => (window as unknown as { taken: number | null }).taken);
  return (await taken.jsonValue()) as number;
}
