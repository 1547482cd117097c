/**
 * Series around the strike with effects that are known: monthly raids at another rate, an index with a jump beside one it follows, two
 * polls (whose later fieldwork may straddle the day), and articles that fade. Now and then cut short, so that gaps are met.
 */
import { dayText, firstDay } from '../../core/measure/day.js';
import type { RowCells } from '../folder-of.js';
import { address, day } from './calendar.js';
import type { Dice } from './dice.js';
import type { World } from './world.js';

export type SeriesTruth = {
  /** rate after over rate before */
  readonly raidRatio: number;
  /** in the logarithm of the index, on the first trading day from the strike on */
  readonly indexJump: number;
  /** share, 0..1, that changed its mind on the day of the strike */
  readonly opinionShift: number;
  readonly halfLifeDays: number;
};

export type MadeSeries = {
  readonly rows: readonly RowCells[];
  /** `plumbline:indicators` of the package */
  readonly indicators: Readonly<Record<string, unknown>>;
  readonly truth: SeriesTruth;
};

export function makeSeries(world: World, dice: Dice): MadeSeries {
  const truth = {
    raidRatio: dice.pick([0.35, 1, 3]),
    indexJump: dice.pick([-0.06, 0, 0.06]),
    opinionShift: dice.pick([0, 0.15]),
    halfLifeDays: dice.between(1, 4),
  };
  const strike = firstDay(day(world, 0));
  const polls = makePolls(strike, truth.opinionShift, dice);
  return {
    rows: [
      ...raids(truth.raidRatio, dice),
      ...markets(strike, truth.indexJump, dice),
      ...polls.rows,
      ...articles(strike, truth.halfLifeDays),
    ],
    indicators: {
      raids_per_month: { kind: 'output', title: 'Raids in a month, invented', window: 6 },
      index_close: { kind: 'market', title: 'An index, invented', benchmark: 'neighbours_close' },
      neighbours_close: { kind: 'market', title: 'An index of neighbours, invented' },
      would_negotiate: { kind: 'poll', title: 'Would negotiate, invented', deft: 1.2, house: 'The desk', ...polls.how },
      articles_per_day: { kind: 'attention', title: 'Articles a day, invented' },
    },
    truth,
  };
}

const row = (indicator: string, date: string, unit: string, cells: RowCells): RowCells => ({
  indicator,
  date,
  unit,
  ...cells,
  url: address(`series/${indicator}/${date}`),
});

const MONTHS = 24;
/** Months before May of the second year, in which the strike falls. */
const QUIET = 16;

function raids(ratio: number, dice: Dice): readonly RowCells[] {
  const usual = dice.between(8, 30);
  const kept = dice.chance(0.25) ? dice.whole(3, 12) : MONTHS;
  return Array.from({ length: kept }, (_, i) => {
    const rate = usual * (i > QUIET ? ratio : 1) * Math.exp(0.3 * dice.normal());
    const date = `${2018 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`;
    const value = dice.chance(0.05) ? '' : Math.max(0, Math.round(rate + Math.sqrt(rate) * dice.normal()));
    return row('raids_per_month', date, 'raids', { value });
  });
}

/** Trading days before the strike and after. */
const TRADED = { before: 80, after: 4 };

function markets(strike: number, jump: number, dice: Dice): readonly RowCells[] {
  const days = tradingDays(strike);
  let [own, beside] = [Math.log(2500), Math.log(900)];
  let jumped = false;
  return days.flatMap((number) => {
    const date = dayText(number);
    const common = 0.008 * dice.normal();
    beside += common;
    own += 0.9 * common + 0.006 * dice.normal() + (number >= strike && !jumped ? jump : 0);
    jumped ||= number >= strike;
    const close = (log: number): number => Math.round(100 * Math.exp(log)) / 100;
    return [
      row('index_close', date, 'points', { value: close(own) }),
      row('neighbours_close', date, 'points', { value: close(beside) }),
    ];
  });
}

function tradingDays(strike: number): readonly number[] {
  // 1970-01-01 was a Thursday: Saturday 2, Sunday 3 of (day mod 7)
  const isTraded = (number: number): boolean => ![2, 3].includes(number % 7);
  const all = (from: number, step: number, most: number): number[] => {
    const found: number[] = [];
    for (let at = from; found.length < most; at += step) if (isTraded(at)) found.push(at);
    return found;
  };
  return [...all(strike - 1, -1, TRADED.before).reverse(), ...all(strike, 1, TRADED.after)];
}

function makePolls(strike: number, shift: number, dice: Dice) {
  const n = dice.whole(1500, 2500);
  const straddles = dice.chance(0.4);
  const [from, to] = straddles ? [strike - 8, strike + 1] : [strike + 10, strike + 20];
  const early = dice.between(0.35, 0.55);
  const reached = straddles ? 0.2 : 1;
  const asked = (share: number): number => Math.round(1000 * (share + 0.012 * dice.normal())) / 10;
  const wave = (number: number, share: number): RowCells =>
    row('would_negotiate', dayText(number), 'percent', { value: asked(share), n });
  return {
    rows: [wave(strike - 60, early), wave(to, early + reached * shift)],
    how: { fieldwork: { [dayText(to)]: { from: dayText(from), to: dayText(to) } } },
  };
}

const FOLLOWED = 9;

const articles = (strike: number, halfLife: number): readonly RowCells[] =>
  Array.from({ length: FOLLOWED }, (_, i) =>
    row('articles_per_day', dayText(strike + 1 + i), 'articles', {
      value: Math.max(1, Math.round(4000 * Math.exp((-Math.LN2 * i) / halfLife))),
    }),
  );
