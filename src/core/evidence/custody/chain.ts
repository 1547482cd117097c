/** The chain of a custody log: the next line, and whether every line so far stands where it says. */
import { InputError } from '../../problem.js';
import {
  CUSTODY_ACTIONS,
  type CustodyEvent,
  type CustodyRecord,
  FIRST_PREV,
  type HashOfText,
  lineOfRecord,
} from './record.js';

/** How far a log goes: enough to add to it, and what a checkpoint signs. */
export type CustodyHead = { readonly size: number /** hash of the last line */; readonly hash: string };

export const EMPTY_LOG: CustodyHead = { size: 0, hash: FIRST_PREV };

/** The line to write, without its LF, and the head it makes. @throws InputError for an event that says too little */
export function nextLine(
  head: CustodyHead,
  event: CustodyEvent,
  hash: HashOfText,
): { line: string; head: CustodyHead } {
  check(event);
  const line = lineOfRecord({ ...event, prev: head.hash, seq: head.size });
  return { line, head: { size: head.size + 1, hash: hash(line) } };
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;

function check({ action, actor, at, item }: CustodyEvent): void {
  if (!CUSTODY_ACTIONS.includes(action)) throw new InputError('custody.action', CUSTODY_ACTIONS.join(', '), action);
  if (actor.trim() === '') throw new InputError('custody.actor', 'a name', actor);
  if (!INSTANT.test(at)) throw new InputError('custody.at', 'an instant in UTC', at);
  if (!/^sha256:[0-9a-f]{64}$/.test(item)) throw new InputError('custody.item', 'sha256: and 64 digits', item);
}

export type ChainCheck = {
  readonly records: readonly CustodyRecord[];
  /** head after each line, in order: where a checkpoint is looked up */
  readonly heads: readonly CustodyHead[];
  /** number of the first line that does not stand, counted from 0; null: all do. Nothing from there on is vouched for. */
  readonly brokenAt: number | null;
  readonly rule: string | null;
};

/** @param text a whole log, one record per line, each ended by LF */
export function checkChain(text: string, hash: HashOfText): ChainCheck {
  const records: CustodyRecord[] = [];
  const heads: CustodyHead[] = [];
  const broken = (rule: string): ChainCheck => ({ records, heads, brokenAt: records.length, rule });
  const lines = text.split('\n');
  // What a crash leaves of a line is no record.
  if (lines.pop() !== '') return text === '' ? { records, heads, brokenAt: null, rule: null } : checkCut(lines, broken);
  return checkLines(lines, broken);

  function checkCut(whole: readonly string[], fail: typeof broken): ChainCheck {
    const before = checkLines(whole, fail);
    return before.brokenAt === null ? fail('a line ended by a line feed') : before;
  }
  function checkLines(whole: readonly string[], fail: typeof broken): ChainCheck {
    let head = EMPTY_LOG;
    for (const line of whole) {
      const record = parse(line);
      if (record === null) return fail('one record as JSON, keys sorted, no spaces');
      if (record.seq !== head.size) return fail(`number ${head.size}, got ${record.seq}`);
      if (record.prev !== head.hash) return fail('the hash of the line before it');
      head = { size: head.size + 1, hash: hash(line) };
      records.push(record);
      heads.push(head);
    }
    return { records, heads, brokenAt: null, rule: null };
  }
}

/** A line is a record only if it is, to the letter, how that record is written. */
function parse(line: string): CustodyRecord | null {
  try {
    const record = JSON.parse(line) as CustodyRecord;
    check(record);
    return lineOfRecord(record) === line ? record : null;
  } catch {
    return null;
  }
}
