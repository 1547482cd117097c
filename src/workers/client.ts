/** Asks a worker in the protocol and pairs each reply with its question. The carrier may be a Worker or a function. */
import type { Answer, Progress, Reply, Request } from './protocol.js';

export interface Carrier {
  send(request: Request): void;
  listen(onMessage: (message: Reply | Progress) => void): void;
  close(): void;
}

type Asked = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;

export type Client = {
  /** @param onProgress told how far a long answer has come */
  readonly ask: <K extends Request['kind']>(
    question: Extract<Asked, { kind: K }>,
    onProgress?: (progress: Progress) => void,
  ) => Promise<Answer<K>>;
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
  type Asker = {
    readonly resolve: (reply: Reply) => void;
    readonly reject: (error: Error) => void;
    readonly onProgress: ((progress: Progress) => void) | undefined;
  };
  const waiting = new Map<number, Asker>();
  let last = 0;

  carrier.listen((reply) => {
    const asker = waiting.get(reply.id);
    if (!asker) return;
    if (reply.kind === 'progress') {
      asker.onProgress?.(reply);
      return;
    }
    waiting.delete(reply.id);
    if (reply.kind === 'failed') asker.reject(rethrown(reply.error));
    else asker.resolve(reply);
  });

  return {
    ask: (question, onProgress) => {
      const id = ++last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (reply: Reply) => void, reject, onProgress });
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
