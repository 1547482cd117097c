/**
 * An archive over HTTP: pages of rows over all cases (list, filter, find) by one client and by fifty, reads and writes of cases
 * by fifty, how fast cases come in, memory, and how all of it grows from 10³ rows of evidence on. Cases hold 1,000 readings and
 * 100 claims, asked for by another process (load-client.mjs); the first come in as folders that are read and checked, the rest as the rows those would have given.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { makeRng, type Rng } from '../src/core/numerics/rng.js';
import type { IndexedRow } from '../src/core/ports.js';
import { makeApp } from '../src/server/app.js';
import { listen } from '../src/server/serve.js';
import { startEmbedded } from '../src/store/embedded.js';
import { type OpenedStore, openPostgresStore } from '../src/store/postgres-store.js';
import { inventedImport } from '../src/testing/invented-import.js';
import { ms } from './measure.js';

const CLIENTS = 50;
const READINGS = 1_000;
const CLAIMS = 100;
const SIZES = [1_000, 10_000, 100_000];
const DEEP_SIZES = [...SIZES, 1_000_000];
const ASKED = 400;
const LIMIT_MS = 200;
/** a page read, a question thought of: a client in a hurry */
const PACE_MS = 1_000;

/** `PLUMBLINE_LOAD_SIZES=1000,1000000` measures other sizes. */
const GIVEN_SIZES = process.env.PLUMBLINE_LOAD_SIZES?.split(',').map(Number);

type Ask = { readonly name: string; readonly path: (i: number, size: number) => string };

/** Words by how many rows hold them: Zipf's, as of any text. */
const VOCABULARY = 20_000;
const word = (rank: number): string => `w${rank.toString(36)}x`;
function anyWord(rng: Rng): string {
  return word(Math.min(VOCABULARY, Math.floor(Math.exp(rng.uniform() * Math.log(VOCABULARY)))));
}

const PAGES: readonly Ask[] = [
  { name: 'list, first page', path: () => 'table=readings' },
  { name: 'list, some page further on', path: (i) => `table=readings&after=${further(i)}` },
  { name: 'list of claims', path: (i) => `table=claims&after=${further(i)}` },
  { name: 'filter by case', path: (i, size) => `table=readings&case=${caseName((i * 7919) % (size / READINGS))}` },
  { name: 'filter by days', path: (i) => `table=readings&from=${day(i * 31)}&to=${day(i * 31 + 2)}` },
  { name: 'find a word of every third row', path: () => `table=readings&q=${word(1)}` },
  { name: 'find a word of every hundredth', path: (i) => `table=readings&q=${word(40 + (i % 10))}` },
  { name: 'find a rare word', path: (i) => `table=readings&q=${word(5_000 + ((i * 97) % 10_000))}` },
  { name: 'find two words', path: (i) => `table=readings&q=${word(3)}+${word(30 + (i % 50))}` },
  { name: 'find what is nowhere', path: (i) => `table=claims&q=nowhere${i}` },
];

const caseName = (i: number): string => `case-${String(i).padStart(5, '0')}`;
const DAYS = 3_000;
const day = (i: number): string => new Date(Date.UTC(2022, 0, 1 + (i % DAYS))).toISOString().slice(0, 10);
const further = (i: number): string =>
  Buffer.from(JSON.stringify([day(i * 7), caseName(i % 7), ''])).toString('base64url');

function rowsOf(index: number, rng: Rng): readonly IndexedRow[] {
  const row = (table: string, n: number): IndexedRow => {
    const words = Array.from({ length: 12 }, () => anyWord(rng));
    return {
      ...{ table, id: `${table[0]}${n}`, day: day(Math.floor(rng.uniform() * DAYS)), title: words.join(' ') },
      tokens: [...new Set([`${table[0]}${n}`, ...words])],
    };
  };
  return [
    ...Array.from({ length: READINGS }, (_, n) => row('readings', n)),
    ...Array.from({ length: CLAIMS }, (_, n) => row('claims', index * CLAIMS + n)),
  ];
}

export async function measureLoad(deep: boolean): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-load-'));
  chmodSync(folder, 0o711);
  const server = await startEmbedded(join(folder, 'data'));
  const store = await openPostgresStore(server.url('postgres'));
  const parts = { store, web: () => new Response(''), now: () => new Date().toISOString(), log: () => {} };
  const rows = { rows: store.rows, behind: () => 0 };
  const listening = await listen((port) => makeApp({ ...parts, port, rows }), '127.0.0.1', 0);
  const asker = fork(fileURLToPath(new URL('load-client.mjs', import.meta.url)), { execArgv: [] });
  try {
    const lines: string[] = [];
    let filled = 0;
    const before = new Map<string, number>();
    for (const size of GIVEN_SIZES ?? (deep ? DEEP_SIZES : SIZES)) {
      const from = performance.now();
      await fill(store, filled, size / READINGS);
      const seconds = (performance.now() - from) / 1000;
      const added = ((size / READINGS - filled) * (READINGS + CLAIMS)) / seconds;
      filled = size / READINGS;
      await settled(server.url('postgres'));
      lines.push(
        `${size} readings and ${size / 10} claims in ${filled} cases: ${added.toFixed(0)} rows a second came in`,
      );
      for (const page of PAGES) {
        const one = await asked(asker, 1, ASKED / 4, `${listening.address}/api/rows?`, (i) => page.path(i, size));
        const many = await asked(asker, CLIENTS, ASKED, `${listening.address}/api/rows?`, (i) => page.path(i, size));
        const paced = await asked(
          asker,
          CLIENTS,
          ASKED / 2,
          `${listening.address}/api/rows?`,
          (i) => page.path(i, size),
          PACE_MS,
        );
        const grown = power(before.get(page.name), one.p95);
        before.set(page.name, one.p95);
        lines.push(
          `  ${page.name}: p95 ${ms(one.p95)} ms alone${one.p95 > LIMIT_MS ? ' (OVER 200 ms)' : ''}${grown}; ` +
            `by ${CLIENTS} clients who ask once a second each p95 ${ms(paced.p95)} ms, p99 ${ms(paced.p99)} ms${paced.p95 > LIMIT_MS ? ' (OVER 200 ms)' : ''}; ` +
            `by ${CLIENTS} who ask as soon as they are answered ${many.rate.toFixed(0)} a second, p95 ${ms(many.p95)} ms, p99 ${ms(many.p99)} ms`,
        );
      }
      const mixed = await readsAndWrites(store, listening.address, size);
      lines.push(`  ${mixed}; memory of the server ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`);
    }
    return lines;
  } finally {
    asker.kill();
    await listening.close();
    await store.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Four cases at a time: as many as there are connections. */
async function fill(store: OpenedStore, from: number, to: number): Promise<void> {
  let next = from;
  const one = async (): Promise<void> => {
    for (let i = next++; i < to; i = next++) {
      await store.importCase(inventedImport(caseName(i), 1));
      await store.rows.indexCase(caseName(i), 1, 'bench', rowsOf(i, makeRng(i)));
    }
  };
  await Promise.all(Array.from({ length: 4 }, one));
}

/** What autovacuum does by itself within minutes; before it, plans are made for an empty table. */
async function settled(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('vacuum analyze case_row');
  await client.end();
}

type Answered = { readonly rate: number; readonly p50: number; readonly p95: number; readonly p99: number };

type Told = { readonly taken: number[]; readonly ms: number } | { readonly failed: string };

async function asked(
  asker: ChildProcess,
  clients: number,
  count: number,
  base: string,
  path: (i: number) => string,
  everyMs = 0,
): Promise<Answered> {
  asker.send({ clients, everyMs, addresses: Array.from({ length: count }, (_, i) => `${base}${path(i)}`) });
  const [told] = (await once(asker, 'message')) as [Told];
  if ('failed' in told) throw new Error(told.failed);
  return summary(told.taken, told.ms);
}

/** Nine reads of a case's revisions and files for one revision that comes in. */
async function readsAndWrites(store: OpenedStore, address: string, size: number): Promise<string> {
  const cases = size / READINGS;
  const taken: { read: number[]; written: number[] } = { read: [], written: [] };
  const whole = await together(CLIENTS, ASKED, async (i) => {
    const name = caseName((i * 7919) % cases);
    const from = performance.now();
    if (i % 10 === 0) await store.importCase(inventedImport(name, size + i));
    else await (await fetch(`${address}/api/cases/${name}/files/tables/claims.csv?revision=1`)).arrayBuffer();
    taken[i % 10 === 0 ? 'written' : 'read'].push(performance.now() - from);
  });
  const p99 = (times: number[]): string =>
    ms(
      at(
        times.sort((a, b) => a - b),
        0.99,
      ),
    );
  return `nine reads for a write by ${CLIENTS} clients: ${whole.rate.toFixed(0)} a second, p99 ${p99(taken.read)} ms of reads and ${p99(taken.written)} ms of writes`;
}

async function together(clients: number, count: number, act: (i: number) => Promise<unknown>): Promise<Answered> {
  const taken: number[] = [];
  let next = 0;
  const client = async (): Promise<void> => {
    for (let i = next++; i < count; i = next++) {
      const from = performance.now();
      await act(i);
      taken.push(performance.now() - from);
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  return summary(taken, performance.now() - from);
}

function summary(taken: number[], wholeMs: number): Answered {
  taken.sort((a, b) => a - b);
  return { rate: (1000 * taken.length) / wholeMs, p50: at(taken, 0.5), p95: at(taken, 0.95), p99: at(taken, 0.99) };
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;

/** Sizes are ten times the ones before. */
const power = (before: number | undefined, now: number): string =>
  before === undefined ? '' : `, power ${Math.log10(now / before).toFixed(2)} of the rows`;
