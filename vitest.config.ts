import { defineConfig } from 'vitest/config';

/** Tests on real databases and a real browser; they share one set-up (test/support/global-setup.ts). */
const WHOLE = ['test/{browser,host,server,store,workbench}*.test.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'parts',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'validation/**/*.test.ts'],
          exclude: WHOLE,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'whole',
          include: WHOLE,
          globalSetup: 'test/support/global-setup.ts',
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
