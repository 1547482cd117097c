/**
 * Workers under numbers, in the order they are met: `person 1`, `person 2`. Who did two things stays one person within an
 * answer, so that what counts persons (two raters, an approver who is not the author) counts the same.
 */
export type Pseudonyms = (name: string) => string;

export function makePseudonyms(): Pseudonyms {
  const known = new Map<string, string>();
  return (name) => {
    if (name === '') return name;
    const number = known.get(name) ?? `person ${known.size + 1}`;
    known.set(name, number);
    return number;
  };
}

/** Columns of tables, and fields of answers, that name whoever worked on a case. What sources and claimants are called is data. */
const WORKERS: ReadonlySet<string> = new Set([
  ...[
    'actor',
    'analyst',
    'approver',
    'assessed_by',
    'assigned_to',
    'author',
    'by',
    'done_by',
    'opened_by',
    'rater',
    'reader',
    'signed_by',
    'who',
  ],
]);

/** @param name as a table writes it or as the program does: `assessed_by`, `assessedBy` */
export const isWorker = (name: string): boolean =>
  WORKERS.has(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
