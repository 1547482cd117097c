/** What opens an account, changed: each write is refused where what it was made on has changed meanwhile. */
import type { PeopleDb } from './people-tables.js';

export const factorWrites = (db: PeopleDb) => ({
  /** @param was as it is kept now. false: another one came meanwhile */
  setPassword: async (id: string, was: string, password: string): Promise<boolean> => {
    const set = db.updateTable('account').set({ password }).where('id', '=', id).where('password', '=', was);
    return (await set.executeTakeFirst()).numUpdatedRows === 1n;
  },
  /** The same secret, kept another way. */
  resealTotp: (id: string, was: string, totp: string) =>
    db.updateTable('account').set({ totp }).where('id', '=', id).where('totp', '=', was).execute(),
  offerTotp: (id: string, next_totp: string) =>
    db.updateTable('account').set({ next_totp }).where('id', '=', id).execute(),
  /** The offered authenticator takes the place of the one there was. false: another one was offered meanwhile */
  takeTotp: async (id: string, offered: string, step: number): Promise<boolean> => {
    const taken = db
      .updateTable('account')
      .set({ totp: offered, totp_step: step, next_totp: '' })
      .where('id', '=', id)
      .where('next_totp', '=', offered);
    return (await taken.executeTakeFirst()).numUpdatedRows === 1n;
  },
  /** Those there were are worth nothing any more. */
  setRecovery: (id: string, digests: readonly string[]): Promise<void> =>
    db.transaction().execute(async (tx) => {
      await tx.deleteFrom('account_recovery').where('account_id', '=', id).execute();
      await tx
        .insertInto('account_recovery')
        .values(digests.map((code_digest) => ({ account_id: id, code_digest })))
        .execute();
    }),
  recoveryLeft: async (id: string): Promise<number> =>
    (await db.selectFrom('account_recovery').select('code_digest').where('account_id', '=', id).execute()).length,
  /** The key of what this person's browsers keep, made by the first of them that asks. @param made taken where there is none */
  browserKey: async (id: string, made: string): Promise<string> => {
    await db
      .updateTable('account')
      .set({ browser_key: made })
      .where('id', '=', id)
      .where('browser_key', '=', '')
      .execute();
    const row = await db.selectFrom('account').select('browser_key').where('id', '=', id).executeTakeFirstOrThrow();
    return row.browser_key;
  },
});
