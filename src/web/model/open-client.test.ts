import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../core/default-config.js';
import { makeRunner } from '../../core/execute.js';
import { buildCase } from '../../testing/build-case.js';
import type { Carrier } from '../../workers/client.js';
import { inlineCarrier } from '../../workers/inline.js';
import { openClient } from './open-client.js';

const CASE = buildCase({
  presence: [{ low: 8, high: 8 }],
  imagery: [{}],
  readings: [{ count: 3 }],
  claims: [{ verb: 'DESTROYED', low: 4, headline: true, unit: 'tank' }],
});
const CONFIG = { ...DEFAULT_CONFIG, asOf: '2031' };
const OPEN = { revision: 1, digest: 'd', importedAt: '', theCase: CASE, record: null as never };

/** An inline worker that tells what it was sent. */
function watched() {
  const sent: string[] = [];
  const carrier = (): Carrier => {
    const inline = inlineCarrier();
    sent.push('begun');
    return {
      ...inline,
      send: (request) => {
        sent.push(request.kind);
        inline.send(request);
      },
    };
  };
  return { sent, client: openClient(OPEN, carrier) };
}

test('no worker is begun before it is asked something', async () => {
  const { sent, client } = watched();
  client.hand(CONFIG, makeRunner(CASE)(CONFIG));
  expect(sent).toEqual([]);
  await client.ask({ kind: 'run', config: CONFIG });
  expect(sent).toEqual(['begun', 'open', 'hand', 'run']);
});

test('a run that was handed over is the one that is told of, and is handed over once', async () => {
  const { sent, client } = watched();
  const made = makeRunner(CASE)(CONFIG);
  client.begin();
  client.hand(CONFIG, { ...made, warnings: ['handed over'] as never });
  expect((await client.ask({ kind: 'run', config: CONFIG })).run.warnings).toEqual(['handed over']);
  await client.ask({ kind: 'trace', config: CONFIG, trace: 'floor/destroyed' });
  expect(sent).toEqual(['begun', 'open', 'hand', 'run', 'trace']);
});

test('closed, it begins another where it is asked again', async () => {
  const { sent, client } = watched();
  client.begin();
  client.close();
  await client.ask({ kind: 'run', config: CONFIG });
  expect(sent.filter((kind) => kind === 'begun')).toHaveLength(2);
});
