/**
 * A list of losses with a picture for each, as large as one likes, in the columns such lists are exchanged in: leftovers of
 * numbers before names, pictures shown twice, days inside the names of some pictures and lags of weeks behind them. Same
 * seed, same bytes.
 */
import { dayNumber, dayText } from '../core/measure/day.js';
import { makeRng } from '../core/numerics/rng.js';

const TYPES = ['Mara tank', 'Brisk carrier', '122mm Heron gun', '(Unknown) lorry', 'Corvina "B" radar'];
const STATES = ['destroyed', 'damaged', 'abandoned', 'captured'];

/** @param rows at least one */
export function generateLosses(seed: number, rows: number): string {
  const rng = makeRng(seed);
  const below = (n: number): number => Math.floor(rng.uniform() * n);
  const first = dayNumber(2031, 1, 1);
  const lines = Array.from({ length: rows }, (_, i) => {
    const happened = first + below(700);
    const recorded = dayText(happened + below(60));
    const type = TYPES[below(TYPES.length)] as string;
    const system = below(3) === 0 ? `${1 + below(1200)} ${type}` : type;
    const [year, month, day] = dayText(happened).split('-') as [string, string, string];
    const name = below(2) === 0 ? `${i}-${day}-${month}-${year.slice(2)}` : `${i}`;
    const url = below(20) === 0 ? 'https://pictures.example/shared.jpg' : `https://pictures.example/${name}.jpg`;
    const cells = ['Telmark', 'Orvane', system, STATES[below(STATES.length)] as string, url, recorded];
    return `${cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
  });
  return `country,origin,system,status,url,date_recorded\n${lines.join('')}`;
}
