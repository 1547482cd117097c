import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Dial } from './dial.js';
import { type FetchLimits, fetchAddress } from './fetch-address.js';
import { isPublicAddress } from './public-address.js';

const LIMITS: FetchLimits = { bytes: 1000, timeMs: 5_000, redirects: 3 };
const PUBLIC = '93.184.215.14';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

/** A server of ours, and a dial under which `site.test` is a public address that leads to it. */
async function serve(listener: RequestListener, names: Readonly<Record<string, readonly string[]>> = {}) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  const reached: string[] = [];
  const dial: Dial = {
    resolve: async (host) => names[host] ?? [PUBLIC],
    reach: (address) => {
      reached.push(address);
      return '127.0.0.1';
    },
  };
  return { port: (server.address() as AddressInfo).port, dial, reached };
}

const textOf = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

test.each([
  ...['127.0.0.1', '127.255.255.254', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
  ...['0.0.0.0', '100.64.0.1', '100.100.100.200', '224.0.0.1', '255.255.255.255', '192.0.2.7', '198.18.0.1'],
  ...['::1', '::', 'fe80::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', '2001:db8::1'],
  ...['::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '::127.0.0.1', '2001:0:7f00::1'],
])('%s is no address of the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['93.184.215.14', '1.1.1.1', '172.32.0.1', '2606:4700:4700::1111'])('%s is one', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  'http://127.0.0.1:9/',
  'http://localhost.test/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://017700000001/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
  'ftp://site.test/',
  'javascript:1',
  'http://user:word@site.test/',
  'no address',
])('%s is refused before anything is connected to', async (address) => {
  const { dial, reached } = await serve(() => {}, { 'localhost.test': ['127.0.0.1'] });
  await expect(fetchAddress(address, LIMITS, dial)).rejects.toThrow(
    /public internet|http or https|name and password|an address such as/,
  );
  expect(reached).toEqual([]);
});

test('one private address among those of a name is enough to refuse it', async () => {
  const { dial, port } = await serve((_, answer) => void answer.end('no'), { 'both.test': [PUBLIC, '10.0.0.1'] });
  await expect(fetchAddress(`http://both.test:${port}/`, LIMITS, dial)).rejects.toThrow('both.test at 10.0.0.1');
});

test('a name is asked once, and the connection goes to what it said then, whatever it says next', async () => {
  const { dial, port, reached } = await serve((request, answer) => void answer.end(request.headers.host));
  let asked = 0;
  const rebinding: Dial = { ...dial, resolve: async () => (asked++ === 0 ? [PUBLIC] : ['127.0.0.1']) };
  const { body, status } = await fetchAddress(`http://rebind.test:${port}/`, LIMITS, rebinding);
  expect([status, await textOf(body)]).toEqual([200, `rebind.test:${port}`]);
  expect([asked, reached]).toEqual([1, [PUBLIC]]);
});

test('a redirect is judged like the first address: to a private one it ends, to another it goes on and is told', async () => {
  const { dial, port } = await serve(
    (request, answer) => {
      if (request.url === '/in') answer.writeHead(302, { location: 'http://inside.test/admin' }).end();
      else if (request.url === '/literal') answer.writeHead(302, { location: 'http://169.254.169.254/' }).end();
      else if (request.url === '/scheme') answer.writeHead(302, { location: 'file:///etc/passwd' }).end();
      else if (request.url === '/loop') answer.writeHead(302, { location: '/loop' }).end();
      else if (request.url === '/on') answer.writeHead(301, { location: '/here' }).end();
      else answer.end('there');
    },
    { 'inside.test': ['192.168.0.9'] },
  );
  const at = (path: string) => fetchAddress(`http://site.test:${port}${path}`, LIMITS, dial);
  await expect(at('/in')).rejects.toThrow('inside.test at 192.168.0.9');
  await expect(at('/literal')).rejects.toThrow('169.254.169.254');
  await expect(at('/scheme')).rejects.toThrow('http or https');
  await expect(at('/loop')).rejects.toThrow('at most 3 redirects');
  const { via, body } = await at('/on');
  expect(via.map((url) => new URL(url).pathname)).toEqual(['/on', '/here']);
  expect(await textOf(body)).toBe('there');
});

test('an answer that is too large, cut off or never ends is no answer', async () => {
  const { dial, port } = await serve((request, answer) => {
    if (request.url === '/stated') answer.writeHead(200, { 'content-length': '1001' }).end('x'.repeat(1001));
    else if (request.url === '/flood') {
      answer.write('x'.repeat(600));
      answer.end('x'.repeat(600));
    } else if (request.url === '/cut') {
      answer.writeHead(200, { 'content-length': '500' });
      answer.write('x', () => answer.destroy());
    } else answer.write('x');
  });
  const body = async (path: string, limits = LIMITS) =>
    textOf((await fetchAddress(`http://site.test:${port}${path}`, limits, dial)).body);
  await expect(body('/stated')).rejects.toThrow('at most 1000 bytes');
  await expect(body('/flood')).rejects.toThrow('at most 1000 bytes');
  await expect(body('/cut')).rejects.toThrow('an answer');
  await expect(body('/drip', { ...LIMITS, timeMs: 200 })).rejects.toThrow('within 0.2 s');
});
