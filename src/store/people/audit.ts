/**
 * The audit of every act, only ever added to. Each process that writes keeps a chain of its own on each case, a row's
 * digest over its words and the digest before it: many servers write at once without waiting for each other, and a row
 * altered or taken from the middle is found. What a chain cannot tell is rows missing at its end: a backup can.
 */
import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { PeopleDb, PeopleTables } from './people-tables.js';

type Row = PeopleTables['audit'];
export type ToldAct = Omit<Row, 'writer' | 'number' | 'digest'>;

/** What is looked for; blank: anything. `caseName` undefined: of every case and of the desk. */
export type AuditAsked = {
  readonly caseName: string | undefined;
  readonly before: string | null;
  /** name of an account as it was then */
  readonly by: string;
  /** somewhere in act, address or outcome */
  readonly words: string;
};

/** Where the chain of a case breaks: the first row that is not what was written. */
export type AuditBreak = { readonly caseName: string; readonly writer: string; readonly number: number };

export type AuditCheck = {
  readonly rows: number;
  readonly chains: number;
  /** the first of each chain that breaks */
  readonly breaks: readonly AuditBreak[];
};

export function auditLog(db: PeopleDb) {
  const writer = randomUUID();
  const heads = new Map<string, Promise<{ number: number; digest: string }>>();

  const tell = async (act: ToldAct): Promise<void> => {
    const before = heads.get(act.case_name) ?? Promise.resolve({ number: 0, digest: '' });
    const added = before.then(async ({ number, digest }) => {
      const row = { ...act, writer, number: number + 1, digest: digestOf(act, digest) };
      await db.insertInto('audit').values(row).execute();
      return { number: row.number, digest: row.digest };
    });
    // A row that could not be written leaves the chain where it was.
    heads.set(
      act.case_name,
      added.catch(() => before),
    );
    await added;
  };

  return {
    tell,
    /** Newest first. @param before an `id` that was given */
    audit: async ({ caseName, before, by, words }: AuditAsked, most: number) => {
      const [at = '', writer = '', number = '0'] = before?.split('/') ?? [];
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .$if(caseName !== undefined, (query) => query.where('case_name', '=', caseName ?? ''))
        .$if(before !== null, (query) =>
          query.where(sql<boolean>`(at, writer, number) < (${at}::timestamptz, ${writer}, ${number}::int4)`),
        )
        .$if(by !== '', (query) => query.where('account_name', '=', by))
        .$if(words !== '', (query) =>
          query.where(sql<boolean>`strpos(lower(act || ' ' || request || ' ' || outcome), lower(${words})) > 0`),
        )
        .orderBy('at', 'desc')
        .orderBy('writer', 'desc')
        .orderBy('number', 'desc')
        .limit(most)
        .execute();
      return rows.map((row) => ({
        id: `${new Date(row.at).toISOString()}/${row.writer}/${row.number}`,
        ...{ at: row.at, by: row.account_name, act: row.act, caseName: row.case_name },
        ...{ request: row.request, outcome: row.outcome },
      }));
    },
    /** Reads every chain again, in a time that grows with the rows. */
    check: async (): Promise<AuditCheck> => {
      const breaks: AuditBreak[] = [];
      let [rows, chains, last]: [number, number, Row | null] = [0, 0, null];
      let head = { key: '', number: 0, digest: '', isBroken: false };
      for (;;) {
        const page: readonly Row[] = await pageAfter(db, last);
        for (const row of page) {
          const key = `${row.case_name}/${row.writer}`;
          if (key !== head.key) {
            head = { key, number: 0, digest: '', isBroken: false };
            chains++;
          }
          const isNext = row.number === head.number + 1 && row.digest === digestOf(row, head.digest);
          if (!isNext && !head.isBroken)
            breaks.push({ caseName: row.case_name, writer: row.writer, number: head.number + 1 });
          head = { key, number: row.number, digest: row.digest, isBroken: head.isBroken || !isNext };
        }
        rows += page.length;
        last = page.at(-1) ?? null;
        if (last === null) return { rows, chains, breaks };
      }
    },
  };
}

const PAGE_ROWS = 5_000;

/** In the order of the chains. @param last null: from the first */
const pageAfter = (db: PeopleDb, last: Row | null): Promise<Row[]> =>
  db
    .selectFrom('audit')
    .selectAll()
    .$if(last !== null, (query) =>
      query.where(
        sql<boolean>`(case_name, writer, number) > (${last?.case_name}, ${last?.writer}, ${last?.number}::int4)`,
      ),
    )
    .orderBy('case_name')
    .orderBy('writer')
    .orderBy('number')
    .limit(PAGE_ROWS)
    .execute();

/** SHA-256 in hex over the digest before and the words of the row, as JSON in this order. */
function digestOf(row: ToldAct, before: string): string {
  const words = [before, new Date(row.at).toISOString(), row.account_id, row.account_name, row.act];
  return createHash('sha256')
    .update(JSON.stringify([...words, row.case_name, row.request, row.outcome]))
    .digest('hex');
}
