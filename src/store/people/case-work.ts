/** What people do on a case beside its rows: steps of review and comments, some of them given to somebody to see to. */
import type { ReviewState, ReviewStep } from '../../people/review.js';
import type { PeopleDb, PeopleTables } from './people-tables.js';

export type KeptStep = ReviewStep & {
  readonly about: string;
  readonly note: string;
  readonly at: string;
  readonly name: string;
};

export type KeptComment = {
  readonly caseName: string;
  readonly id: string;
  readonly about: string;
  readonly words: string;
  readonly by: string;
  readonly at: string;
  readonly assignedTo: string | null;
  /** when and by whom it was seen to; null: open, or nobody was asked to */
  readonly doneAt: string | null;
  readonly doneBy: string | null;
};

const instant = (at: Date | null): string | null => (at === null ? null : new Date(at).toISOString());

export const caseWork = (db: PeopleDb) => {
  const comments = () =>
    db
      .selectFrom('case_comment')
      .innerJoin('account as writer', 'writer.id', 'case_comment.account_id')
      .leftJoin('account as given', 'given.id', 'case_comment.assigned_to')
      .leftJoin('account as doer', 'doer.id', 'case_comment.done_by')
      .select(['case_name as caseName', 'case_comment.id', 'about', 'words', 'at', 'done_at'])
      .select(['writer.name as by', 'given.name as assignedTo', 'doer.name as doneBy']);
  const toComment = ({ at, done_at, ...row }: Awaited<ReturnType<ReturnType<typeof comments>['execute']>>[number]) => ({
    ...row,
    at: new Date(at).toISOString(),
    doneAt: instant(done_at),
  });
  return {
    steps: async (caseName: string): Promise<readonly KeptStep[]> =>
      (
        await db
          .selectFrom('review_step')
          .innerJoin('account', 'account.id', 'review_step.account_id')
          .selectAll('review_step')
          .select('account.name')
          .where('case_name', '=', caseName)
          .orderBy('about')
          .orderBy('number')
          .execute()
      ).map((row) => ({
        about: row.about,
        revision: row.revision,
        state: row.state as ReviewState,
        by: row.account_id,
        name: row.name,
        note: row.note,
        at: new Date(row.at).toISOString(),
      })),
    /** How many steps there are, and comments with those seen to: none is ever taken away. */
    counts: async (caseName: string): Promise<{ readonly steps: number; readonly comments: number }> => {
      const of = async (table: 'review_step' | 'case_comment'): Promise<number> => {
        const counted = db.selectFrom(table).select(({ fn }) => fn.countAll<string>().as('n'));
        return Number((await counted.where('case_name', '=', caseName).executeTakeFirst())?.n ?? 0);
      };
      const done = db.selectFrom('case_comment').select(({ fn }) => fn.count<string>('done_at').as('n'));
      const seenTo = Number((await done.where('case_name', '=', caseName).executeTakeFirst())?.n ?? 0);
      return { steps: await of('review_step'), comments: (await of('case_comment')) + seenTo };
    },
    /** Fails (unique_violation) when another step took the number meanwhile. */
    addStep: (row: PeopleTables['review_step']) => db.insertInto('review_step').values(row).execute(),

    /** Oldest first. */
    comments: async (caseName: string): Promise<readonly KeptComment[]> =>
      (await comments().where('case_name', '=', caseName).orderBy('at').orderBy('case_comment.id').execute()).map(
        toComment,
      ),
    /** Given to this account and open, or naming it, over all cases; newest first. @param name as it is written after an @ */
    mine: async (accountId: string, name: string, most: number): Promise<readonly KeptComment[]> =>
      (
        await comments()
          .where((where) =>
            where.or([
              where.and([where('assigned_to', '=', accountId), where('done_at', 'is', null)]),
              where('words', 'like', `%@${name.replace(/[\\%_]/g, '\\$&')}%`),
            ]),
          )
          .orderBy('at', 'desc')
          .orderBy('case_comment.id')
          .limit(most)
          .execute()
      ).map(toComment),
    addComment: (row: PeopleTables['case_comment']) => db.insertInto('case_comment').values(row).execute(),
    /** false: there is none, it was given to nobody, or it was seen to before. */
    seeTo: async (caseName: string, id: string, accountId: string, at: Date): Promise<boolean> => {
      const seen = await db
        .updateTable('case_comment')
        .set({ done_at: at, done_by: accountId })
        .where('case_name', '=', caseName)
        .where('id', '=', id)
        .where('assigned_to', 'is not', null)
        .where('done_at', 'is', null)
        .executeTakeFirst();
      return seen.numUpdatedRows === 1n;
    },
  };
};
