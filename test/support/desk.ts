/** A server where people sign in, with every part on, over a real PostgreSQL: two invented cases that are tables, and evidence. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Membership } from '../../src/people/permissions.js';
import { makeTickets } from '../../src/replay/tickets.js';
import { makeApp } from '../../src/server/app.js';
import { importFiles } from '../../src/server/import-case.js';
import { makeLiveHub } from '../../src/server/live/live-hub.js';
import { openDossiers } from '../../src/server/open-dossiers.js';
import { openEvidence } from '../../src/server/open-evidence.js';
import { type Keyring, NO_KEYRING } from '../../src/server/people/keyring.js';
import type { OrganisationSignIn } from '../../src/server/people/organisation-sign-in.js';
import { digestOf, newId, newSecret } from '../../src/server/people/secrets.js';
import { COOKIE } from '../../src/server/people/who.js';
import { makeVaults } from '../../src/server/vaults.js';
import { openStore } from '../../src/store/open-store.js';
import { makeVault } from '../../src/testing/evidence/make-vault.js';
import { inventedImport } from '../../src/testing/invented-import.js';
import { makeRunKeeper } from '../../src/threads/run-keeper.js';
import { vaultOfServer } from '../../src/vault/vault-paths.js';
import { ask, freshDatabase } from './servers.js';

export const ORIGIN = 'https://desk.example';
const FOLDER = new URL('../../examples/ridgeline/', import.meta.url);

export type Sent = { cookie?: string; body?: unknown; headers?: Record<string, string> };
/** Moves with the test. */
export type Clock = { ms: number };

export async function openDesk(
  organisation: (clock: Clock) => OrganisationSignIn | null = () => null,
  keyring: Keyring = NO_KEYRING,
) {
  const [first] = inject('servers');
  if (!first) throw new Error('no PostgreSQL to test on');
  const clock: Clock = { ms: Date.UTC(2031, 0, 1) };
  const now = (): string => new Date(clock.ms).toISOString();
  const database = await freshDatabase(first);
  // What is acknowledged need not outlive this test.
  await ask(database.url, `alter database ${new URL(database.url).pathname.slice(1)} set synchronous_commit = off`);
  const store = await openStore({ databaseUrl: database.url });
  const read = await importFiles(store, await ridgeline(), now());
  if (!('revision' in read)) throw new Error('the example reads');
  await store.importCase(inventedImport('other', 1));
  const data = await mkdtemp(join(tmpdir(), 'plumbline-desk-'));
  const entries = await makeVault(vaultOfServer(data, 'ridgeline'), [
    {
      bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      mediaType: 'image/svg+xml',
      name: 'sketch.svg',
    },
  ]);
  const vaults = makeVaults(data, 'auto-archiver', now);
  const shown = openEvidence(data, vaults);
  const live = makeLiveHub({ store });
  const keeper = makeRunKeeper();
  const publish = async () => ({ kind: 'unexplained', changes: [] }) as const;
  const app = makeApp({
    ...{ store, now, web: () => new Response('page'), port: () => 1, log: () => {} },
    ...{ atlos: { vaults, token: 'archiver' }, evidence: shown.parts, dossiers: openDossiers(data, publish, 1) },
    readings: { closely: shown.closely, doubleReadings: store.doubleReadings },
    ...{ live, rows: { rows: store.rows, behind: () => 0 }, runs: { keeper, isAhead: false } },
    replay: { tickets: makeTickets(() => clock.ms), port: () => 1 },
    people: { people: store.people, origin: () => ORIGIN, organisation: organisation(clock), keyring },
  });

  const call = async (method: string, path: string, { cookie, body, headers }: Sent = {}): Promise<Response> =>
    app.request(`${ORIGIN}${path}`, {
      method,
      headers: {
        ...{ host: 'desk.example', origin: ORIGIN },
        ...(cookie === undefined ? {} : { cookie: `${COOKIE}=${cookie}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  /** An account with its session, without the cost of a password. */
  const somebody = async (name: string, ...memberships: Membership[]): Promise<{ id: string; cookie: string }> => {
    const secret = newSecret();
    const { id, at } = { id: newId(), at: new Date(now()) };
    await ask(database.url, `insert into account values ('${id}', '${name}', 'x', 'JBSWY3DPEHPK3PXP', 0, now(), null)`);
    for (const { caseName, ...given } of memberships) await store.people.accounts.setMembership(id, caseName, given);
    await store.people.sessions.begin({
      ...{ id: newId(), secret_digest: digestOf(secret), account_id: id, by: 'test', agent: '' },
      ...{ created_at: at, seen_at: at, ended_at: null, proven_at: at },
    });
    return { id, cookie: secret };
  };
  return {
    ...{ app, store, clock, now, call, somebody, entries, data, databaseUrl: database.url },
    close: async (): Promise<void> => {
      await live.close();
      await keeper.close();
      await shown.close();
      await vaults.close();
      await store.close();
      await database.drop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

export const member = (
  role: Membership['role'],
  caseName = 'ridgeline',
  mayExport = true,
  seesPeople = true,
): Membership => ({ caseName, role, mayExport, seesPeople });

export const cookieOf = (answer: Response): string =>
  new RegExp(`${COOKIE}=([^;]+)`).exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';

async function ridgeline(): Promise<Map<string, Uint8Array>> {
  const names = (await readdir(FOLDER, { withFileTypes: true })).filter((one) => one.isFile()).map(({ name }) => name);
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, FOLDER))] as const)));
}
