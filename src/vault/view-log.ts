/**
 * Who looked at what: a line for every picture shown without its veil and every page replayed, written before it is shown. It lies
 * beside the cases and not in their custody logs: looking changes nothing, and is done a thousand times as often.
 */
import { appendFile, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { EvidenceSeen } from '../core/evidence/vault/evidence-answers.js';

export type Seen = EvidenceSeen & { readonly caseName: string; readonly id: string; readonly sha256: string };

export type ViewLog = {
  tell(seen: Seen): Promise<void>;
  /** The latest first, as far back as is kept at hand. */
  of(sha256: string): Promise<readonly EvidenceSeen[]>;
  /** What one person looked at from an instant on. `isWhole` false: what is at hand does not reach back so far. */
  by(who: string, since: string): Promise<{ readonly looks: readonly Seen[]; readonly isWhole: boolean }>;
};

const AT_HAND = 4 * 1024 * 1024;
const MOST = 100;

export function viewLogAt(path: string): ViewLog {
  return {
    async tell(seen) {
      await mkdir(dirname(path), { recursive: true });
      await appendFile(path, `${JSON.stringify(seen)}\n`, { mode: 0o600 });
    },
    async of(sha256) {
      const { text } = await endOf(path);
      const lines = text.split('\n').filter((line) => line.includes(sha256));
      return lines
        .reverse()
        .flatMap(read)
        .filter((seen) => seen.sha256 === sha256)
        .slice(0, MOST)
        .map(told);
    },
    async by(who, since) {
      const { text, isAll } = await endOf(path);
      const all = text.split('\n').flatMap(read);
      const first = all[0];
      return {
        looks: all.filter((seen) => seen.who === who && seen.at >= since),
        isWhole: isAll || (first !== undefined && first.at < since),
      };
    },
  };
}

const told = ({ at, who, how, what }: Seen): EvidenceSeen => ({ at, who, how, what });

/** A line cut off by a crash, here or at the beginning of what is at hand, is none. */
function read(line: string): readonly Seen[] {
  try {
    return [JSON.parse(line) as Seen];
  } catch {
    return [];
  }
}

async function endOf(path: string): Promise<{ readonly text: string; readonly isAll: boolean }> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return { text: '', isAll: true };
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - AT_HAND);
    const bytes = new Uint8Array(size - from);
    await file.read(bytes, 0, bytes.length, from);
    return { text: new TextDecoder().decode(bytes), isAll: from === 0 };
  } finally {
    await file.close();
  }
}
