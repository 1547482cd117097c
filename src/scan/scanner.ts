/**
 * Whether a file's bytes may be handed out, where a scanner is named: scanned before they are, again after a day (what is known
 * as malicious grows), and held back when flagged until an editor who knows of it says otherwise.
 */
import type { ScanRelease, ScanStanding } from '../core/evidence/vault/scan.js';
import { askClamd, type ClamdPlace } from './clamd.js';
import type { ScanLog } from './scan-log.js';

const GOOD_MS = 24 * 3_600_000;

export type Scanner = {
  /** @throws ScannerAway while the scanner does not answer */
  standing(sha256: string, path: string): Promise<ScanStanding>;
  /** @returns what stands then; null: nothing was found that could be released */
  release(sha256: string, given: Omit<ScanRelease, 'finding'>): Promise<ScanStanding | null>;
};

export function makeScanner(place: ClamdPlace, log: ScanLog, now: () => string): Scanner {
  const running = new Map<string, Promise<ScanStanding>>();
  const scan = async (sha256: string, path: string): Promise<ScanStanding> => {
    const word = await askClamd(place, path);
    await log.scanned(sha256, { ...word, at: now() });
    return (await log.of(sha256)) as ScanStanding;
  };
  return {
    async standing(sha256, path) {
      const before = await log.of(sha256);
      if (before !== null && Date.parse(now()) - Date.parse(before.at) < GOOD_MS) return before;
      const going = running.get(sha256) ?? scan(sha256, path).finally(() => running.delete(sha256));
      running.set(sha256, going);
      return going;
    },
    async release(sha256, given) {
      const before = await log.of(sha256);
      if (before === null || before.state === 'clean') return null;
      await log.released(sha256, { ...given, finding: before.finding });
      return log.of(sha256);
    },
  };
}
