/** The shift at dates on which nothing is known to have happened, and the one of the strike among them. */

import { linearScale } from '../../core/dossier/plots/scale.js';
import type { Placebo } from '../../core/perception/effect/effect.js';
import { useWidth } from '../parts/use-width.js';
import { threeDigits } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './curves.module.css';

const HEIGHT = 64;

export function PlaceboStrip({ placebo }: { readonly placebo: Placebo }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const all = [...placebo.dates.map(({ effect }) => effect), placebo.event, 0];
  const spread = Math.max(...all) - Math.min(...all) || 1;
  const scale = linearScale(
    Math.min(...all) - 0.06 * spread,
    Math.max(...all) + 0.06 * spread,
    12,
    Math.max(90, width - 12),
    70,
  );
  const label = say('perception.placebo.desc', {
    rank: placebo.rank,
    of: placebo.of,
    effect: threeDigits(placebo.event),
  });
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          <line className={css.axis} x1={0} x2={width} y1={32} y2={32} />
          <line className={css.grid} x1={scale.at(0)} x2={scale.at(0)} y1={10} y2={44} />
          {placebo.dates.map(({ at, effect }) => (
            <circle key={at} className={css.site} cx={scale.at(effect)} cy={32} r={5} />
          ))}
          <circle className={css.siteHit} cx={scale.at(placebo.event)} cy={32} r={6} />
          {scale.ticks.map((tick) => (
            <text key={tick} className={css.tick} x={scale.at(tick)} y={58} textAnchor="middle">
              {threeDigits(tick)}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
}
