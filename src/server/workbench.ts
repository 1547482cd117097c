/** The workbench as one thing: the store opened, case folders imported, the pages served. */
import { fileURLToPath } from 'node:url';
import { DEFAULT_CONFIG } from '../core/default-config.js';
import type { CaseRevision } from '../core/ports.js';
import { printProblem } from '../core/problem.js';
import { publishCase } from '../dossier/publish-case.js';
import { collectFiles } from '../folder/collect-files.js';
import { defaultDataFolder } from '../store/data-folder.js';
import { openStore } from '../store/open-store.js';
import type { OpenedStore } from '../store/postgres-store.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { makeRunKeeper } from '../threads/run-keeper.js';
import { processors } from '../threads/run-on-threads.js';
import { makeApp } from './app.js';
import { atlosToken } from './atlos-token.js';
import { clamdFrom } from './clamd-from.js';
import { startFixityClock } from './fixity-clock.js';
import { type Apart, importFiles } from './import-case.js';
import { startIndexClock } from './index-clock.js';
import { makeLiveHub } from './live/live-hub.js';
import { openDossiers } from './open-dossiers.js';
import { openEvidence } from './open-evidence.js';
import { openReplay } from './open-replay.js';
import { breachedFrom } from './people/breached.js';
import { invite } from './people/desk.js';
import { keyringFrom } from './people/keyring.js';
import { organisationFrom, organisationSignIn } from './people/organisation-sign-in.js';
import { passwordSchemeFrom } from './people/password-hash.js';
import { quotaTimesFrom } from './people/quota-times.js';
import type { RequestLine } from './request-lines.js';
import { caseToRun } from './runs.js';
import { checkedOrigin, listen, refuseHost } from './serve.js';
import { makeVaults } from './vaults.js';
import { webFiles } from './web-files.js';

export const FIXITY_DAYS = 30;

export type WorkbenchOptions = {
  /** case folders to import first */
  readonly cases: readonly string[];
  readonly host?: string | undefined;
  readonly port?: number | null | undefined;
  readonly dataFolder?: string | undefined;
  readonly databaseUrl?: string | undefined;
  readonly webRoot?: string | undefined;
  readonly log?: (line: string) => void;
  /** told of a folder that changed while its case was edited: nothing of it was imported */
  readonly apart?: (folder: string, apart: Apart) => void;
  /** told of every request once it is answered */
  readonly request?: ((line: RequestLine) => void) | undefined;
  /** days after which an evidence file is read again; 0: never */
  readonly fixityDays?: number | undefined;
  /** told of every request; the caller's, who closes it */
  readonly telemetry?: Telemetry | undefined;
  /** people sign in; so they do, too, wherever there is an account */
  readonly people?: boolean | undefined;
  /** where they reach the pages; this machine alone when left out */
  readonly origin?: string | undefined;
  /** runs of the days a reader has not asked for are made while nobody waits; left out: no */
  readonly ahead?: boolean | undefined;
  /** settings of how people sign in; of the process when left out */
  readonly environment?: Readonly<Record<string, string | undefined>>;
};

export type Workbench = {
  readonly address: string;
  /** the link by which the first owner joins, once; null where there is one or nobody signs in */
  readonly firstOwner: string | null;
  readonly imported: readonly CaseRevision[];
  /** port on which captured pages are replayed; null: no viewer is installed */
  readonly replayPort: number | null;
  readonly close: () => Promise<void>;
};

/** A case could not be imported; the message lists every problem. */
export class ImportError extends Error {
  override name = 'ImportError';
}

export async function serveWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { cases, host = '127.0.0.1', port = null, dataFolder, databaseUrl, log = () => {} } = options;
  const given = options.origin === undefined ? null : checkedOrigin(options.origin);
  refuseHost(host, given);
  const environment = options.environment ?? process.env;
  const organisation = organisationFrom(environment);
  const clamd = clamdFrom(environment);
  const ways = {
    scheme: passwordSchemeFrom(environment),
    breached: breachedFrom(environment),
    quotaTimes: quotaTimesFrom(environment),
    keyring: keyringFrom(environment),
  };
  const web = webFiles(options.webRoot ?? fileURLToPath(new URL('../../dist/web', import.meta.url)));
  const opened = await openStore({ databaseUrl, dataFolder, note: log });
  const index = startIndexClock({ store: opened, rows: opened.rows, log });
  const store = nudging(opened, index.nudge);
  const now = (): string => new Date().toISOString();
  const data = dataFolder ?? defaultDataFolder();
  const vaults = makeVaults(data, 'auto-archiver', now);
  const keeper = makeRunKeeper();
  try {
    const imported: CaseRevision[] = [];
    for (const folder of cases) {
      const { files, refused } = await collectFiles(folder);
      const result = await importFiles(store, files, now(), refused);
      if ('problems' in result) throw new ImportError(result.problems.map(printProblem).join('\n'));
      if ('apart' in result) options.apart?.(folder, result.apart);
      const revision = 'apart' in result ? result.apart.newest : result.revision;
      imported.push(revision);
      vaults.imported(revision.caseName, folder);
    }
    const atlos = { vaults, token: await atlosToken(data) };
    const shown = openEvidence(data, vaults, clamd);
    const { parts: evidence, closely } = shown;
    const readings = { closely, doubleReadings: store.doubleReadings };
    const dossiers = openDossiers(data, publishCase, processors());
    // The viewer's origin is a port of this machine: people who come through a proxy could not reach it.
    const replay = given === null ? await openReplay(data) : null;
    const live = makeLiveHub({ store });
    const rows = { rows: store.rows, behind: index.behind };
    const runs = { keeper, isAhead: options.ahead === true };
    const told = {
      ...(options.request === undefined ? {} : { request: options.request }),
      ...(options.telemetry === undefined ? {} : { telemetry: options.telemetry }),
    };
    const shared = { store, web, now, log, live, rows, runs };
    const parts = { ...shared, atlos, evidence, readings, dossiers, replay: replay?.replays ?? null, ...told };
    const accounts = await store.people.accounts.count();
    const isPeople = options.people === true || given !== null || accounts > 0 || organisation !== null;
    const originAt = (bound: number): string => given ?? `http://localhost:${bound}`;
    const make = (bound: () => number) => {
      const byOrganisation = organisation && organisationSignIn(organisation);
      const signIn = { people: store.people, origin: () => originAt(bound()), organisation: byOrganisation, ...ways };
      const people = isPeople ? { people: signIn } : {};
      return makeApp({ ...parts, port: bound, ...people });
    };
    const listening = await listen(make, host, port, { origin: given });
    await replay?.listen(host, listening.port, port === 0);
    const address = isPeople ? originAt(listening.port) : listening.address;
    const owner = { role: 'owner', mayExport: true, seesPeople: true } as const;
    const firstOwner =
      isPeople && accounts === 0
        ? `${address}/join#${await invite(store.people, '', owner, new Date(now()), ways.keyring)}`
        : null;
    // The first reader finds the first page made.
    if (options.ahead === true)
      for (const revision of imported) keeper.make(caseToRun(store, revision), DEFAULT_CONFIG).catch(() => {});
    const { fixityDays = FIXITY_DAYS } = options;
    const clock = fixityDays > 0 ? startFixityClock({ store, vaults, now, log, everyDays: fixityDays }) : null;
    return {
      address,
      firstOwner,
      imported,
      replayPort: replay?.replays.port() ?? null,
      close: async () => {
        await replay?.close();
        await live.close();
        await listening.close();
        await clock?.stop();
        await keeper.close();
        await index.stop();
        await shown.close();
        await vaults.close();
        await store.close();
      },
    };
  } catch (error) {
    await keeper.close();
    await index.stop();
    await store.close();
    throw error;
  }
}

/** What was kept is told, so that it is soon among the rows of all cases. */
const nudging = (store: OpenedStore, nudge: () => void): OpenedStore => ({
  ...store,
  importCase: (input) => store.importCase(input).finally(nudge),
  reviseCase: (...input) => store.reviseCase(...input).finally(nudge),
});
