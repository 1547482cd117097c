/** The numbers of one output in a line: means of either side, the difference, the ratio of counts, and what would not have shown. */
import type { ReactNode } from 'react';
import type { OutputEffect } from '../../core/perception/result.js';
import { isGap } from '../../core/problem.js';
import { Num } from '../parts/num.js';
import { threeDigits } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './perception-page.module.css';

export function OutputNumbers({ output, isOwn }: { readonly output: OutputEffect; readonly isOwn: boolean }) {
  const { rows, weighed, means, counts } = output;
  const { average, smallestDetectable } = weighed;
  // a reader's own numbers are of no run and open onto nothing
  const number = (of: string, words: string): ReactNode =>
    isOwn ? (
      words
    ) : (
      <Num of={`perception/${of}/${rows.indicator}`} look="quiet">
        {words}
      </Num>
    );
  return (
    <p className={css.numbers}>
      {!isGap(means) && (
        <>
          {number(
            'before',
            say('perception.meanBefore', { n: means.before.rows, mean: threeDigits(means.before.mean) }),
          )}{' '}
          {number(
            'after',
            say('perception.meanAfter', { n: means.after.rows, mean: threeDigits(means.after.mean) }),
          )}{' '}
        </>
      )}
      {!isGap(means) && !isGap(means.ratio) && means.ratio.low < means.ratio.high && (
        <>
          {say('perception.ratioOpen', {
            value: threeDigits(means.ratio.value),
            low: threeDigits(means.ratio.low),
            high: threeDigits(means.ratio.high),
          })}{' '}
        </>
      )}
      {average &&
        number(
          'output',
          say('perception.difference', {
            effect: threeDigits(average.effect),
            low: threeDigits(average.q025),
            high: threeDigits(average.q975),
          }),
        )}{' '}
      {smallestDetectable !== null && say('perception.smallest', { least: threeDigits(smallestDetectable) })}{' '}
      {!isGap(counts) && (
        <>
          {number(
            'counts',
            say('perception.asCounts', {
              ratio: threeDigits(counts.ratio.q50),
              low: threeDigits(counts.ratio.q025),
              high: threeDigits(counts.ratio.q975),
            }),
          )}{' '}
          {say('perception.asCounts.least', { least: threeDigits(counts.smallestRatio) })}
        </>
      )}
    </p>
  );
}
