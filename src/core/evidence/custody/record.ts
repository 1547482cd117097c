/**
 * Who did what with which bytes, one record after the other. A record is written as one line of JSON with its keys sorted
 * and no spaces; its hash is the SHA-256 of that line, and the next record carries it, so that no line can be changed,
 * taken out or put in without every later one showing it. What a chain cannot show is the loss of its end: a signed
 * checkpoint does that. Nor can it show that a clock was right.
 */
export const CUSTODY_ACTIONS = [
  'collect',
  'view',
  'copy',
  'transfer',
  'export',
  'redact',
  'verify',
  'stamp',
  'fixity',
] as const;

export type CustodyAction = (typeof CUSTODY_ACTIONS)[number];

/** What is told; the chain adds number and hash. */
export type CustodyEvent = {
  readonly action: CustodyAction;
  readonly actor: string;
  /** ISO 8601 UTC, of the actor's clock */
  readonly at: string;
  /** `sha256:<hex>` of the bytes */
  readonly item: string;
  /** why, or what came of it; absent where nothing needs saying */
  readonly note?: string;
};

export type CustodyRecord = CustodyEvent & {
  /** SHA-256 of the line before, in hexadecimal; 64 zeros for the first */
  readonly prev: string;
  /** 0, 1, 2 … */
  readonly seq: number;
};

/** Gives the SHA-256 of a text's UTF-8, in hexadecimal. */
export type HashOfText = (text: string) => string;

export const FIRST_PREV = '0'.repeat(64);

/** Keys sorted, no spaces: the text whose hash counts. For flat records of texts and whole numbers. */
export function canonicalJson(record: Readonly<Record<string, string | number | undefined>>): string {
  const keys = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(record[key])}`).join(',')}}`;
}

export const lineOfRecord = (record: CustodyRecord): string => canonicalJson(record);
