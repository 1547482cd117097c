/** The evidence of the data folder: every custody log checked, and a sample of the bytes read against their digests. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkFixity, type Hasher } from '../core/evidence/custody/fixity.js';
import { makeRng } from '../core/numerics/rng.js';
import { bytesOf, readVault, type VaultView } from '../vault/read-vault.js';
import { type Finding, failed, ok } from './finding.js';

export type Sample = {
  /** files read in all */
  readonly most: number;
  /** which ones */
  readonly seed: number;
};

export async function evidenceFindings(dataFolder: string, { most, seed }: Sample): Promise<readonly Finding[]> {
  const root = join(dataFolder, 'evidence');
  const names = existsSync(root) ? (await readdir(root)).sort() : [];
  const vaults: VaultView[] = [];
  for (const name of names) {
    const view = await readVault(join(root, name));
    if (view !== null) vaults.push(view);
  }
  if (vaults.length === 0) return [ok('evidence', 'none in the data folder')];
  const records = vaults.reduce((sum, { chain }) => sum + chain.records.length, 0);
  const broken = vaults.filter(({ chain }) => chain.brokenAt !== null);
  return [
    broken.length === 0
      ? ok('custody logs', `${vaults.length}, ${records} records, each carrying the hash of the one before`)
      : failed(
          'custody logs',
          broken
            .map(({ folder, chain }) => `${folder}: record ${chain.brokenAt} does not stand (${chain.rule})`)
            .join('; '),
          'restore it from a backup, and see who wrote to it',
        ),
    await sampled(vaults, most, seed),
  ];
}

async function sampled(vaults: readonly VaultView[], most: number, seed: number): Promise<Finding> {
  const all = vaults.flatMap((view) => view.entries.map((entry) => ({ view, entry })));
  const rng = makeRng(seed);
  const chosen = all
    .map((one) => ({ one, at: rng.uniform() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, most);
  const against: string[] = [];
  for (const { one } of chosen)
    for await (const { state, digest } of checkFixity(bytesOf(one.view, one.entry), [one.entry.sha256], {
      makeHasher,
      now: () => '',
    }))
      if (state !== 'same') against.push(`${digest} ${state} in ${one.view.folder}`);
  const found = `${chosen.length} of ${all.length} files read: ${against.length === 0 ? 'each what its digest says' : against.join('; ')}`;
  return against.length === 0
    ? ok('evidence', found)
    : failed('evidence', found, 'read them all (plumbline fixity), and put them back from a backup');
}

const makeHasher = (): Hasher => {
  const hash = createHash('sha256');
  return { update: (piece) => void hash.update(piece), digest: () => `sha256:${hash.digest('hex')}` };
};
