/** Numbers of a claim in words: as many digits as mean something, money in millions or billions. */
import type { Claim } from '../case.js';

/** 118.84 → `118.8`; 41 → `41`; 1234567 → `1,234,567`. */
export function plain(value: number): string {
  if (Number.isInteger(value)) return grouped(value);
  return Math.abs(value) >= 1000 ? grouped(Math.round(value)) : String(Number(value.toPrecision(4)));
}

/** 170731707 → `$170.7 million`; 7e9 → `$7 billion`. */
export function usd(value: number): string {
  if (value >= 1e9) return `$${Number((value / 1e9).toPrecision(4))} billion`;
  if (value >= 1e6) return `$${Number((value / 1e6).toPrecision(4))} million`;
  return `$${grouped(Math.round(value))}`;
}

export const percentOf = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;

/** `41 tanks`, `34 percent`, `$7 billion`. */
export function amountWords(value: number, unit: string | null): string {
  if (unit === 'usd') return usd(value);
  if (unit === 'percent') return `${plain(value)} percent`;
  return `${plain(value)}${unit === null ? '' : ` ${unit.replaceAll('_', ' ')}`}`;
}

/**
 * `at least 41`, `13 to 21`, `about 7`: the ends of a claim in words; an open end is left blank.
 * @param first how the lower end of a range is printed
 */
export function boundWords(
  { comparator, low, high }: Pick<Claim, 'comparator' | 'low' | 'high'>,
  print: (value: number) => string,
  first = print,
): string {
  const end = (value: number | null, as = print): string => (value === null ? '' : as(value));
  if (comparator === 'ge') return `at least ${end(low)}`;
  if (comparator === 'le') return `at most ${end(high)}`;
  if (low !== high) return `${end(low, first)} to ${end(high)}`;
  return comparator === 'about' ? `about ${end(low)}` : end(low);
}

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
