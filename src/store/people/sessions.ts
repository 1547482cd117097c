/** Sessions and API tokens. A session ends after an idle time and after an absolute one, whatever it does. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { PeopleDb, PeopleTables } from './people-tables.js';

export const IDLE_MS = 12 * 3_600_000;
const MARK_MS = 60_000;
export const LONGEST_MS = 7 * 24 * 3_600_000;

/** Neither ended, nor idle too long, nor too old. */
const isOpenAt =
  (at: Date) =>
  (eb: ExpressionBuilder<PeopleTables, 'account_session'>): Expression<SqlBool> =>
    eb.and([
      eb('ended_at', 'is', null),
      eb('seen_at', '>', new Date(at.getTime() - IDLE_MS)),
      eb('created_at', '>', new Date(at.getTime() - LONGEST_MS)),
    ]);

export const sessions = (db: PeopleDb) => ({
  begin: (row: PeopleTables['account_session']) => db.insertInto('account_session').values(row).execute(),
  /** The open session of a secret, marked as seen; undefined when it ended. */
  seen: async (secretDigests: readonly string[], at: Date) => {
    const session = await db
      .selectFrom('account_session')
      .selectAll()
      .where('secret_digest', 'in', secretDigests)
      .where(isOpenAt(at))
      .executeTakeFirst();
    // A page asks for ten things at once: one of them is written down.
    if (session && at.getTime() - session.seen_at.getTime() > MARK_MS)
      await db.updateTable('account_session').set({ seen_at: at }).where('id', '=', session.id).execute();
    return session;
  },
  /** Whether it is open, without marking it as seen: what runs by itself keeps no session open. */
  isOpen: async (id: string, at: Date): Promise<boolean> =>
    (await db
      .selectFrom('account_session')
      .select('id')
      .where('id', '=', id)
      .where(isOpenAt(at))
      .executeTakeFirst()) !== undefined,
  list: (accountId: string, at: Date) =>
    db
      .selectFrom('account_session')
      .select(['id', 'by', 'agent', 'created_at', 'seen_at'])
      .where('account_id', '=', accountId)
      .where(isOpenAt(at))
      .orderBy('created_at')
      .execute(),
  end: (accountId: string, id: string, at: Date) =>
    db
      .updateTable('account_session')
      .set({ ended_at: at })
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .execute(),
  /** All but one: what somebody who changed a factor leaves behind. @returns how many were open */
  endOthers: async (accountId: string, keptId: string, at: Date): Promise<number> => {
    const ended = await db
      .updateTable('account_session')
      .set({ ended_at: at })
      .where('account_id', '=', accountId)
      .where('id', '!=', keptId)
      .where(isOpenAt(at))
      .returning('id')
      .execute();
    return ended.length;
  },
  /** Somebody showed their factors again. */
  prove: (accountId: string, id: string, at: Date) =>
    db
      .updateTable('account_session')
      .set({ proven_at: at })
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .execute(),
  /** Of an account, tokens too: from the next request on it is nobody. */
  endAll: async (accountId: string, at: Date): Promise<void> => {
    for (const table of ['account_session', 'account_token'] as const)
      await db
        .updateTable(table)
        .set({ ended_at: at })
        .where('account_id', '=', accountId)
        .where('ended_at', 'is', null)
        .execute();
  },

  addToken: (row: PeopleTables['account_token']) => db.insertInto('account_token').values(row).execute(),
  token: (secretDigests: readonly string[], at: Date) =>
    db
      .selectFrom('account_token')
      .selectAll()
      .where('secret_digest', 'in', secretDigests)
      .where('ended_at', 'is', null)
      .where('ends_at', '>', at)
      .executeTakeFirst(),
  tokens: (accountId: string) =>
    db
      .selectFrom('account_token')
      .select(['id', 'label', 'scopes', 'created_at', 'ends_at'])
      .where('account_id', '=', accountId)
      .where('ended_at', 'is', null)
      .orderBy('created_at')
      .execute(),
  endToken: (accountId: string, id: string, at: Date) =>
    db
      .updateTable('account_token')
      .set({ ended_at: at })
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .execute(),
});
