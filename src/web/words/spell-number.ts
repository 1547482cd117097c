/** English number words to ninety-nine, for headlines; beyond that the digits. */
import { LOCALE } from './locale.js';

const ONES =
  'none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

export function spellNumber(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 99) return new Intl.NumberFormat(LOCALE).format(n);
  if (n < 20) return ONES[n] as string;
  const [tens, ones] = [TENS[Math.floor(n / 10)] as string, n % 10];
  return ones === 0 ? tens : `${tens}-${ONES[ones]}`;
}

export const sentenceCase = (text: string): string => text.charAt(0).toLocaleUpperCase(LOCALE) + text.slice(1);
