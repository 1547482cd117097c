/** How many times the established number was claimed: one dot for each settled claim, on a logarithmic axis. */
import type { SettledClaim } from '../../core/claims/record/record-table.js';
import { useWidth } from '../parts/use-width.js';
import { oneDecimal, whole } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './curves.module.css';
import { stackRatios } from './ratio-dots.js';
import own from './ratio-strip.module.css';

export type StripRow = { readonly name: string; readonly settled: readonly SettledClaim[]; readonly isOwn: boolean };

type Props = {
  readonly rows: readonly StripRow[];
  readonly expected: { readonly q05: number; readonly q50: number; readonly q95: number };
  readonly label: string;
};

const [LOW, HIGH] = [0.25, 32];
const TICKS = [0.25, 0.5, 1, 2, 4, 8, 16, 32];
const [ROW, LINE, RADIUS, END] = [72, 34, 3.5, 92];

export function RatioStrip({ rows, expected, label }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const left = 12;
  const right = Math.max(left + 80, width - END);
  const x = (ratio: number): number => {
    const held = Math.min(HIGH, Math.max(LOW, ratio));
    return left + (Math.log(held / LOW) / Math.log(HIGH / LOW)) * (right - left);
  };
  const height = rows.length * ROW + LINE + 26;
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {TICKS.filter((_, i) => width > 420 || i % 2 === 0).map((tick) => (
            <g key={tick}>
              <line className={tick === 1 ? own.even : css.grid} x1={x(tick)} x2={x(tick)} y1={0} y2={height - 22} />
              <text className={css.tick} x={x(tick)} y={height - 6} textAnchor="middle">
                {say('record.axis', { n: tick < 1 ? String(tick) : whole(tick) })}
              </text>
            </g>
          ))}
          <text className={css.tick} x={width - 2} y={height - 6} textAnchor="end">
            {say('record.nothing')}
          </text>
          {rows.map((row, i) => (
            <g key={row.name} transform={`translate(0 ${i * ROW})`}>
              <text className={css.name} x={0} y={14}>
                {row.name}
              </text>
              {stackRatios(row.settled, x, width - 26, RADIUS).map(({ claim, cx, lift }) => (
                <circle
                  key={claim.id}
                  className={row.isOwn ? own.dot : own.other}
                  cx={cx}
                  cy={ROW - 10 - lift}
                  r={RADIUS}
                >
                  <title>
                    {say('record.dot', {
                      claimant: claim.claimant,
                      claimed: claim.claimed,
                      established: claim.established,
                    })}
                  </title>
                </circle>
              ))}
            </g>
          ))}
          <g transform={`translate(0 ${rows.length * ROW})`}>
            <text className={css.name} x={0} y={14}>
              {say('record.row.expected')}
            </text>
            <line className={css.range} x1={x(expected.q05)} x2={x(expected.q95)} y1={24} y2={24} />
            <line className={css.middleMark} x1={x(expected.q50)} x2={x(expected.q50)} y1={16} y2={32} />
            <text className={css.claimLabel} x={x(expected.q50)} y={13} textAnchor="middle">
              {oneDecimal(expected.q50)} ×
            </text>
          </g>
        </svg>
      )}
    </div>
  );
}
