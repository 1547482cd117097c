/**
 * Lists of losses simulated forwards from known assets: strikes at a place on a day cost several assets, often of one type;
 * each list catches some, leaves serials out, misspells, and dates by when it heard.
 */

import { dayText } from '../core/measure/day.js';
import type { Rng } from '../core/numerics/rng.js';
import { type Dice, diceOf } from './generate/dice.js';

export type SimulatedList = {
  /** chance of holding an asset */
  readonly catches: number;
  readonly missingSerial: number;
  readonly misspelt: number;
  /** chance of a date one to three days off */
  readonly lateDate: number;
};

export type SimulatedRow = {
  readonly name: string;
  readonly serial: string;
  readonly place: string;
  readonly date: string;
  /** the asset behind it */
  readonly asset: number;
};

export const USUAL_LIST: SimulatedList = { catches: 0.6, missingSerial: 0.4, misspelt: 0.08, lateDate: 0.25 };

const MAKES = [
  'Alder',
  'Birch',
  'Cedar',
  'Dogwood',
  'Elm',
  'Fir',
  'Gorse',
  'Hazel',
  'Juniper',
  'Larch',
  'Maple',
  'Oak',
];
const SYLLABLES = [
  'bar',
  'den',
  'fal',
  'gor',
  'hol',
  'kin',
  'lun',
  'mer',
  'nor',
  'pel',
  'ros',
  'tav',
  'ul',
  'ven',
  'wes',
  'yar',
];
const DAYS = 365;

export function simulateLists(
  assets: number,
  lists: readonly SimulatedList[],
  rng: Rng,
): readonly (readonly SimulatedRow[])[] {
  const dice = diceOf(rng);
  const towns = Array.from(
    { length: 40 + Math.floor(assets / 50) },
    () => `${dice.pick(SYLLABLES)}${dice.pick(SYLLABLES)}${dice.pick(SYLLABLES)}`,
  );
  const rows: SimulatedRow[][] = lists.map(() => []);
  for (let asset = 0; asset < assets; ) {
    const [place, day, type] = [dice.pick(towns), dice.whole(0, DAYS), dice.pick(MAKES)];
    for (let lost = dice.whole(1, 5); lost > 0 && asset < assets; lost--, asset++) {
      const name = `${dice.chance(0.6) ? type : dice.pick(MAKES)} ${dice.whole(1, 9)}`;
      const serial = `${dice.pick(['RA', 'RF', 'KL'])}${dice.whole(10000, 99999)}`;
      lists.forEach((list, i) => {
        if (!dice.chance(list.catches)) return;
        rows[i]?.push({
          name: dice.chance(list.misspelt) ? misspell(name, dice) : name,
          serial: dice.chance(list.missingSerial) ? '' : dice.chance(list.misspelt) ? misspell(serial, dice) : serial,
          place: dice.chance(list.misspelt) ? misspell(place, dice) : place,
          date: dayText(22000 + day + (dice.chance(list.lateDate) ? dice.whole(1, 3) : 0)),
          asset,
        });
      });
    }
  }
  return rows;
}

/** One letter replaced, left out, or changed with its neighbour. */
function misspell(text: string, dice: Dice): string {
  const at = dice.whole(1, text.length - 2);
  switch (dice.whole(0, 2)) {
    case 0:
      return `${text.slice(0, at)}${dice.pick([...'aeionrst7430'])}${text.slice(at + 1)}`;
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    default:
      return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
  }
}
