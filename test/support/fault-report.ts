/** What rounds of a fault came to: printed, and kept for validation/faults/RESULTS.md where PLUMBLINE_FAULTS names a file. */
import { appendFileSync } from 'node:fs';

export type FaultCount = {
  readonly fault: string;
  /** what it happened to */
  readonly on: string;
  readonly rounds: number;
  /** writes that whoever asked was told are kept */
  readonly acknowledged: number;
  /** writes that whoever asked was told have failed */
  readonly refused: number;
  /** acknowledged and not there afterwards, or not byte for byte */
  readonly lost: number;
  /** there more than once */
  readonly doubled: number;
  /** custody logs, or rows of revisions, in which something does not follow on what is before it */
  readonly broken: number;
  readonly note: string;
};

export function tellFault(count: FaultCount): void {
  const { fault, on, rounds, acknowledged, refused, lost, doubled, broken, note } = count;
  const counts = `${acknowledged} acknowledged, ${refused} told as failed, ${lost} lost, ${doubled} doubled, ${broken} broken`;
  process.stdout.write(`${fault}, ${on}: ${rounds} rounds, ${counts}${note === '' ? '' : `; ${note}`}\n`);
  const file = process.env.PLUMBLINE_FAULTS;
  if (file) appendFileSync(file, `${JSON.stringify(count)}\n`);
}

export const NO_HARM = { lost: 0, doubled: 0, broken: 0 } as const;

/** What became of writes that have each a number: those acknowledged, and what is there afterwards, in its order. */
export function harmOf(acknowledged: Iterable<number>, there: readonly number[]): Pick<FaultCount, 'lost' | 'doubled'> {
  const kept = new Set(there);
  return {
    lost: [...new Set(acknowledged)].filter((n) => !kept.has(n)).length,
    doubled: there.length - kept.size,
  };
}
