/**
 * Which addresses may be fetched from: those of the public internet. Everything else (this machine, a local network,
 * link-local with the metadata services of clouds, documentation, multicast, reserved) is refused, also where an IPv6
 * address carries an IPv4 one inside (mapped, translated, 6to4, Teredo). RFC 6890 and the IANA registries of special addresses.
 */
import { BlockList, isIP } from 'node:net';

const V4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];
/** Only 2000::/3 is given out; of it these are not the open internet or hide another address. */
const V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const special = new BlockList();
for (const [family, nets] of [
  ['ipv4', V4],
  ['ipv6', V6],
] as const) {
  for (const net of nets) {
    const [base = '', bits] = net.split('/');
    special.addSubnet(base, Number(bits), family);
  }
}
const given = new BlockList();
given.addSubnet('2000::', 3, 'ipv6');

/** @param address an IP address as text, without brackets or a zone */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special.check(address, 'ipv4');
  return family === 6 && given.check(address, 'ipv6') && !special.check(address, 'ipv6');
}
