/**
 * Which hosts may be fetched from at all: PLUMBLINE_FETCH_ALLOW, names between commas or spaces. `example.org` is that host,
 * `*.example.org` any below it, `none` lets nothing be fetched. Left out: any host on the public internet. A name may also be
 * an address; that it is public is judged besides.
 */
import { InputError } from '../core/problem.js';

/** null: no list is given */
export type AllowedHosts = readonly string[] | null;

const HOST = /^(\*\.)?([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$|^[0-9a-f:.]+$/;

/** @throws InputError for what is no host */
export function allowedHosts(env: NodeJS.ProcessEnv = process.env): AllowedHosts {
  const named = (env.PLUMBLINE_FETCH_ALLOW ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((one) => one !== '');
  if (named.length === 0) return null;
  if (named.length === 1 && named[0] === 'none') return [];
  const wrong = named.find((one) => !HOST.test(one) || one === 'none');
  if (wrong !== undefined) throw new InputError('PLUMBLINE_FETCH_ALLOW', 'hosts, *.hosts or none', wrong);
  return named;
}

/** @param host as it stands in an address, without brackets */
export function isAllowedHost(host: string, allowed: AllowedHosts): boolean {
  if (allowed === null) return true;
  const name = host.toLowerCase().replace(/\.$/, '');
  return allowed.some((one) => (one.startsWith('*.') ? name.endsWith(one.slice(1)) : name === one));
}
