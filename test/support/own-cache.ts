/**
 * What the program keeps of what it weighed lies, while tests run, in one folder (`shared-cache.ts`). A file that tests the weighing
 * itself asks for it with `--fresh`, or in a folder of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** For the test file that says so: nothing is there from before, and nothing is left. */
export function freshCache(): void {
  const before = process.env.PLUMBLINE_CACHE;
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-test-cache-'));
  beforeAll(() => {
    process.env.PLUMBLINE_CACHE = folder;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.PLUMBLINE_CACHE;
    else process.env.PLUMBLINE_CACHE = before;
    rmSync(folder, { recursive: true, force: true });
  });
}
