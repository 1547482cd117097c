/**
 * Asks a server from a process of its own: within the server's process the asking would be half of what is measured. Told once a
 * message of clients, addresses and, in milliseconds, how often each client asks (0: as soon as it is answered); tells how long each
 * answer took from the moment it was due, and how long all of them.
 */
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

process.on('message', async ({ clients, addresses, everyMs }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const taken = [];
  let next = 0;
  const start = performance.now();
  const client = async (_, place) => {
    for (let i = next++, turn = 0; i < addresses.length; i = next++, turn++) {
      const due = start + everyMs * (turn + place / clients);
      if (everyMs > 0) await sleep(Math.max(0, due - performance.now()));
      const from = everyMs > 0 ? due : performance.now();
      await answered(addresses[i], agent);
      taken.push(performance.now() - from);
    }
  };
  const from = performance.now();
  try {
    await Promise.all(Array.from({ length: clients }, client));
    process.send({ taken, ms: performance.now() - from });
  } catch (error) {
    process.send({ failed: error.message });
  }
  agent.destroy();
});

const answered = (address, agent) =>
  new Promise((resolve, reject) => {
    const request = get(address, { agent }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${address}: 200, got ${answer.statusCode}`)),
      );
    });
    request.on('error', reject);
  });
