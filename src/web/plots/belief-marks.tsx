/** One line for each answer: a ring at the prior, a mark at the posterior, a bar as far as one piece left out moves it. */
import type { ReactNode } from 'react';
import { useWidth } from '../parts/use-width.js';
import css from './belief-marks.module.css';
import curves from './curves.module.css';

export type Belief = {
  readonly id: string;
  readonly statement: string;
  readonly prior: number;
  readonly posterior: number;
  /** with one piece left out */
  readonly low: number;
  readonly high: number;
};

type Props = {
  readonly beliefs: readonly Belief[];
  readonly describe: (belief: Belief) => string;
  readonly number: (belief: Belief) => ReactNode;
};

const HEIGHT = 26;
const PAD = 8;

export function BeliefMarks({ beliefs, describe, number }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const at = (p: number): number => PAD + p * (width - 2 * PAD);
  return (
    <div ref={ref}>
      <ul className={css.rows}>
        {beliefs.map((belief) => (
          <li key={belief.id}>
            <div className={css.head}>
              <span>{belief.statement}</span>
              {number(belief)}
            </div>
            {width > 0 && (
              <svg
                className={css.svg}
                height={HEIGHT}
                viewBox={`0 0 ${width} ${HEIGHT}`}
                role="img"
                aria-label={describe(belief)}
              >
                <line className={curves.axis} x1={at(0)} x2={at(1)} y1={HEIGHT / 2} y2={HEIGHT / 2} />
                <line
                  className={curves.range}
                  x1={at(belief.low)}
                  x2={Math.max(at(belief.high), at(belief.low) + 1)}
                  y1={HEIGHT / 2}
                  y2={HEIGHT / 2}
                />
                <circle className={css.prior} cx={at(belief.prior)} cy={HEIGHT / 2} r={5} />
                <line
                  className={curves.middle}
                  x1={at(belief.posterior)}
                  x2={at(belief.posterior)}
                  y1={2}
                  y2={HEIGHT - 2}
                />
                <line
                  className={curves.middleMark}
                  x1={at(belief.posterior)}
                  x2={at(belief.posterior)}
                  y1={3}
                  y2={HEIGHT - 3}
                />
              </svg>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
