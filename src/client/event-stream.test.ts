import { expect, test } from 'vitest';
import { eventsOf, type StreamEvent } from './event-stream.js';

async function read(...pieces: readonly string[]): Promise<readonly (StreamEvent | null)[]> {
  const bytes = pieces.map((piece) => new TextEncoder().encode(piece));
  const found: (StreamEvent | null)[] = [];
  for await (const event of eventsOf(
    new ReadableStream({
      pull: (to) => {
        const next = bytes.shift();
        return next ? to.enqueue(next) : to.close();
      },
    }),
  ))
    found.push(event);
  return found;
}

test('events come whole, wherever the network cut them', async () => {
  const whole = 'event: a\nid: 1.2.3\ndata: {"x":\ndata: 1}\n\n: still here\n\ndata: y\r\n\r\n';
  const wanted = [{ event: 'a', id: '1.2.3', data: '{"x":\n1}' }, null, { event: 'message', id: '1.2.3', data: 'y' }];
  for (let cut = 0; cut <= whole.length; cut++)
    expect([cut, await read(whole.slice(0, cut), whole.slice(cut))]).toEqual([cut, wanted]);
});

test('what the stream ends in the middle of is not told', async () => {
  expect(await read('event: a\ndata: 1\n\nevent: b\ndata: 2\n')).toEqual([{ event: 'a', id: '', data: '1' }]);
});
