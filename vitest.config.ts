import { defineConfig } from 'vitest/config';

/** Tests on real databases and a real browser; they share one set-up (test/support/global-setup.ts). */
const WHOLE = ['test/{browser,host,server,store,workbench}*.test.ts'];

/** ms. Long enough for a machine with other work to do: how fast things are, the bench says, not a test. */
const TIME = 300_000;

export default defineConfig({
  test: {
    // Browsers, disks and servers are waited for: a third has the processor meanwhile.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'parts',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'validation/**/*.test.ts'],
          exclude: WHOLE,
          testTimeout: TIME,
          hookTimeout: TIME,
        },
      },
      {
        test: {
          name: 'whole',
          include: WHOLE,
          globalSetup: 'test/support/global-setup.ts',
          testTimeout: TIME,
          hookTimeout: TIME,
        },
      },
    ],
  },
});
