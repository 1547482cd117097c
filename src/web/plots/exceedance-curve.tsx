/** Chance that the loss is at least x, on a logarithmic axis of dollars, with the claimed sums as lines. */
import type { BasisCost, Exceedance } from '../../core/cost/result.js';
import { useWidth } from '../parts/use-width.js';
import { chance, dollars } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './curves.module.css';

const HEIGHT = 168;
const PAD = { left: 40, right: 34, top: 22, bottom: 26 };

export function ExceedanceCurve({
  basis,
  claimed,
}: {
  readonly basis: BasisCost;
  readonly claimed: readonly number[];
}) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const points = fromWhereItFalls(basis.exceedance.filter((point) => point.usd > 0));
  const [low, high] = [Math.log10(points[0]?.usd ?? 1), Math.log10(points.at(-1)?.usd ?? 10)];
  const x = (usd: number): number =>
    PAD.left + ((Math.log10(usd) - low) / Math.max(1e-9, high - low)) * (width - PAD.left - PAD.right);
  const y = (p: number): number => PAD.top + (1 - p) * (HEIGHT - PAD.top - PAD.bottom);
  const path = points
    .map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.usd).toFixed(1)} ${y(point.probability).toFixed(1)}`)
    .join('');
  const decades = Array.from({ length: Math.floor(high) - Math.ceil(low) + 1 }, (_, i) => 10 ** (Math.ceil(low) + i));
  const at = (usd: number) => points.find((point) => point.usd === usd);
  const claims = claimed.flatMap((usd) => at(usd) ?? []);
  const words = claims
    .map((point) => say('cost.curve.claim', { usd: dollars(point.usd), p: chance(point.probability) }))
    .join('; ');
  const label = say('cost.curve.desc', {
    basis: basis.basis,
    median: dollars(basis.q50),
    low: dollars(basis.q05),
    high: dollars(basis.q95),
    claims: words,
  });
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          {[0, 0.5, 1].map((p) => (
            <g key={p}>
              <line className={css.grid} x1={PAD.left} x2={width - PAD.right} y1={y(p)} y2={y(p)} />
              <text className={css.tick} x={PAD.left - 6} y={y(p) + 4} textAnchor="end">
                {`${p * 100}%`}
              </text>
            </g>
          ))}
          {decades.map((usd) => (
            <text key={usd} className={css.tick} x={x(usd)} y={HEIGHT - 6} textAnchor="middle">
              {dollars(usd)}
            </text>
          ))}
          {claims.map((point) => (
            <g key={point.usd}>
              <line className={css.claim} x1={x(point.usd)} x2={x(point.usd)} y1={PAD.top - 4} y2={y(0)} />
              <text className={css.claimLabel} x={x(point.usd)} y={PAD.top - 9} textAnchor={anchorOf(claims, point, x)}>
                {dollars(point.usd)}
              </text>
            </g>
          ))}
          <path className={css.line} d={path} />
        </svg>
      )}
    </div>
  );
}

/** A flat beginning says nothing: the last of the equal points starts the curve. */
function fromWhereItFalls(points: BasisCost['exceedance']): BasisCost['exceedance'] {
  const first = points[0]?.probability ?? 0;
  const falls = points.findIndex((point) => point.probability < first - 0.005);
  return falls <= 1 ? points : points.slice(falls - 1);
}

/** Labels of neighbouring claims lean away from each other. */
function anchorOf(
  claims: BasisCost['exceedance'],
  point: Exceedance,
  x: (usd: number) => number,
): 'start' | 'middle' | 'end' {
  const i = claims.indexOf(point);
  const [before, after] = [claims[i - 1], claims[i + 1]];
  const near = (other: Exceedance | undefined): boolean =>
    other !== undefined && Math.abs(x(other.usd) - x(point.usd)) < 56;
  if (near(after)) return 'end';
  return near(before) ? 'start' : 'middle';
}
