/** A worker of the model with a case open in it. */
import { type Client, makeClient } from '../../workers/client.js';
import { webCarrier } from '../../workers/web.js';
import type { OpenCase } from './fetch-case.js';

export function openClient({ theCase, record }: OpenCase): Client {
  const client = makeClient(webCarrier());
  client.ask({ kind: 'open', theCase, record }).catch(() => {});
  return client;
}
