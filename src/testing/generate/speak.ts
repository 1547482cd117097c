/** What is said about a strike: an attacker who counts high, a defender who denies, tallies, relays, shares and sums of money. */
import type { RowCells } from '../folder-of.js';
import { address, day } from './calendar.js';
import type { Dice } from './dice.js';
import type { CellTruth, World } from './world.js';

type Words = Readonly<Record<string, string | number>>;

export function speak(world: World, truth: readonly CellTruth[], dice: Dice): readonly RowCells[] {
  const rows: RowCells[] = [];
  const say = (after: number, words: Words): string => {
    const id = `c${String(rows.length + 1).padStart(4, '0')}`;
    rows.push({
      id,
      date: day(world, after),
      as_of: dice.chance(0.5) ? day(world, after) : '',
      headline: dice.chance(0.3) ? 'yes' : 'no',
      url: address(`claims/${id}`),
      basis: dice.pick(['seen', 'seen', 'derived']),
      unit: 'assets',
      ...words,
    });
    return id;
  };
  const destroyed = truth.reduce((sum, cell) => sum + cell.D, 0);
  const hit = truth.reduce((sum, cell) => sum + cell.D + cell.M, 0);

  const boast = Math.max(1, Math.round((hit + 1) * Math.exp(0.6 + 0.5 * dice.normal())));
  const first = say(0, {
    source_id: 'attacker_staff',
    measure: 'count',
    verb: dice.pick(['HIT', 'DAMAGED_OR_DESTROYED', 'DESTROYED']),
    ...number('eq', boast),
    paraphrase: `The attacker: ${boast} hit`,
  });
  for (let relays = dice.whole(0, 4); relays > 0; relays--) {
    say(dice.whole(0, 9), {
      source_id: dice.pick(['outlet', 'channel']),
      root_id: first,
      measure: 'count',
      verb: dice.pick(['HIT', 'DESTROYED']),
      ...(dice.chance(0.5) ? number('eq', boast) : number('ge', boast)),
      hedge: dice.pick(['', 'more than']),
      paraphrase: 'As passed on; "hit" may have become destroyed',
    });
  }
  if (dice.chance(0.7)) {
    const share = dice.whole(5, 60);
    say(dice.whole(0, 2), {
      source_id: 'attacker_staff',
      root_id: first,
      measure: 'share',
      verb: 'HIT',
      ...number('eq', share),
      unit: 'percent',
      scope_types: dice.chance(0.5) ? world.types.slice(0, 2).join(';') : '',
      denominator: 'the fleet of the defender',
      paraphrase: `${share} percent of the fleet`,
    });
  }
  if (dice.chance(0.7)) {
    const usd = boast * dice.whole(1, 90) * 1_000_000;
    say(dice.whole(0, 3), {
      source_id: 'attacker_staff',
      root_id: first,
      measure: 'value',
      verb: 'HIT',
      ...number('about', usd),
      unit: 'usd',
      paraphrase: 'A sum of money without a breakdown',
    });
  }
  if (dice.chance(0.8)) {
    say(dice.whole(0, 1), {
      source_id: 'defender_ministry',
      measure: 'count',
      verb: 'DESTROYED',
      ...number('eq', 0),
      paraphrase: 'The defender: nothing was destroyed',
    });
  }
  if (dice.chance(0.4)) {
    const site = dice.pick(world.sites);
    say(dice.whole(0, 3), {
      source_id: 'defender_ministry',
      measure: 'count',
      verb: 'DAMAGED',
      ...number('le', dice.whole(1, 3)),
      scope_sites: site.id,
      paraphrase: `At ${site.name} a few at most`,
    });
  }
  if (dice.chance(0.7)) {
    const low = Math.max(0, destroyed + dice.whole(-2, 1));
    const tally = say(dice.whole(5, 12), {
      source_id: 'institute',
      measure: 'count',
      verb: 'DESTROYED',
      comparator: 'range',
      low,
      high: low + dice.whole(1, 6),
      paraphrase: 'An estimate from images and talks',
    });
    if (dice.chance(0.5)) {
      say(dice.whole(12, 20), {
        source_id: 'outlet',
        root_id: tally,
        measure: 'count',
        verb: 'DESTROYED',
        ...number('about', low + 1),
        hedge: 'about',
        paraphrase: 'As passed on',
      });
    }
  }
  if (dice.chance(0.5)) {
    say(dice.whole(3, 20), {
      source_id: 'desk',
      measure: 'count',
      verb: 'DAMAGED_OR_DESTROYED',
      ...number('ge', hit),
      scope_types: dice.chance(0.3) ? dice.pick(Object.keys(world.groups)) : '',
      paraphrase: 'A tally from images',
    });
  }
  say(0, {
    source_id: 'attacker_staff',
    root_id: first,
    measure: 'sites',
    verb: 'TARGETED',
    ...number('eq', world.sites.length),
    unit: 'sites',
    paraphrase: 'Places attacked',
  });
  if (dice.chance(0.3))
    say(2, { source_id: 'channel', measure: 'other', unit: '', paraphrase: 'Smoke over the town, said a "resident"' });
  return rows;
}

function number(comparator: 'eq' | 'ge' | 'le' | 'about', n: number): Words {
  return {
    comparator,
    ...(comparator === 'le' ? {} : { low: n }),
    ...(comparator === 'ge' ? {} : { high: n }),
  };
}
