/** A browser's worker as a carrier. */
import type { Carrier } from './client.js';
import type { Reply } from './protocol.js';

export function webCarrier(): Carrier {
  const worker = new Worker(new URL('./web-entry.ts', import.meta.url), { type: 'module', name: 'plumbline model' });
  return {
    send: (request) => worker.postMessage(request),
    listen: (onReply) => worker.addEventListener('message', (event: MessageEvent<Reply>) => onReply(event.data)),
    close: () => worker.terminate(),
  };
}
