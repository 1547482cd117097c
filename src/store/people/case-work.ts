/** What people do on a case beside its rows: steps of review and comments. */
import type { ReviewState, ReviewStep } from '../../people/review.js';
import type { PeopleDb, PeopleTables } from './people-tables.js';

export type KeptStep = ReviewStep & {
  readonly about: string;
  readonly note: string;
  readonly at: string;
  readonly name: string;
};

export const caseWork = (db: PeopleDb) => ({
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
  /** How many steps and comments there are: neither is ever taken away. */
  counts: async (caseName: string): Promise<{ readonly steps: number; readonly comments: number }> => {
    const of = async (table: 'review_step' | 'case_comment'): Promise<number> => {
      const counted = db.selectFrom(table).select(({ fn }) => fn.countAll<string>().as('n'));
      return Number((await counted.where('case_name', '=', caseName).executeTakeFirst())?.n ?? 0);
    };
    return { steps: await of('review_step'), comments: await of('case_comment') };
  },
  /** Fails (unique_violation) when another step took the number meanwhile. */
  addStep: (row: PeopleTables['review_step']) => db.insertInto('review_step').values(row).execute(),

  comments: (caseName: string) =>
    db
      .selectFrom('case_comment')
      .innerJoin('account as writer', 'writer.id', 'case_comment.account_id')
      .leftJoin('account as given', 'given.id', 'case_comment.assigned_to')
      .select(['case_comment.id', 'about', 'words', 'at', 'writer.name as by', 'given.name as assignedTo'])
      .where('case_name', '=', caseName)
      .orderBy('at')
      .orderBy('case_comment.id')
      .execute(),
  addComment: (row: PeopleTables['case_comment']) => db.insertInto('case_comment').values(row).execute(),
});
