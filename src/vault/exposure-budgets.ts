/**
 * What each person set as a budget of graphic material, in a file beside the list of looks: a line for each time it was set,
 * the last one holds. Nobody else's is ever handed out.
 */
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isBudget } from '../core/evidence/vault/exposure.js';

export type ExposureBudgets = {
  /** Files a day; null: none was set. */
  of(who: string): Promise<number | null>;
  /** @param files null takes it away */
  set(who: string, files: number | null, at: string): Promise<void>;
};

type Line = { readonly at: string; readonly who: string; readonly files: number | null };

export function exposureBudgetsAt(path: string): ExposureBudgets {
  return {
    async of(who) {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '';
        throw error;
      });
      const last = text
        .split('\n')
        .flatMap(read)
        .findLast((line) => line.who === who);
      return isBudget(last?.files) ? last.files : null;
    },
    async set(who, files, at) {
      await mkdir(dirname(path), { recursive: true });
      // A line of its own, whatever a crash left of the one before.
      await appendFile(path, `\n${JSON.stringify({ at, who, files } satisfies Line)}\n`, { mode: 0o600 });
    },
  };
}

/** A line cut off by a crash is none: the budget before it holds. */
function read(line: string): readonly Line[] {
  try {
    return [JSON.parse(line) as Line];
  } catch {
    return [];
  }
}
