/** A worker without a thread: every message is structured-cloned both ways, so what cannot cross fails here too. */
import { makeAnswerer } from './answer.js';
import type { Carrier } from './client.js';
import type { Reply } from './protocol.js';

export function inlineCarrier(): Carrier {
  const answer = makeAnswerer();
  let onReply: (reply: Reply) => void = () => {};
  return {
    send: (request) => {
      const reply = structuredClone(answer(structuredClone(request)));
      queueMicrotask(() => onReply(reply));
    },
    listen: (listener) => {
      onReply = listener;
    },
    close: () => {
      onReply = () => {};
    },
  };
}
