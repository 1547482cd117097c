import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { builtSources } from './scripts/built-sources.mjs';
import { LongestFirst } from './test/support/longest-first.js';

/** Tests on real databases and a real browser; they share one set-up (test/support/global-setup.ts). */
const WHOLE = ['test/{browser,host,server,store,workbench}*.test.ts'];

/** ms. Long enough for a machine with other work to do: how fast things are, the bench says, not a test. */
const TIME = 300_000;

const CACHE = 'test/support/shared-cache.ts';
const plugins = [builtSources(fileURLToPath(new URL('.', import.meta.url)))];
/** What is built is loaded by Node itself, as it stands. */
const server = { deps: { external: [/\/dist\//] } };

export default defineConfig({
  test: {
    // Browsers, disks and servers are waited for: a third has the processor meanwhile.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins,
        test: {
          name: 'parts',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'validation/**/*.test.ts'],
          exclude: WHOLE,
          globalSetup: CACHE,
          // Three hundred short files: to begin a process for each takes longer than most of them.
          isolate: false,
          server,
          testTimeout: TIME,
          hookTimeout: TIME,
        },
      },
      {
        plugins,
        test: {
          name: 'whole',
          include: WHOLE,
          globalSetup: [CACHE, 'test/support/global-setup.ts'],
          server,
          testTimeout: TIME,
          hookTimeout: TIME,
        },
      },
    ],
  },
});
