/** Whom words address: `@name`, not inside a mail address, with no stop at its end. */
const MENTION = /(?<![\p{L}\p{N}])@([\p{L}\p{N}][\p{L}\p{N}._-]{0,38}[\p{L}\p{N}])/gu;

export const mentionsIn = (words: string): readonly string[] => [
  ...new Set([...words.matchAll(MENTION)].map(([, name]) => name ?? '')),
];
