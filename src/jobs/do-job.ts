/** One job done, from the store and the vaults to its outcome. Whatever it writes is there whole or not at all. */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { DEFAULT_CONFIG } from '../core/default-config.js';
import type { Store } from '../core/ports.js';
import { printProblem } from '../core/problem.js';
import { VERSION } from '../core/version.js';
import { parseFiles } from '../folder/parse-files.js';
import { recordText } from '../folder/record-file.js';
import { intake } from '../intake/intake.js';
import { sourcesOf } from '../intake/sources.js';
import { makeInspector } from '../integrity/inspector.js';
import { weigh } from '../threads/weigh.js';
import { openVault } from '../vault/open-vault.js';
import { runFixity } from '../vault/run-fixity.js';
import { vaultOfServer } from '../vault/vault-paths.js';
import type { AssessJob, FixityJob, IntakeJob, Job, Outcome } from './job.js';

export type JobTools = {
  readonly store: Store;
  readonly databaseUrl: string;
  readonly dataFolder: string;
  /** for custody logs */
  readonly actor: string;
  readonly now: () => string;
};

export function doJob(job: Job, tools: JobTools): Promise<Outcome> {
  if (job.kind === 'assess') return assessed(job, tools);
  if (job.kind === 'fixity') return readAgain(job, tools);
  return received(job, tools);
}

/** @throws where another process made other bytes of the same: they must not differ */
async function assessed(job: AssessJob, { store, databaseUrl }: JobTools): Promise<Outcome> {
  const { caseName, revision, seed, scenario } = job;
  const files = await store.files(caseName, revision);
  if (files === null) throw new Error(`${caseName} revision ${revision}: a revision that is kept, got none`);
  const read = await parseFiles(files);
  if (!read.ok) throw new Error(read.problems.map(printProblem).join('; '));
  const madeWith = digestOf(JSON.stringify({ version: VERSION, seed, scenario, record: digestOf(recordText()) }));
  const key = [caseName, revision, madeWith];
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    const kept = await client.query<{ digest: string }>(KEPT, key);
    const [before] = kept.rows;
    if (before !== undefined) return { digest: before.digest, made: 'before' };
    const document = await weigh(read.theCase, { ...DEFAULT_CONFIG, seed, scenario }, undefined, 1);
    const digest = digestOf(document);
    await client.query(KEEP, [...key, digest, document]);
    const stands = (await client.query<{ digest: string }>(KEPT, key)).rows[0]?.digest;
    if (stands !== digest)
      throw new Error(
        `${caseName} revision ${revision}: the same bytes from every worker, got ${digest} and ${stands}`,
      );
    return { digest, made: 'now' };
  } finally {
    await client.end();
  }
}

const WHERE = 'case_name = $1 and revision = $2 and made_with = $3';
const KEPT = `select digest from assessment where ${WHERE}`;
const KEEP = `insert into assessment (case_name, revision, made_with, digest, document) values ($1, $2, $3, $4, $5)
  on conflict (case_name, revision, made_with) do nothing`;

async function readAgain({ caseName, everyDays }: FixityJob, { dataFolder, actor, now }: JobTools): Promise<Outcome> {
  const run = await runFixity(vaultOfServer(dataFolder, caseName), { actor, everyDays, now });
  if (run === null) return { files: 0, checked: 0 };
  const count = (state: string): number => run.checks.filter((check) => check.state === state).length;
  return { files: run.files, checked: run.checks.length, altered: count('altered'), missing: count('missing') };
}

async function received({ caseName, what }: IntakeJob, { dataFolder, actor, now }: JobTools): Promise<Outcome> {
  const { sources, problems } = await sourcesOf(what);
  const vault = await openVault(vaultOfServer(dataFolder, caseName), { actor, now });
  const inspector = makeInspector({ added: '', now: Date.parse(now()) });
  try {
    const { added, problems: refused } = await intake(sources, { vault, inspector, now });
    return { received: sources.length, added, problems: problems.length + refused.length };
  } finally {
    await inspector.close();
    await vault.close();
  }
}

const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
