/** A worker of the model with a case open in it. */
import type { Case } from '../../core/case.js';
import { type Client, makeClient } from '../../workers/client.js';
import { webCarrier } from '../../workers/web.js';

export function openClient(theCase: Case): Client {
  const client = makeClient(webCarrier());
  client.ask({ kind: 'open', theCase }).catch(() => {});
  return client;
}
