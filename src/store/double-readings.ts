/**
 * Double readings as they are kept. A hand-in takes the next place, 1 or 2, in a transaction that holds the row of its double
 * reading, so that no third reader and no second reading of one person comes between.
 */
import { type Kysely, sql } from 'kysely';
import {
  type DoubleReading,
  type KeptDoubleReading,
  type Refusal,
  toldOf,
  whyNotHandIn,
} from '../core/evidence/reading/double-reading.js';
import type { ReadingDraft } from '../core/evidence/reading/placed-mark.js';

type Tables = {
  double_reading: {
    case_name: string;
    number: number;
    file: string;
    fragment: string | null;
    opened_at: Date;
    opened_by: string;
    given_up_at: Date | null;
  };
  handed_in_reading: {
    case_name: string;
    number: number;
    place: number;
    reader: string;
    handed_in_at: Date;
    reading: string;
  };
};
type Db = Kysely<Tables>;

export type Opening = Pick<DoubleReading, 'file' | 'fragment' | 'openedBy'> & { readonly at: string };

export type DoubleReadings = {
  /** Told as far as each may be. */
  list(caseName: string): Promise<readonly DoubleReading[]>;
  /** The one of this picture that is open already, where there is one. */
  open(caseName: string, opening: Opening): Promise<DoubleReading>;
  /** null: there is no such double reading */
  handIn(
    caseName: string,
    number: number,
    given: { readonly reader: string; readonly at: string; readonly reading: ReadingDraft },
  ): Promise<DoubleReading | Refusal | null>;
  /** Ends one that is open. null: there is none of this number */
  giveUp(caseName: string, number: number, at: string): Promise<DoubleReading | null>;
};

export function doubleReadings(given: Kysely<unknown>): DoubleReadings {
  const db = given as unknown as Db;
  return {
    list: async (caseName) => (await kept(db, caseName)).map(toldOf),
    open: (caseName, opening) =>
      db.transaction().execute(async (tx) => {
        // One opening at a time for each case.
        await sql`select pg_advisory_xact_lock(hashtext(${`double reading ${caseName}`}))`.execute(tx);
        const all = await kept(tx, caseName);
        const there = all.find(
          (one) => toldOf(one).state === 'open' && one.file === opening.file && one.fragment === opening.fragment,
        );
        if (there) return toldOf(there);
        const number = (all.at(-1)?.number ?? 0) + 1;
        const { file, fragment, openedBy, at } = opening;
        const row = { case_name: caseName, number, file, fragment, opened_at: new Date(at), opened_by: openedBy };
        await tx
          .insertInto('double_reading')
          .values({ ...row, given_up_at: null })
          .execute();
        return oneOf(tx, caseName, number);
      }),
    handIn: (caseName, number, { reader, at, reading }) =>
      db.transaction().execute(async (tx) => {
        if (!(await hold(tx, caseName, number))) return null;
        const [one] = await kept(tx, caseName, number);
        const refusal = one ? whyNotHandIn(one, reader) : null;
        if (!one || refusal !== null) return refusal;
        const row = { case_name: caseName, number, place: one.handedIn.length + 1, reader };
        await tx
          .insertInto('handed_in_reading')
          .values({ ...row, handed_in_at: new Date(at), reading: JSON.stringify(reading) })
          .execute();
        return oneOf(tx, caseName, number);
      }),
    giveUp: (caseName, number, at) =>
      db.transaction().execute(async (tx) => {
        if (!(await hold(tx, caseName, number))) return null;
        const [one] = await kept(tx, caseName, number);
        if (one && toldOf(one).state === 'open')
          await tx
            .updateTable('double_reading')
            .set({ given_up_at: new Date(at) })
            .where('case_name', '=', caseName)
            .where('number', '=', number)
            .execute();
        return oneOf(tx, caseName, number);
      }),
  };
}

/** Holds the row until the transaction ends. @returns whether there is one */
async function hold(tx: Db, caseName: string, number: number): Promise<boolean> {
  const found = await tx
    .selectFrom('double_reading')
    .select('number')
    .where('case_name', '=', caseName)
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst();
  return found !== undefined;
}

async function oneOf(db: Db, caseName: string, number: number): Promise<DoubleReading> {
  const [one] = await kept(db, caseName, number);
  if (!one) throw new Error(`${caseName}: double reading ${number} was there a moment ago`);
  return toldOf(one);
}

async function kept(db: Db, caseName: string, number?: number): Promise<readonly KeptDoubleReading[]> {
  let opened = db.selectFrom('double_reading').selectAll().where('case_name', '=', caseName);
  let handed = db.selectFrom('handed_in_reading').selectAll().where('case_name', '=', caseName);
  if (number !== undefined) {
    opened = opened.where('number', '=', number);
    handed = handed.where('number', '=', number);
  }
  const [rows, readings] = [await opened.orderBy('number').execute(), await handed.orderBy('place').execute()];
  return rows.map((row) => ({
    number: row.number,
    file: row.file,
    fragment: row.fragment,
    openedAt: new Date(row.opened_at).toISOString(),
    openedBy: row.opened_by,
    givenUpAt: row.given_up_at === null ? null : new Date(row.given_up_at).toISOString(),
    handedIn: readings
      .filter((one) => one.number === row.number)
      .map(({ reader, handed_in_at, reading }) => ({
        ...{ reader, at: new Date(handed_in_at).toISOString() },
        reading: JSON.parse(reading) as ReadingDraft,
      })),
  }));
}
