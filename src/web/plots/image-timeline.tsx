/** One mark per image on the day it was taken, a row per site; filled where a hit was read. Days by their logarithm. */
import { memo } from 'react';
import { linearScale } from '../../core/dossier/plots/scale.js';
import type { ReadImage } from '../../core/evidence/result.js';
import { rowsBy } from '../../core/measure/rows-by.js';
import { useWidth } from '../parts/use-width.js';
import { say } from '../words/say.js';
import css from './image-timeline.module.css';

const ROW = 34;
const TICKS = [0, 1, 2, 4, 7, 14, 30, 60, 120, 240, 480];

type Props = { readonly images: readonly ReadImage[]; readonly nameOf: (site: string) => string };

/** A thousand marks are drawn where something became of them, not with every change around them. */
export const ImageTimeline = memo(function ImageTimeline({ images, nameOf }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const at = rowsBy(images, ({ image }) => image.siteId);
  const sites = at.keys;
  const narrow = width < 560;
  const left = narrow ? 8 : 190;
  const place = (days: number): number => Math.log2(1 + Math.max(0, days));
  const last = Math.max(1, ...images.map(({ daysAfter }) => place(daysAfter)));
  const x = linearScale(0, last, left + 10, Math.max(left + 60, width - 20));
  const row = narrow ? ROW + 14 : ROW;
  const height = sites.length * row + 30;
  const list = images
    .map(({ image, daysAfter }) => `${nameOf(image.siteId)} ${say('evidence.daysAfter', { n: daysAfter })}`)
    .join(', ');
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={say('evidence.timeline.desc', { images: images.length, sites: sites.length, list })}
        >
          {TICKS.filter((days) => place(days) <= last).map((days) => (
            <g key={days}>
              <line className={css.grid} x1={x.at(place(days))} x2={x.at(place(days))} y1={0} y2={height - 24} />
              <text x={x.at(place(days))} y={height - 8} textAnchor="middle" className={css.tick}>
                {days}
              </text>
            </g>
          ))}
          {sites.map((site, i) => {
            const y = i * row + (narrow ? 30 : row / 2);
            return (
              <g key={site}>
                <text
                  className={css.name}
                  x={narrow ? 0 : left - 8}
                  y={narrow ? y - 14 : y + 4}
                  textAnchor={narrow ? 'start' : 'end'}
                >
                  {nameOf(site)}
                </text>
                <line className={css.base} x1={left} x2={width - 8} y1={y} y2={y} />
                {marksOf(at.of(site)).map(({ read, shift }) => (
                  <circle
                    key={read.image.id}
                    className={hasHit(read) ? css.hit : css.clear}
                    cx={x.at(place(read.daysAfter)) + shift * 12}
                    cy={y}
                    r={5}
                  />
                ))}
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
});

const hasHit = (read: ReadImage): boolean =>
  read.analysts.some((analyst) =>
    analyst.readings.some((row) => row.count !== 0 && (row.state === 'DESTROYED' || row.state === 'DAMAGED')),
  );

/** Images of one site; those of one day stand side by side. */
function marksOf(images: readonly ReadImage[]): readonly { readonly read: ReadImage; readonly shift: number }[] {
  const seen = new Map<number, number>();
  return images.map((read) => {
    const shift = seen.get(read.daysAfter) ?? 0;
    seen.set(read.daysAfter, shift + 1);
    return { read, shift };
  });
}
