import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type ChainCheck, type CustodyHead, checkChain, EMPTY_LOG, nextLine } from './chain.js';
import { againstLog, lineOfCheckpoint, parseCheckpoint } from './checkpoint.js';
import type { CustodyEvent } from './record.js';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const ITEM = `sha256:${hash('plumbline test item\n')}`;

/** Worked example C1: three records over one item, hashes worked out apart from this code. */
const EVENTS: readonly CustodyEvent[] = [
  { action: 'collect', actor: 'analyst-1', at: '2025-06-02T08:00:00Z', item: ITEM },
  { action: 'copy', actor: 'analyst-1', at: '2025-06-02T08:05:00Z', item: ITEM },
  { action: 'verify', actor: 'analyst-2', at: '2025-06-02T09:30:00Z', item: ITEM },
];
const HASHES = [
  '2aced4d96ec10cfd38b71a06f9690e779faa980fe01d4e27745588bd25617534',
  'adfb5dc5929609873cc5f309f0c6016311586ede66af671e577a3986feba276e',
  '768d5f9449424b2f8719ca32a88ee07b971124e09ea45d272a106f1403dd36bf',
];

function logOf(events: readonly CustodyEvent[]): { lines: string[]; head: CustodyHead } {
  const lines: string[] = [];
  let head = EMPTY_LOG;
  for (const event of events) {
    const next = nextLine(head, event, hash);
    lines.push(next.line);
    head = next.head;
  }
  return { lines, head };
}
const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const { lines, head } = logOf(EVENTS);
const check = (text: string): ChainCheck => checkChain(text, hash);

describe('the worked chain C1', () => {
  test('the item, the text of a record and the three hashes are those of the example', () => {
    expect(ITEM).toBe('sha256:38e4925102594a876a322b8cd4098a1fc706c6682c5843593c2bf5cb215e5763');
    expect(lines[0]).toBe(
      `{"action":"collect","actor":"analyst-1","at":"2025-06-02T08:00:00Z","item":"${ITEM}","prev":"${'0'.repeat(64)}","seq":0}`,
    );
    expect(lines.map(hash)).toEqual(HASHES);
    expect(check(textOf(lines)).heads.map((one) => one.hash)).toEqual(HASHES);
    expect(head).toEqual({ size: 3, hash: HASHES[2] });
  });

  test('every single changed bit fails: in its own record or, where that still reads as one, in the next', () => {
    const bytes = Buffer.from(textOf(lines));
    const lengths = lines.map((line) => Buffer.byteLength(line) + 1);
    const starts = [0, lengths[0] as number, (lengths[0] as number) + (lengths[1] as number)];
    for (let i = 0; i < bytes.byteLength; i++) {
      const changed = Buffer.from(bytes);
      changed[i] = (changed[i] as number) ^ 1;
      const own = starts.filter((start) => start <= i).length - 1;
      const { brokenAt, heads } = check(changed.toString('latin1'));
      // The last record has none after it: there the head differs from the signed one.
      if (brokenAt === null) expect([own, againstLog(head, { heads }) !== null]).toEqual([2, true]);
      else expect([own, own + 1]).toContain(brokenAt);
    }
  });
});

test('a line taken out, put in, doubled or moved breaks the chain there', () => {
  const [a, b, c] = lines as [string, string, string];
  expect(check(textOf([a, c])).brokenAt).toBe(1);
  expect(check(textOf([a, a, b, c])).brokenAt).toBe(1);
  expect(check(textOf([b, a, c])).brokenAt).toBe(0);
  expect(check(textOf([a, b, lines[2]?.replace('"seq":2', '"seq":3') as string])).rule).toMatch(/number 2, got 3/);
});

test('a chain cannot show that its end is missing; a checkpoint does, and lets the log go on', () => {
  const cut = check(textOf(lines.slice(0, 2)));
  expect(cut.brokenAt).toBeNull();
  expect(againstLog(head, cut)).toBe('3 records were signed, 2 are there');
  const longer = check(textOf(logOf([...EVENTS, EVENTS[0] as CustodyEvent]).lines));
  expect(againstLog(head, longer)).toBeNull();
  const anew = check(textOf(logOf([{ ...(EVENTS[0] as CustodyEvent), actor: 'analyst-9' }, ...EVENTS.slice(1)]).lines));
  expect(againstLog(head, anew)).toMatch(/are not those that were signed/);
});

test('half a line, another spelling of the same record, and an empty log', () => {
  const text = textOf(lines);
  expect(check(text.slice(0, -1)).brokenAt).toBe(2);
  expect(check(text.slice(0, -30)).brokenAt).toBe(2);
  expect(check(text.replace('"actor":"analyst-1"', '"actor": "analyst-1"')).brokenAt).toBe(0);
  expect(check('')).toMatchObject({ records: [], brokenAt: null });
});

test('an event that says too little is refused before it is written', () => {
  const wrong = (part: object): CustodyEvent => ({ ...(EVENTS[0] as CustodyEvent), ...part });
  for (const part of [{ action: 'lose' }, { actor: ' ' }, { at: '2025-06-02' }, { item: 'sha256:38e4' }]) {
    expect(() => nextLine(EMPTY_LOG, wrong(part), hash)).toThrow(/custody\.\w+: /);
  }
});

test('a checkpoint is read back as it was written, and nothing else is one', () => {
  const checkpoint = { at: '2025-06-03T00:00:00Z', ...head, key: 'a2V5', signature: 'c2ln' };
  const line = lineOfCheckpoint(checkpoint);
  expect(parseCheckpoint(line)).toEqual(checkpoint);
  for (const other of ['', '{}', ` ${line}`, line.replace('"size":3', '"size":3.5')])
    expect(parseCheckpoint(other)).toBeNull();
});
