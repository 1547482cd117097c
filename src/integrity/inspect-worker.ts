/** Inspects or lists one file after the other in a thread of its own, offline whatever a library tries. */
import { parentPort, workerData } from 'node:worker_threads';
import { inspect } from './inspect.js';
import { makeTrust } from './trust.js';

export type InspectorData = { readonly added: string /** ms since 1970 */; readonly now: number };
export type InspectorQuestion = { readonly ask: 'inspect' | 'captures'; readonly path: string; readonly name: string };

const { added, now } = workerData as InspectorData;
const trust = makeTrust(added);
globalThis.fetch = () => Promise.reject(new Error('offline'));

parentPort?.on('message', async ({ ask, path, name }: InspectorQuestion) => {
  const work =
    ask === 'inspect'
      ? inspect(path, name, { trust, now })
      : import('./captures-of.js').then(({ capturesOf }) => capturesOf(path, name));
  const answer = await work.catch((error: Error) => error.message);
  parentPort?.postMessage(answer);
});
