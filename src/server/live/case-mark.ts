/**
 * How far a case has come: its newest revision, and how many review steps and comments there are. Each only grows, so the
 * mark is also the id of an event: whoever says the last one they had is told what came since, by any server.
 */
export type CaseMark = { readonly revision: number; readonly steps: number; readonly comments: number };

export const NO_MARK: CaseMark = { revision: 0, steps: 0, comments: 0 };

export const markText = ({ revision, steps, comments }: CaseMark): string => `${revision}.${steps}.${comments}`;

/** null where the text is no mark */
export function readMark(text: string): CaseMark | null {
  const [, revision, steps, comments] = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(text) ?? [];
  if (revision === undefined) return null;
  return { revision: Number(revision), steps: Number(steps), comments: Number(comments) };
}

export const isSameMark = (a: CaseMark, b: CaseMark): boolean => markText(a) === markText(b);
