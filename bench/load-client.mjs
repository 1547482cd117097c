/**
 * Asks a server from a process of its own: within the server's process the asking would be half of what is measured. Told once a
 * message of clients, addresses; tells how long each answer took, in milliseconds, and how long all of them.
 */
import { Agent, get } from 'node:http';

process.on('message', async ({ clients, addresses }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const taken = [];
  let next = 0;
  const client = async () => {
    for (let i = next++; i < addresses.length; i = next++) {
      const from = performance.now();
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
