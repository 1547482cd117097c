/**
 * A worker of the model with a case open in it. It is begun by the first question, or ahead of it: the server has most runs at
 * hand, and half a megabyte of program would keep the first picture waiting. Runs handed to it go with the next question.
 */
import type { RunConfig } from '../../core/run.js';
import { type Client, makeClient } from '../../workers/client.js';
import { webCarrier } from '../../workers/web.js';
import type { OpenCase } from './fetch-case.js';

export type CaseClient = Client & {
  /** so that the next question need not wait for the worker */
  readonly begin: () => void;
  /** a run made elsewhere: questions about it are answered without making it again */
  readonly hand: (config: RunConfig, run: HandedRun) => void;
};

export type HandedRun = Extract<Parameters<Client['ask']>[0], { kind: 'hand' }>['run'];

/** Whoever goes through the days hands over one after another, and asks about the last. */
const MOST_HANDED = 4;

/** Closing it ends the worker; asked again, it begins another. @param carrier a worker */
export function openClient({ theCase, record }: OpenCase, carrier = webCarrier): CaseClient {
  let client: Client | null = null;
  const handed = new Map<string, { readonly config: RunConfig; readonly run: HandedRun }>();
  const begin = (): Client => {
    if (client !== null) return client;
    client = makeClient(carrier());
    client.ask({ kind: 'open', theCase, record }).catch(() => {});
    return client;
  };
  return {
    begin: () => void begin(),
    hand(config, run) {
      handed.set(JSON.stringify(config), { config, run });
      if (handed.size > MOST_HANDED) handed.delete(handed.keys().next().value as string);
    },
    ask(question, onProgress) {
      const begun = begin();
      for (const one of handed.values()) begun.ask({ kind: 'hand', ...one }).catch(() => {});
      handed.clear();
      return begun.ask(question, onProgress);
    },
    close() {
      client?.close();
      client = null;
    },
  };
}
