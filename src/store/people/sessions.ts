/** Sessions and API tokens. A session ends after an idle time and after an absolute one, whatever it does. */
import type { PeopleDb, PeopleTables } from './people-tables.js';

export const IDLE_MS = 12 * 3_600_000;
export const LONGEST_MS = 7 * 24 * 3_600_000;

export const sessions = (db: PeopleDb) => ({
  begin: (row: PeopleTables['account_session']) => db.insertInto('account_session').values(row).execute(),
  /** The open session of a secret, marked as seen; undefined when it ended. */
  seen: (secretDigest: string, at: Date) =>
    db
      .updateTable('account_session')
      .set({ seen_at: at })
      .where('secret_digest', '=', secretDigest)
      .where('ended_at', 'is', null)
      .where('seen_at', '>', new Date(at.getTime() - IDLE_MS))
      .where('created_at', '>', new Date(at.getTime() - LONGEST_MS))
      .returningAll()
      .executeTakeFirst(),
  /** Whether it is open, without marking it as seen: what runs by itself keeps no session open. */
  isOpen: async (id: string, at: Date): Promise<boolean> =>
    (await db
      .selectFrom('account_session')
      .select('id')
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .where('seen_at', '>', new Date(at.getTime() - IDLE_MS))
      .where('created_at', '>', new Date(at.getTime() - LONGEST_MS))
      .executeTakeFirst()) !== undefined,
  list: (accountId: string, at: Date) =>
    db
      .selectFrom('account_session')
      .select(['id', 'by', 'agent', 'created_at', 'seen_at'])
      .where('account_id', '=', accountId)
      .where('ended_at', 'is', null)
      .where('seen_at', '>', new Date(at.getTime() - IDLE_MS))
      .where('created_at', '>', new Date(at.getTime() - LONGEST_MS))
      .orderBy('created_at')
      .execute(),
  end: (accountId: string, id: string, at: Date) =>
    db
      .updateTable('account_session')
      .set({ ended_at: at })
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .execute(),

  addToken: (row: PeopleTables['account_token']) => db.insertInto('account_token').values(row).execute(),
  token: (secretDigest: string, at: Date) =>
    db
      .selectFrom('account_token')
      .selectAll()
      .where('secret_digest', '=', secretDigest)
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
