/** Asks a worker in the protocol and pairs each reply with its question. The carrier may be a Worker or a function. */
import type { Answer, Reply, Request } from './protocol.js';

export interface Carrier {
  send(request: Request): void;
  listen(onReply: (reply: Reply) => void): void;
  close(): void;
}

type Asked = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;

export type Client = {
  readonly ask: <K extends Request['kind']>(question: Extract<Asked, { kind: K }>) => Promise<Answer<K>>;
  /** ends the worker; what was asked and not answered is rejected with `Closed` */
  readonly close: () => void;
};

/** The client was closed before the answer came: the asker moved on, nothing went wrong. */
export class Closed extends Error {
  override name = 'Closed';
}

/** An error thrown inside the worker, under the name it had there. */
function rethrown({ name, message }: { name: string; message: string }): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}

export function makeClient(carrier: Carrier): Client {
  const waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (error: Error) => void }>();
  let last = 0;

  carrier.listen((reply) => {
    const asker = waiting.get(reply.id);
    if (!asker) return;
    waiting.delete(reply.id);
    if (reply.kind === 'failed') asker.reject(rethrown(reply.error));
    else asker.resolve(reply);
  });

  return {
    ask: (question) => {
      const id = ++last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (reply: Reply) => void, reject });
        carrier.send({ ...question, id } as Request);
      });
    },
    close: () => {
      carrier.close();
      for (const { reject } of waiting.values()) reject(new Closed('closed before the answer came'));
      waiting.clear();
    },
  };
}
