/** The file a browser starts as a worker. */
import { makeAnswerer } from './answer.js';
import type { Request } from './protocol.js';

const answer = makeAnswerer();

self.addEventListener('message', (event: MessageEvent<Request>) => {
  self.postMessage(answer(event.data, (progress) => self.postMessage(progress)));
});
