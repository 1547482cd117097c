/** A worker without a thread: every message is structured-cloned both ways, so what cannot cross fails here too. */
import { makeAnswerer } from './answer.js';
import type { Carrier } from './client.js';
import type { Progress, Reply } from './protocol.js';

export function inlineCarrier(): Carrier {
  const answer = makeAnswerer();
  let onReply: (message: Reply | Progress) => void = () => {};
  const post = (message: Reply | Progress): void => {
    const copy = structuredClone(message);
    queueMicrotask(() => onReply(copy));
  };
  return {
    send: (request) => post(answer(structuredClone(request), post)),
    listen: (listener) => {
      onReply = listener;
    },
    close: () => {
      onReply = () => {};
    },
  };
}
