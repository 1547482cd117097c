import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { allowedHosts, isAllowedHost } from './allowed-hosts.js';
import { systemDial } from './dial.js';
import { FETCH_LIMITS, fetchAddress } from './fetch-address.js';

test('a list names hosts, and those below a host by a star; no list is every public host', () => {
  expect(allowedHosts({})).toBeNull();
  const allowed = allowedHosts({ PLUMBLINE_FETCH_ALLOW: 'Example.org, *.archive.test 198.51.100.7' });
  for (const [host, is] of [
    ['example.org', true],
    ['EXAMPLE.ORG.', true],
    ['www.example.org', false],
    ['example.org.evil.test', false],
    ['web.archive.test', true],
    ['a.web.archive.test', true],
    ['archive.test', false],
    ['notarchive.test', false],
    ['198.51.100.7', true],
    ['198.51.100.8', false],
  ] as const)
    expect([host, isAllowedHost(host, allowed)]).toEqual([host, is]);
  expect(isAllowedHost('example.org', allowedHosts({ PLUMBLINE_FETCH_ALLOW: 'none' }))).toBe(false);
  for (const wrong of ['https://example.org', '*', 'a b/c', 'none, example.org'])
    expect(() => allowedHosts({ PLUMBLINE_FETCH_ALLOW: wrong })).toThrow(/PLUMBLINE_FETCH_ALLOW/);
});

test('an address beside the list is not asked, at the beginning or by a redirect', async () => {
  const asked: string[] = [];
  const server = createServer(({ headers, url }, answer) => {
    asked.push(`${headers.host}${url}`);
    answer.writeHead(302, { location: `http://other.test:${port}/next` }).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const dial = {
    ...systemDial({ PLUMBLINE_FETCH_ALLOW: 'listed.test' }),
    resolve: async () => ['93.184.215.14'],
    reach: () => '127.0.0.1',
  };
  const fetched = (host: string) => fetchAddress(`http://${host}:${port}/`, FETCH_LIMITS, dial);
  await expect(fetched('other.test')).rejects.toThrow(/a host of PLUMBLINE_FETCH_ALLOW, got other\.test/);
  expect(asked).toEqual([]);
  await expect(fetched('listed.test')).rejects.toThrow(/got other\.test/);
  expect(asked).toEqual([`listed.test:${port}/`]);
  server.closeAllConnections();
  server.close();
});
