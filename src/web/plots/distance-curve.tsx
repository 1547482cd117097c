/** Weighted share of the counted assets within a distance: a step at each site, between what is certain and what is possible. */
import type { CurveBandPoint, CurvePoint } from '../../core/depth/result.js';
import { linearScale } from '../../core/dossier/plots/scale.js';
import { useWidth } from '../parts/use-width.js';
import { share, whole } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './curves.module.css';

const HEIGHT = 220;
const PAD = { left: 44, right: 16, top: 10, bottom: 30 };

type Props = { readonly curve: readonly CurvePoint[]; readonly band: readonly CurveBandPoint[] };

export function DistanceCurve({ curve, band }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const most = curve.at(-1)?.km ?? 1;
  const scale = linearScale(0, most * 1.03, PAD.left, Math.max(PAD.left + 60, width - PAD.right), 90);
  const y = (p: number): number => PAD.top + (1 - p) * (HEIGHT - PAD.top - PAD.bottom);
  const km = (x: number): string => say('depth.km', { n: whole(x) });
  const stepsOf = (of: (point: CurveBandPoint) => number): string =>
    band.map((point) => `H${scale.at(Math.min(point.km, most * 1.03)).toFixed(1)}V${y(of(point)).toFixed(1)}`).join('');
  const steps = curve.map((point) => `H${scale.at(point.km).toFixed(1)}V${y(point.share).toFixed(1)}`).join('');
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={curve
            .map((point) => say('depth.curve.desc', { share: share(point.share), km: km(point.km) }))
            .join('; ')}
        >
          {[0, 0.25, 0.5, 0.75, 1].map((p) => (
            <g key={p}>
              <line className={css.grid} x1={PAD.left} x2={width - PAD.right} y1={y(p)} y2={y(p)} />
              <text className={css.tick} x={PAD.left - 6} y={y(p) + 4} textAnchor="end">
                {`${p * 100}%`}
              </text>
            </g>
          ))}
          {scale.ticks.map((tick) => (
            <text key={tick} className={css.tick} x={scale.at(tick)} y={HEIGHT - 8} textAnchor="middle">
              {km(tick)}
            </text>
          ))}
          {band.length > 0 && (
            <>
              <path
                className={css.bound}
                d={`M${PAD.left} ${y(0)}${stepsOf((point) => point.high)}H${width - PAD.right}`}
              />
              <path
                className={css.bound}
                d={`M${PAD.left} ${y(0)}${stepsOf((point) => point.low)}H${width - PAD.right}`}
              />
            </>
          )}
          <path className={css.line} d={`M${PAD.left} ${y(0)}${steps}H${width - PAD.right}`} />
        </svg>
      )}
    </div>
  );
}
