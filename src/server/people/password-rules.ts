/** Which passwords may be: long enough, not what everybody tries, not one that was taken elsewhere. */
import { type Breached, NotAsked } from './breached.js';
import { isCommon } from './common-passwords.js';
import { guessable } from './guessable.js';

export const SHORTEST = 12;
export const LONGEST = 200;

/**
 * @param own words of this account and this server @param breached what the operator named beside the list that is shipped
 * @returns the rule that was broken; null: it may be
 */
export async function passwordFault(
  password: string,
  own: readonly string[],
  breached: Breached | null,
): Promise<string | null> {
  const { length } = password;
  if (length < SHORTEST || length > LONGEST) return `password: ${SHORTEST} to ${LONGEST} characters, got ${length}`;
  const guessed = guessable(password, own);
  if (guessed !== null) return `password: one that is not guessed from ${guessed}`;
  if (isCommon(password)) return 'password: one that is not among the most common ones';
  try {
    return breached && (await breached(password)) ? 'password: one that was not in a breach elsewhere' : null;
  } catch (error) {
    if (error instanceof NotAsked) return `password: ${error.message}; try again`;
    throw error;
  }
}
