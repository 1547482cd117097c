/** A browser's worker as a carrier. */
import type { Carrier } from './client.js';
import type { Progress, Reply } from './protocol.js';

export function webCarrier(): Carrier {
  const worker = new Worker(new URL('./web-entry.ts', import.meta.url), { type: 'module', name: 'plumbline model' });
  return {
    send: (request) => worker.postMessage(request),
    listen: (onMessage) =>
      worker.addEventListener('message', (event: MessageEvent<Reply | Progress>) => onMessage(event.data)),
    close: () => worker.terminate(),
  };
}
