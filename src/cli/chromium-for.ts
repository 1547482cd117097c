/** The user's own Chromium, for a command that opens pages in it. */
import { findChromium } from '../intake/capture/find-chromium.js';
import type { CaptureTools } from '../intake/receive-capture.js';
import { Failure } from './failure.js';
import { printable } from './print/printable.js';

export type BrowserOptions = { readonly browser?: string; readonly withoutSandbox?: boolean };

/**
 * @param option that asks for it, such as `--capture` @param otherwise what to do where there is none
 * @throws Failure where there is none, or where it could not be walled in
 */
export function chromiumFor(
  option: string,
  { browser: named, withoutSandbox }: BrowserOptions,
  otherwise: string,
): CaptureTools {
  const browser = findChromium(named);
  if (browser === null)
    throw new Failure(
      1,
      `${option}: a Chromium or Chrome on this machine, got ${named === undefined ? 'none' : printable(named)}`,
      ['install one (on Debian: apt-get install chromium) or name it with --browser', otherwise],
    );
  const isRoot = process.getuid?.() === 0;
  if (isRoot && withoutSandbox !== true)
    throw new Failure(1, `${option}: an ordinary user, got root, under whom the browser has no sandbox`, [
      'run it as another user, or add --without-sandbox where the pages are ones you trust',
    ]);
  return { browser, sandbox: withoutSandbox !== true };
}
