/**
 * From a name to the one address that is spoken to. The name is resolved once, every address it has must be public, and
 * the connection goes to the address that was looked at: a name that answers differently a moment later changes nothing.
 */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { type AllowedHosts, allowedHosts, isAllowedHost } from './allowed-hosts.js';
import { isPublicAddress } from './public-address.js';

/** The reason for a refusal, for the reader. */
export class NotFetched extends Error {
  override name = 'NotFetched';
}

export type Dial = {
  /** every address of a name */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** where a connection to an address really goes; tests lead it to a server of their own */
  readonly reach: (address: string) => string;
  /** hosts that may be fetched from; left out or null: all that are public */
  readonly allowed?: AllowedHosts;
};

const SYSTEM: Dial = {
  resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  reach: (address) => address,
};

/** @throws InputError for a list of hosts that is none */
export const systemDial = (env: NodeJS.ProcessEnv = process.env): Dial => ({ ...SYSTEM, allowed: allowedHosts(env) });

/** @param host of an address, IPv6 in brackets or not @returns the IP address to connect to @throws NotFetched */
export async function dialled(host: string, dial: Dial): Promise<string> {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (bare === '') throw new NotFetched('an address with a host');
  if (!isAllowedHost(bare, dial.allowed ?? null)) throw new NotFetched(`a host of PLUMBLINE_FETCH_ALLOW, got ${bare}`);
  const addresses = isIP(bare)
    ? [bare]
    : await dial.resolve(bare).catch((error: NodeJS.ErrnoException) => {
        throw new NotFetched(`a host that can be found, got ${bare} (${error.code ?? error.message})`);
      });
  const refused = addresses.find((address) => !isPublicAddress(address));
  if (refused !== undefined)
    throw new NotFetched(`a host on the public internet, got ${bare}${bare === refused ? '' : ` at ${refused}`}`);
  const [first] = addresses;
  if (first === undefined) throw new NotFetched(`a host that can be found, got ${bare} without an address`);
  return dial.reach(first);
}

/** The address as a URL, http or https, without a name and password in it. @throws NotFetched */
export function webAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null)
    throw new NotFetched(`an address such as https://example.org/, got ${JSON.stringify(text.slice(0, 200))}`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new NotFetched(`an address of http or https, got ${url.protocol}`);
  if (url.username !== '' || url.password !== '') throw new NotFetched('an address without a name and password in it');
  return url;
}
