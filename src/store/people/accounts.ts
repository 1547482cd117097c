/** Accounts, their keys and what they may: every write that must hold together is one transaction. */
import { type Membership, ROLES, type Role } from '../../people/permissions.js';
import { factorWrites } from './factor-writes.js';
import type { PeopleDb, PeopleTables } from './people-tables.js';

export type NewAccount = {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  readonly recovery: readonly string[];
  readonly step: number;
  readonly at: Date;
};

export type FirstComer = {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly at: Date;
};

/** Nothing is the password of such an account. */
export const NO_PASSWORD = 'none';
const MOST_NAMESAKES = 50;

export const accounts = (db: PeopleDb) => ({
  count: async () => (await db.selectFrom('account').select('id').execute()).length,
  byName: (name: string) =>
    db.selectFrom('account').selectAll().where('name', '=', name).where('closed_at', 'is', null).executeTakeFirst(),
  byId: (id: string) =>
    db.selectFrom('account').selectAll().where('id', '=', id).where('closed_at', 'is', null).executeTakeFirst(),
  list: () => db.selectFrom('account').select(['id', 'name', 'created_at', 'closed_at']).orderBy('name').execute(),

  invite: (row: PeopleTables['invitation']) => db.insertInto('invitation').values(row).execute(),
  invitation: (secretDigests: readonly string[], at: Date) =>
    db
      .selectFrom('invitation')
      .selectAll()
      .where('secret_digest', 'in', secretDigests)
      .where('used_at', 'is', null)
      .where('ends_at', '>', at)
      .executeTakeFirst(),

  /** Takes an invitation up, once. false: it was taken meanwhile, or the name was. */
  join: (invitationId: string, made: NewAccount): Promise<boolean> =>
    db
      .transaction()
      .execute(async (tx) => {
        const invited = await tx
          .updateTable('invitation')
          .set({ used_at: made.at })
          .where('id', '=', invitationId)
          .where('used_at', 'is', null)
          .returningAll()
          .executeTakeFirst();
        if (invited === undefined) return false;
        const { id, name, password, recovery, step, at } = made;
        await tx
          .insertInto('account')
          .values({ id, name, password, totp: invited.totp, totp_step: step, created_at: at, closed_at: null })
          .execute();
        await tx
          .insertInto('account_recovery')
          .values(recovery.map((code_digest) => ({ account_id: id, code_digest })))
          .execute();
        const { on_case: case_name, role, may_export, sees_people } = invited;
        await tx
          .insertInto('membership')
          .values({ case_name, account_id: id, role, may_export, sees_people })
          .execute();
        return true;
      })
      .catch((error: { code?: string }) => {
        if (error.code === '23505') return false;
        throw error;
      }),

  /** false: this step, or a later one, was used before. */
  useStep: async (id: string, step: number): Promise<boolean> => {
    const used = db.updateTable('account').set({ totp_step: step }).where('id', '=', id).where('totp_step', '<', step);
    return (await used.executeTakeFirst()).numUpdatedRows === 1n;
  },
  /** false: no such code, or used before. */
  useRecovery: async (id: string, codeDigests: readonly string[]): Promise<boolean> => {
    const used = db.deleteFrom('account_recovery').where('account_id', '=', id).where('code_digest', 'in', codeDigests);
    return (await used.executeTakeFirst()).numDeletedRows === 1n;
  },

  ...factorWrites(db),

  addPasskey: (row: PeopleTables['account_passkey']) => db.insertInto('account_passkey').values(row).execute(),
  passkeys: (accountId: string) =>
    db.selectFrom('account_passkey').selectAll().where('account_id', '=', accountId).orderBy('created_at').execute(),
  passkey: (id: string) => db.selectFrom('account_passkey').selectAll().where('id', '=', id).executeTakeFirst(),
  usePasskey: (id: string, counter: number) =>
    db.updateTable('account_passkey').set({ counter }).where('id', '=', id).execute(),
  dropPasskey: (accountId: string, id: string) =>
    db.deleteFrom('account_passkey').where('account_id', '=', accountId).where('id', '=', id).execute(),

  identities: (accountId: string) =>
    db.selectFrom('account_identity').selectAll().where('account_id', '=', accountId).orderBy('created_at').execute(),
  identity: (issuer: string, subject: string) =>
    db
      .selectFrom('account_identity')
      .selectAll()
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .executeTakeFirst(),
  /** false: somebody else's, or this account has one of the issuer. */
  linkIdentity: async (row: PeopleTables['account_identity']): Promise<boolean> => {
    const added = db.insertInto('account_identity').values(row);
    const { numInsertedOrUpdatedRows: n } = await added.onConflict((on) => on.doNothing()).executeTakeFirstOrThrow();
    return n === 1n;
  },
  /** false: nothing else opens the account. */
  unlinkIdentities: (accountId: string): Promise<boolean> =>
    db.transaction().execute(async (tx) => {
      const account = await tx.selectFrom('account').selectAll().where('id', '=', accountId).executeTakeFirst();
      const keys = await tx.selectFrom('account_passkey').select('id').where('account_id', '=', accountId).execute();
      if (!account || (account.password === NO_PASSWORD && keys.length === 0)) return false;
      await tx.deleteFrom('account_identity').where('account_id', '=', accountId).execute();
      return true;
    }),
  /** An account without password or role for somebody a provider vouches for; a name that is taken gets a number. */
  comeFirst: async ({ id, name, issuer, subject, at }: FirstComer): Promise<boolean> => {
    const add = (tried: number) =>
      db
        .transaction()
        .execute(async (tx) => {
          const row = {
            id,
            name: tried === 1 ? name : `${name}-${tried}`,
            password: NO_PASSWORD,
            totp: '',
            totp_step: 0,
          };
          await tx
            .insertInto('account')
            .values({ ...row, created_at: at, closed_at: null })
            .execute();
          await tx.insertInto('account_identity').values({ issuer, subject, account_id: id, created_at: at }).execute();
          return true;
        })
        .catch((error: { code?: string }) => {
          if (error.code === '23505') return false;
          throw error;
        });
    for (let tried = 1; tried <= MOST_NAMESAKES; tried++) if (await add(tried)) return true;
    return false;
  },

  memberships: async (accountId: string): Promise<readonly Membership[]> =>
    (await db.selectFrom('membership').selectAll().where('account_id', '=', accountId).execute()).map(toMembership),
  members: async (caseName: string) =>
    (
      await db
        .selectFrom('membership')
        .innerJoin('account', 'account.id', 'membership.account_id')
        .selectAll('membership')
        .select('account.name')
        .where('case_name', '=', caseName)
        .where('account.closed_at', 'is', null)
        .orderBy('account.name')
        .execute()
    ).map((row) => ({ name: row.name, ...toMembership(row) })),

  /** Who may read what is said of a case, each with the highest of their roles. */
  readersOf: async (caseName: string): Promise<readonly { readonly name: string; readonly role: Role }[]> => {
    const rows = await db
      .selectFrom('membership')
      .innerJoin('account', 'account.id', 'membership.account_id')
      .select(['account.name', 'role'])
      .where('case_name', 'in', ['', caseName])
      .where('sees_people', '=', true)
      .where('account.closed_at', 'is', null)
      .orderBy('account.name')
      .execute();
    const best = new Map<string, Role>();
    for (const { name, role } of rows as readonly { name: string; role: Role }[]) {
      const before = best.get(name);
      if (before === undefined || ROLES.indexOf(role) > ROLES.indexOf(before)) best.set(name, role);
    }
    return [...best].map(([name, role]) => ({ name, role }));
  },

  /** false: it would leave the desk without an owner. @param given null takes the role away */
  setMembership: (accountId: string, caseName: string, given: Omit<Membership, 'caseName'> | null): Promise<boolean> =>
    db.transaction().execute(async (tx) => {
      const owners = await tx
        .selectFrom('membership')
        .innerJoin('account', 'account.id', 'membership.account_id')
        .select('account_id')
        .where('case_name', '=', '')
        .where('role', '=', 'owner')
        .where('closed_at', 'is', null)
        .forUpdate('membership')
        .execute();
      const isLast = caseName === '' && owners.length === 1 && owners[0]?.account_id === accountId;
      if (isLast && given?.role !== 'owner') return false;
      await tx.deleteFrom('membership').where('account_id', '=', accountId).where('case_name', '=', caseName).execute();
      if (given === null) return true;
      const { role, mayExport: may_export, seesPeople: sees_people } = given;
      await tx
        .insertInto('membership')
        .values({ account_id: accountId, case_name: caseName, role, may_export, sees_people })
        .execute();
      return true;
    }),
});

const toMembership = (row: PeopleTables['membership']): Membership => ({
  caseName: row.case_name,
  role: row.role as Role,
  mayExport: row.may_export,
  seesPeople: row.sees_people,
});
