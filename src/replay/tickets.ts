/**
 * Leave to replay one archive: a token that opens it once and a key under which its bytes are read until it lapses. Each
 * archive is replayed under a name of its own, so that what one of them runs cannot reach another.
 */
import { randomBytes } from 'node:crypto';

export type Replayed = {
  /** `sha256:<hex>` */
  readonly digest: string;
  readonly path: string;
  readonly bytes: number;
  /** `wacz` or `warc` */
  readonly ending: string;
  /** page to open, and when it was captured, 14 digits */
  readonly page: string;
  readonly at: string;
};

export type Tickets = {
  /** @returns the token */
  issue(replayed: Replayed): string;
  /** What the token opens, the first time it is shown under its own name. @param host without port */
  open(token: string, host: string): { readonly replayed: Replayed; readonly key: string } | null;
  /** Bytes asked for under a key; asking keeps it alive. */
  reading(key: string, host: string): Replayed | null;
};

/** A token not used, and a key not asked for, so long is worth nothing. */
const LAPSE_MS = 30 * 60 * 1000;
const MOST = 1000;
const HOST_DIGITS = 40;

/** Name of this machine for an archive's own page of ours; browsers take it for this machine without asking anybody. */
export const replayHost = (digest: string): string =>
  `r${digest.replace(/^sha256:/, '').slice(0, HOST_DIGITS)}.localhost`;

/** Under which what was captured runs: another origin than the page around it, so that it cannot take its frame away. */
export const runHost = (digest: string): string => `run.${replayHost(digest)}`;

/** @param clock milliseconds */
export function makeTickets(clock: () => number): Tickets {
  type Ticket = { readonly replayed: Replayed; until: number };
  const tokens = new Map<string, Ticket>();
  const keys = new Map<string, Ticket>();
  const put = (into: Map<string, Ticket>, replayed: Replayed): string => {
    for (const [name, { until }] of into) if (until < clock() || into.size >= MOST) into.delete(name);
    const name = randomBytes(24).toString('base64url');
    into.set(name, { replayed, until: clock() + LAPSE_MS });
    return name;
  };
  const standing = (from: Map<string, Ticket>, name: string): Ticket | null => {
    const ticket = from.get(name);
    return ticket && ticket.until >= clock() ? ticket : null;
  };
  return {
    issue: (replayed) => put(tokens, replayed),
    open(token, host) {
      const ticket = standing(tokens, token);
      if (ticket === null || host !== replayHost(ticket.replayed.digest)) return null;
      tokens.delete(token);
      return { replayed: ticket.replayed, key: put(keys, ticket.replayed) };
    },
    reading(key, host) {
      const ticket = standing(keys, key);
      if (ticket === null || host !== runHost(ticket.replayed.digest)) return null;
      ticket.until = clock() + LAPSE_MS;
      return ticket.replayed;
    },
  };
}
