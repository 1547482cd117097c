/**
 * Event study of a liquid series (MacKinlay 1997, J. Econ. Lit. 35): log returns before the strike give what is expected, α or α + β ×
 * the return of a benchmark; what the days of a window chosen beforehand brought above it is summed. The error holds that of the
 * estimates, so a short past widens it. Assumption most likely to be wrong: nothing else reached the market in those days. Days are
 * trading days; the first on or after the strike is day 0.
 */
import { tQuantile, tTwoSided } from '../../numerics/student-t.js';
import { type Gap, gap } from '../../problem.js';
import type { Placebo } from '../effect/effect.js';
import { DETECTABLE } from '../effect/summary.js';

export type Prices = {
  /** trading days, ascending */
  readonly at: readonly string[];
  /** above 0 */
  readonly price: readonly number[];
  /** of the same days, or null */
  readonly benchmark: readonly number[] | null;
  /** place of the first day on or after the strike */
  readonly day0: number;
};

export type StudyPlan = {
  /** returns that give what is expected, at most and at least */
  readonly most: number;
  readonly least: number;
  /** first and last day summed, day 0 being 0 */
  readonly window: readonly [number, number];
};

/** Half a year of trading days, a quarter at least; two days summed: the first the news could move, and the next. */
export const STUDY_PLAN: StudyPlan = { most: 120, least: 60, window: [0, 1] };

export type Study = {
  readonly estimation: number;
  readonly alpha: number;
  readonly beta: number | null;
  /** of one day's return, what is not explained */
  readonly spread: number;
  readonly effect: number;
  readonly se: number;
  readonly q025: number;
  readonly q975: number;
  readonly p: number;
  readonly smallest: number;
  readonly placebo: Placebo | Gap;
};

export function eventStudy({ at, price, benchmark, day0 }: Prices, plan: StudyPlan = STUDY_PLAN): Study | Gap {
  const [first, last] = plan.window;
  const returns = logReturns(price);
  const others = benchmark === null ? null : logReturns(benchmark);
  // the return into day i stands at i − 1
  const from = day0 + first - 1;
  const until = day0 + last - 1;
  const has = Math.max(0, Math.min(from, returns.length));
  if (has < plan.least || until >= returns.length)
    return gap(
      'too-few',
      `${plan.least} trading days of moves before the strike and ${last - first + 1} from it on, got ${has} and ${Math.max(0, returns.length - Math.max(0, from))}`,
    );
  const past = Math.min(plan.most, from);
  const line = fitLine(returns, others, from - past, from);
  if (line.spread === 0) return gap('outside-model', 'prices that move before the strike, got one price throughout');
  const { effect, se } = sumOver(line, returns, others, from, until);
  const df = past - (others === null ? 1 : 2);
  const half = tQuantile(0.975, df) * se;
  return {
    estimation: past,
    alpha: line.alpha,
    beta: others === null ? null : line.beta,
    spread: line.spread,
    effect,
    se,
    q025: effect - half,
    q975: effect + half,
    p: tTwoSided(effect / se, df),
    smallest: DETECTABLE * se,
    placebo: placeboOf(at, returns, others, line, { from, past, length: until - from + 1, event: effect }),
  };
}

type Line = {
  readonly alpha: number;
  readonly beta: number;
  readonly spread: number;
  readonly n: number;
  readonly meanOther: number;
  readonly squaresOther: number;
};

function fitLine(y: readonly number[], x: readonly number[] | null, from: number, to: number): Line {
  const n = to - from;
  const mean = (of: readonly number[]): number => of.slice(from, to).reduce((sum, v) => sum + v, 0) / n;
  const meanY = mean(y);
  const meanX = x === null ? 0 : mean(x);
  let [xx, xy] = [0, 0];
  if (x !== null)
    for (let i = from; i < to; i++) {
      const dx = (x[i] as number) - meanX;
      xx += dx * dx;
      xy += dx * ((y[i] as number) - meanY);
    }
  const beta = xx > 0 ? xy / xx : 0;
  const alpha = meanY - beta * meanX;
  let squares = 0;
  for (let i = from; i < to; i++) {
    const e = (y[i] as number) - alpha - beta * (x?.[i] ?? 0);
    squares += e * e;
  }
  const spread = Math.sqrt(squares / (n - (x === null ? 1 : 2)));
  return { alpha, beta, spread, n, meanOther: meanX, squaresOther: xx };
}

function sumOver(line: Line, y: readonly number[], x: readonly number[] | null, from: number, until: number) {
  let [effect, moved] = [0, 0];
  const days = until - from + 1;
  for (let i = from; i <= until; i++) {
    effect += (y[i] as number) - line.alpha - line.beta * (x?.[i] ?? 0);
    moved += (x?.[i] ?? 0) - line.meanOther;
  }
  const slope = x === null || line.squaresOther === 0 ? 0 : (moved * moved) / line.squaresOther;
  return { effect, se: line.spread * Math.sqrt(days + (days * days) / line.n + slope) };
}

/** The same sum over windows that do not overlap, all within the days that gave the line. */
function placeboOf(
  at: readonly string[],
  y: readonly number[],
  x: readonly number[] | null,
  line: Line,
  {
    from,
    past,
    length,
    event,
  }: { readonly from: number; readonly past: number; readonly length: number; readonly event: number },
): Placebo {
  const dates: { readonly at: string; readonly effect: number }[] = [];
  for (let end = from - 1; end - length + 1 >= from - past; end -= length) {
    const start = end - length + 1;
    dates.unshift({ at: at[start + 1] as string, effect: sumOver(line, y, x, start, end).effect });
  }
  const rank = 1 + dates.filter(({ effect }) => Math.abs(effect) >= Math.abs(event)).length;
  return { rank, of: dates.length + 1, p: rank / (dates.length + 1), window: length, event, dates };
}

const logReturns = (price: readonly number[]): readonly number[] =>
  price.slice(1).map((now, i) => Math.log(now) - Math.log(price[i] as number));
