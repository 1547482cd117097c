/** Jobs on the queue: done once whatever happens to workers, the same bytes by whichever of them, taken back at any point. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { DEFAULT_CONFIG } from '../src/core/default-config.js';
import { parseFiles } from '../src/folder/parse-files.js';
import { JOB_KINDS, type Job } from '../src/jobs/job.js';
import { type JobQueue, openQueue } from '../src/jobs/queue.js';
import { type WorkEvent, work } from '../src/jobs/work.js';
import { importFiles } from '../src/server/import-case.js';
import { openStore } from '../src/store/open-store.js';
import { makeVault } from '../src/testing/evidence/make-vault.js';
import { generateCase } from '../src/testing/generate-case.js';
import { runCli } from '../src/testing/run-cli.js';
import { weigh } from '../src/threads/weigh.js';
import { readVault } from '../src/vault/read-vault.js';
import { vaultOfServer } from '../src/vault/vault-paths.js';
import { type Child, startChild } from './support/children.js';
import { ask, freshDatabase } from './support/servers.js';

/** the smallest of the generated cases */
const SEEDS = [3, 7];
const expected = new Map<string, string>();
beforeAll(async () => {
  for (const seed of SEEDS) {
    const read = await parseFiles(generateCase(seed).files);
    if (!read.ok) throw new Error('a generated case does not read');
    expected.set(read.theCase.name, await weigh(read.theCase, { ...DEFAULT_CONFIG, seed: 1 }, undefined, 1));
  }
});

for (const server of inject('servers'))
  describe(server.name, () => {
    let database: { url: string; drop: () => Promise<void> };
    let folder: string;
    let queue: JobQueue;
    let children: Child[];
    beforeEach(async () => {
      database = await freshDatabase(server);
      folder = await mkdtemp(join(tmpdir(), 'plumbline-jobs-'));
      queue = await openQueue(database.url);
      children = [];
      const store = await openStore({ databaseUrl: database.url });
      for (const seed of SEEDS) await importFiles(store, generateCase(seed).files, '2031-01-01T00:00:00.000Z');
      await store.close();
    });
    afterEach(async () => {
      for (const child of children) child.process.kill('SIGKILL');
      for (const child of children) await child.ended;
      await queue.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    });
    const names = (): readonly string[] => [...expected.keys()];
    const assess = (caseName: string): Job => ({
      kind: 'assess',
      caseName,
      revision: 1,
      seed: 1,
      scenario: 'middling',
    });
    const workHere = async (atOnce: number, told: (event: WorkEvent) => void = () => {}): Promise<number> =>
      work({
        ...{ queue, databaseUrl: database.url, dataFolder: folder, actor: 'worker', kinds: JOB_KINDS, atOnce, told },
        ...{ untilEmpty: true, stop: new AbortController().signal, restMs: 50 },
      });
    const worker = (): Child => {
      const child = startChild('./worker.ts', [database.url, folder]);
      children.push(child);
      return child;
    };
    /** The lease is the sender's word, in seconds. */
    const sendWithLease = async (job: Job, leaseS: number): Promise<void> => {
      const sender = await openQueue(database.url, () => {}, { leaseS });
      await sender.send(job);
      await sender.close();
    };
    const kept = async (): Promise<ReadonlyMap<string, string>> =>
      new Map(
        JSON.parse(
          await ask(
            database.url,
            `select coalesce(json_agg(json_build_array(case_name, document)), '[]')::text from assessment`,
          ),
        ),
      );

    test('two workers make the bytes that one makes; asked for again, they are there', async () => {
      expect(await runCli(['jobs', 'assess', '--database', database.url])).toMatchObject({
        out: '2 jobs added; plumbline work does them\n',
      });
      expect(await queue.send(assess(names()[0] ?? ''))).toBeNull();
      expect(await workHere(2)).toBe(2);
      expect(await kept()).toEqual(expected);
      for (const name of names()) await queue.send(assess(name));
      const { code, out } = await runCli(['work', '--until-empty', '--database', database.url, '--data', folder]);
      expect([code, out]).toEqual([0, '2 jobs done\n']);
      const made = (await queue.list()).map(({ state, outcome }) => [state, outcome?.made]);
      expect(made).toEqual([...Array(2).fill(['completed', 'now']), ...Array(2).fill(['completed', 'before'])]);
      expect(await ask(database.url, 'select count(*) from assessment')).toBe('2');
    });

    test('a worker killed outright in the middle of a job: another ends it, once', async () => {
      const [name = ''] = names();
      await sendWithLease(assess(name), 2);
      const lost = worker();
      await lost.says('took');
      lost.process.kill('SIGKILL');
      await lost.ended;
      expect((await kept()).size).toBe(0);
      const next = worker();
      expect(await next.says('did'), next.complaints()).toMatch(/"made":"now"/);
      expect(await kept()).toEqual(new Map([[name, expected.get(name)]]));
      await expect.poll(async () => (await queue.list()).map(({ state }) => state)).toEqual(['completed']);
    });

    test('two workers at the same job, the lease of one having ended: one row, the same bytes', async () => {
      const [name = ''] = names();
      await sendWithLease(assess(name), 2);
      const slow = worker();
      await slow.says('took');
      slow.process.kill('SIGSTOP');
      const next = worker();
      await next.says('did');
      slow.process.kill('SIGCONT');
      await expect.poll(() => slow.lines.some((line) => /^(released|did)/.test(line)), { timeout: 30_000 }).toBe(true);
      expect(await kept()).toEqual(new Map([[name, expected.get(name)]]));
    });

    test('cancelled, a job that waits is not begun and one that runs leaves nothing', async () => {
      const [first = '', second = ''] = names();
      const id = await queue.send(assess(first));
      await queue.send(assess(second));
      const events: string[] = [];
      await workHere(1, ({ what, id: taken, job }) => {
        events.push(`${what} ${job?.caseName}`);
        if (what === 'took' && taken === id) void queue.list().then((all) => queue.cancel(all.map((one) => one.id)));
      });
      expect(events).toEqual([`took ${first}`, `released ${first}`]);
      expect((await kept()).size).toBe(0);
      expect((await queue.list()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
      const { out } = await runCli(['jobs', '--database', database.url]);
      expect(out).toMatch(/^2 jobs: 0 done, 0 running, 0 waiting, 2 cancelled/);
    });

    test('a job that cannot be done is tried again and then told with its reason', async () => {
      await queue.send({ ...assess('nowhere') });
      await workHere(1);
      const [job] = await queue.list();
      expect([job?.state, job?.outcome?.why]).toEqual([
        'failed',
        'nowhere revision 1: a revision that is kept, got none',
      ]);
    });

    test('evidence is received and read again by jobs, and the custody log says by whom', async () => {
      const [name = ''] = names();
      await makeVault(vaultOfServer(folder, name), [{ bytes: Buffer.from('from before') }]);
      await writeFile(join(folder, 'new.bin'), 'just come in');
      await queue.send({ kind: 'intake', caseName: name, what: [join(folder, 'new.bin')] });
      await workHere(1);
      await queue.send({ kind: 'fixity', caseName: name, everyDays: 0 });
      await workHere(1);
      const view = await readVault(vaultOfServer(folder, name));
      expect([view?.entries.length, view?.chain.brokenAt]).toEqual([2, null]);
      expect(view?.chain.records.filter(({ actor }) => actor === 'worker').map(({ action }) => action)).toEqual(
        expect.arrayContaining(['fixity']),
      );
      const outcomes = (await queue.list()).map(({ outcome }) => outcome);
      expect(outcomes).toEqual([
        { received: 1, added: 1, problems: 0 },
        { files: 2, checked: 2, altered: 0, missing: 0 },
      ]);
    });
  });

afterAll(() => expected.clear());
