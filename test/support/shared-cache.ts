/**
 * What the program keeps of what it weighed lies, while tests run, in a folder of their own: as on a desk, the same case is
 * weighed once for all who look at it, and nothing is taken from what lay on this machine before.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = 'PLUMBLINE_TEST_CACHE';

export default function setUp(): (() => void) | undefined {
  // Another project of the same tests has made it.
  if (process.env[NAME]) return;
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-test-cache-'));
  Object.assign(process.env, { [NAME]: folder, PLUMBLINE_CACHE: folder });
  return () => rmSync(folder, { recursive: true, force: true });
}
