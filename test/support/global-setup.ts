/** Once per run of the tests that need more than Node: the PostgreSQL servers, and where Chromium is. */
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../scripts/chromium.mjs';
import { embeddedServer, type Server, separateServer } from './servers.js';

declare module 'vitest' {
  interface ProvidedContext {
    readonly servers: readonly Server[];
    /** path of a Chromium, or null where browser tests do not run */
    readonly chromium: string | null;
  }
}

export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const note = (line: string): void => console.error(`plumbline tests: ${line}`);
  const chromium = findChromium();
  if (chromium === null) note('real-browser tests: do not run, no Chromium found (name one with PLUMBLINE_CHROMIUM)');
  const servers = [await embeddedServer()];
  const separate = await separateServer(note).catch(async (error) => {
    await servers[0]?.stop();
    throw error;
  });
  if (separate) servers.push(separate);
  provide('chromium', chromium);
  provide(
    'servers',
    servers.map(({ name, url }) => ({ name, url })),
  );
  return async () => {
    for (const server of servers) await server.stop();
  };
}
