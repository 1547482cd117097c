/**
 * A vault opened to add to it. A file comes in in two steps: its bytes are brought to the disk under their digest, then
 * one line of the custody log says so. A process killed between them leaves bytes that nothing speaks of, which the next
 * attempt finds and uses; one killed inside a line leaves a piece of a line, which is cut off when the vault is next
 * opened, since nobody was told of it.
 */
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderBlobs } from '../blobs/folder-blobs.js';
import { openBlobs } from '../blobs/open-blobs.js';
import { checkChain } from '../core/evidence/custody/chain.js';
import type { CustodyEvent } from '../core/evidence/custody/record.js';
import {
  type Arrival,
  type EvidenceEntry,
  entriesOf,
  eventOfEntry,
  idOfArrival,
} from '../core/evidence/vault/entry.js';
import { InputError } from '../core/problem.js';
import { VAULT_MARK } from '../folder/vault-mark.js';
import { hashOfText } from '../integrity/custody-file.js';
import { type CustodyLog, openCustodyLog } from '../integrity/custody-log.js';
import { lockFolder } from '../store/folder-lock.js';
import { custodyLogOf, incomingOf, isVault, workingOf } from './vault-paths.js';

export type Vault = {
  readonly folder: string;
  /** evidentiary copies; bytes come in here before `add` tells of them */
  readonly blobs: FolderBlobs;
  readonly working: FolderBlobs;
  readonly log: CustodyLog;
  /** in the order they came in, those just added too */
  entries(): readonly EvidenceEntry[];
  /** Adds what is not there yet, all with one write to the disk. Gives each arrival's entry, in order. */
  add(arrivals: readonly Arrival[]): Promise<readonly Added[]>;
  /** Any other line of the log. */
  tell(event: Omit<CustodyEvent, 'at' | 'actor'>): Promise<void>;
  close(): Promise<void>;
};

export type Added = { readonly entry: EvidenceEntry /** false: it was there before */; readonly isNew: boolean };

export type VaultTools = {
  /** who receives, for the log */
  readonly actor: string;
  /** ISO 8601 UTC */
  readonly now: () => string;
  readonly note?: (line: string) => void;
};

/** Made where there is none. @throws StoreError while another process adds to it, InputError where its log is broken */
export async function openVault(folder: string, { actor, now, note = () => {} }: VaultTools): Promise<Vault> {
  await mkdir(folder, { recursive: true });
  const unlock = await lockFolder(folder, note);
  try {
    if (!isVault(folder)) await writeFile(join(folder, VAULT_MARK), '{ "plumbline:vault": 1 }\n', { flag: 'wx' });
    await checkVersion(folder);
    await rm(incomingOf(folder), { recursive: true, force: true });
    const path = custodyLogOf(folder);
    await cutTornLine(path, note);
    const log = await openCustodyLog(path);
    const entries = [...entriesOf(checkChain(await textOf(path), hashOfText).records)];
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    return {
      folder,
      blobs: openBlobs(folder, incomingOf(folder)),
      working: openBlobs(workingOf(folder), incomingOf(folder)),
      log,
      entries: () => entries,
      async add(arrivals) {
        const fresh: EvidenceEntry[] = [];
        const added = arrivals.map((arrival): Added => {
          const id = idOfArrival(arrival, hashOfText);
          const known = byId.get(id);
          if (known) return { entry: known, isNew: false };
          const entry = { ...arrival, id, receivedAt: now() };
          byId.set(id, entry);
          fresh.push(entry);
          return { entry, isNew: true };
        });
        await log.appendAll(fresh.map((entry) => eventOfEntry(entry, actor)));
        entries.push(...fresh);
        return added;
      },
      tell: async (event) => void (await log.append({ ...event, at: now(), actor })),
      close: unlock,
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function checkVersion(folder: string): Promise<void> {
  const text = await readFile(join(folder, VAULT_MARK), 'utf8');
  if (!/"plumbline:vault":\s*1\b/.test(text))
    throw new InputError(join(folder, VAULT_MARK), 'a vault of version 1', text.slice(0, 60));
}

/** @param path of a log whose last line may have no end */
async function cutTornLine(path: string, note: (line: string) => void): Promise<void> {
  const bytes = Buffer.from(await textOf(path, 'latin1'), 'latin1');
  const whole = bytes.lastIndexOf(0x0a) + 1;
  if (whole === bytes.byteLength) return;
  note(`${path}: the last line was cut off while it was written; ${bytes.byteLength - whole} bytes of it taken away`);
  const file = await open(path, 'r+');
  try {
    await file.truncate(whole);
    await file.sync();
  } finally {
    await file.close();
  }
}

const textOf = (path: string, encoding: BufferEncoding = 'utf8'): Promise<string> =>
  readFile(path, encoding).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
