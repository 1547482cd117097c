/** The browser that tests drive: where it is, whether the workbench is built for it, and how it is started. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

export { FLAGS } from '../../scripts/chromium.mjs';

/** A path in the checkout. @param relative from its root */
export const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
export const WEB = path('dist/web');

/** @param what does not run where there is no browser; said on standard output then */
export function findBrowser(what: string): { readonly executablePath: string | null; readonly isReady: boolean } {
  const executablePath = inject('chromium');
  const isReady = executablePath !== null && existsSync(`${WEB}/index.html`);
  if (!isReady)
    process.stdout.write(
      `NOT RUN: ${what} in a real browser (no Chromium, or the workbench is not built: npm run build)\n`,
    );
  return { executablePath, isReady };
}

/** A run of the shipped case takes seconds; a busy machine may take many. */
export const PATIENCE_MS = 90_000;
