/** Files and images along time, a lane per site: squares are files, circles images, a line the strike. */

import { linearScale } from '../../core/dossier/plots/scale.js';
import { useWidth } from '../parts/use-width.js';
import { shortDay } from '../words/days.js';
import css from './files-timeline.module.css';

export type TimeMark = {
  readonly id: string;
  readonly lane: string;
  /** days since 1970 */
  readonly day: number;
  readonly is: 'file' | 'image';
  readonly words: string;
};

type Props = {
  readonly marks: readonly TimeMark[];
  readonly lanes: readonly string[];
  readonly strike: { readonly first: number; readonly last: number };
  readonly dayText: (day: number) => string;
  readonly label: string;
};

const ROW = 36;
const NARROW = 560;
/** px a day in words takes, and room */
const TICK = 116;

export function FilesTimeline({ marks, lanes, strike, dayText, label }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const narrow = width < NARROW;
  const left = narrow ? 8 : 200;
  const days = [...marks.map(({ day }) => day), strike.first, strike.last];
  const [first, last] = [Math.min(...days), Math.max(...days, Math.min(...days) + 1)];
  const x = linearScale(first, last, left + 12, Math.max(left + 60, width - 28));
  const row = narrow ? ROW + 14 : ROW;
  const height = lanes.length * row + 30;
  const steps = narrow ? 2 : 4;
  const even = Array.from({ length: steps + 1 }, (_, i) => Math.round(first + ((last - first) * i) / steps));
  // Of a few days, whole days lie unevenly: a label that would run into the one before is left out.
  const ticks: number[] = [];
  for (const day of even) if (ticks.length === 0 || x.at(day) - x.at(ticks.at(-1) as number) >= TICK) ticks.push(day);
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {ticks.map((day, i, all) => (
            <g key={day}>
              <line className={css.grid} x1={x.at(day)} x2={x.at(day)} y1={0} y2={height - 24} />
              <text
                className={css.tick}
                x={x.at(day)}
                y={height - 8}
                textAnchor={i === 0 ? 'start' : i === all.length - 1 ? 'end' : 'middle'}
              >
                {shortDay(dayText(day), true)}
              </text>
            </g>
          ))}
          <rect
            className={css.strike}
            x={x.at(strike.first) - 1}
            width={Math.max(2, x.at(strike.last) - x.at(strike.first))}
            y={0}
            height={height - 24}
          />
          {lanes.map((lane, i) => {
            const y = i * row + (narrow ? 30 : row / 2);
            return (
              <g key={lane}>
                <text
                  className={css.name}
                  x={narrow ? 0 : left - 8}
                  y={narrow ? y - 14 : y + 4}
                  textAnchor={narrow ? 'start' : 'end'}
                >
                  {lane}
                </text>
                <line className={css.base} x1={left} x2={width - 8} y1={y} y2={y} />
                {sideBySide(marks.filter((mark) => mark.lane === lane)).map(({ id, day, is, words, shift }) =>
                  is === 'file' ? (
                    <rect key={id} className={css.file} x={x.at(day) + shift - 5} y={y - 5} width={10} height={10}>
                      <title>{words}</title>
                    </rect>
                  ) : (
                    <circle key={id} className={css.image} cx={x.at(day) + shift} cy={y} r={5}>
                      <title>{words}</title>
                    </circle>
                  ),
                )}
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}

const APART = 12;

/** Marks of one day stand side by side. */
function sideBySide(marks: readonly TimeMark[]): readonly (TimeMark & { readonly shift: number })[] {
  const seen = new Map<number, number>();
  return marks.map((mark) => {
    const before = seen.get(mark.day) ?? 0;
    seen.set(mark.day, before + 1);
    return { ...mark, shift: before * APART };
  });
}
