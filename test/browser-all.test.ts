/** Where everything is to be tested (PLUMBLINE_TEST_ALL, set in CI), nothing may be left out for want of a program. */
import { expect, inject, test } from 'vitest';

test.runIf(process.env.PLUMBLINE_TEST_ALL)('a browser and a second, separate PostgreSQL take part', () => {
  expect(inject('chromium')).not.toBeNull();
  expect(inject('servers')).toHaveLength(2);
});
