/** Inspects or lists one file after the other in a thread of its own, offline whatever a library tries. */
import { parentPort, workerData } from 'node:worker_threads';
import { inspect } from './inspect.js';
import { makeTrust } from './trust.js';

export type InspectorData = { readonly added: string /** ms since 1970 */; readonly now: number };
export type InspectorQuestion = {
  readonly ask: 'inspect' | 'captures' | 'screenshots';
  readonly path: string;
  readonly name: string;
};

const { added, now } = workerData as InspectorData;
const trust = makeTrust(added);
globalThis.fetch = () => Promise.reject(new Error('offline'));

parentPort?.on('message', async ({ ask, path, name }: InspectorQuestion) => {
  const work = {
    inspect: () => inspect(path, name, { trust, now }),
    captures: async () => (await import('./captures-of.js')).capturesOf(path, name),
    screenshots: async () => (await import('./screenshots-of.js')).screenshotsOf(path),
  };
  const answer = await work[ask]().catch((error: Error) => error.message);
  parentPort?.postMessage(answer);
});
