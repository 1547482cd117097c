/** Claims read from text: how many of them, how right, in which language, and how fast. A bench prints; the gates are in validation/extract. */
import { type Sentence, scoreSentences, scoreStatements, tellScore } from '../validation/extract/sets.js';
import { printTimes, times } from './measure.js';

const isUkrainian = ({ text }: Sentence): boolean => /[іїєґІЇЄҐ']/.test(text) && /\p{Script=Cyrillic}/u.test(text);
const isEnglish = ({ text }: Sentence): boolean => !/\p{Script=Cyrillic}/u.test(text.replace(/\p{Lu}-?\d+/gu, ''));
const LANGUAGES: readonly (readonly [string, (sentence: Sentence) => boolean])[] = [
  ['English', isEnglish],
  ['Ukrainian', (one) => !isEnglish(one) && isUkrainian(one)],
  ['Russian', (one) => !isEnglish(one) && !isUkrainian(one)],
];

export async function measureExtract(): Promise<readonly string[]> {
  const extended = 'extended.json';
  const whole = scoreSentences(() => true, extended);
  const taken = await times(() => scoreSentences(() => true, extended), 5, 1);
  return [
    tellScore(
      'sentences looked at while the rules were written (30)',
      scoreSentences(({ id }) => id % 2 === 1),
    ),
    tellScore(
      'sentences not looked at (30)',
      scoreSentences(({ id }) => id % 2 === 0),
    ),
    tellScore('statements of the shipped case (10)', scoreStatements()),
    tellScore('extended set (64)', whole),
    ...LANGUAGES.map(([name, is]) => `  ${tellScore(name, scoreSentences(is, extended))}`),
    ...whole.faults.map((fault) => `  ${fault}`),
    `the extended set read and scored: ${printTimes(taken)}`,
  ];
}
