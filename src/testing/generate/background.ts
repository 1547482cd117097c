/** What was known before: counts on the ramp, fleets, prices, and the days and numbers around. */
import type { RowCells } from '../folder-of.js';
import { address, day } from './calendar.js';
import type { Dice } from './dice.js';
import type { World } from './world.js';

export function presence(world: World, dice: Dice): readonly RowCells[] {
  return world.sites.flatMap((site) =>
    world.types.flatMap((type) => {
      // Whoever counts does not tell decoys and derelicts from the rest.
      const standing = site.assets.filter((asset) => asset.type === type).length;
      if (standing === 0 || dice.chance(0.15)) return [];
      const mode = Math.max(0, standing + Math.round(0.05 * standing * dice.normal()));
      const form = dice.pick(['mode', 'mode', 'range', 'low'] as const);
      return [
        {
          site_id: site.id,
          asset_type: type,
          as_of: day(world, -dice.whole(1, 2)),
          low: form === 'range' ? Math.max(0, mode - dice.whole(0, 3)) : form === 'low' ? Math.max(0, mode - 1) : '',
          mode: form === 'low' ? '' : mode,
          high: form === 'range' ? mode + dice.whole(0, 3) : '',
          includes_stored: dice.pick(['yes', 'no', 'unknown']),
          source_id: 'desk',
          url: address(`presence/${site.id}/${type}`),
        },
      ];
    }),
  );
}

export function inventory(world: World, dice: Dice): readonly RowCells[] {
  return world.types.flatMap((type) =>
    Array.from({ length: dice.whole(1, 2) }, (_, i) => {
      const held =
        world.sites.flatMap((site) => site.assets).filter((asset) => asset.type === type).length + dice.whole(5, 60);
      const low = dice.chance(0.4) ? held - dice.whole(0, 5) : '';
      const works = dice.chance(0.6);
      return {
        asset_type: type,
        operator: 'Defender',
        as_of: dice.pick(['2019', '2018-06', '2017']),
        inventory_low: low,
        inventory_mode: held,
        inventory_high: dice.chance(0.3) ? held + 10 : '',
        serviceable_low: works ? Math.floor(held * 0.5) : '',
        serviceable_high: works ? Math.ceil(held * 0.8) : '',
        annual_new_low: dice.chance(0.5) ? 0 : '',
        annual_new_high: dice.chance(0.5) ? dice.whole(0, 12) : '',
        repair_months_low: 2,
        repair_months_high: dice.whole(3, 18),
        url: address(`inventory/${type}/${i}`),
        basis: 'seen',
      };
    }),
  );
}

export function prices(world: World, claims: readonly RowCells[], dice: Dice): readonly RowCells[] {
  const bases = ['replacement_new', 'book', 'overhaul', 'export', 'unstated'];
  const rows: RowCells[] = world.types.flatMap((type) => {
    const worth = dice.whole(1, 80);
    return dice.some(bases, dice.whole(0, 3)).map((basis, i) => {
      const mode = Math.round(worth * (basis === 'book' ? 0.2 : basis === 'overhaul' ? 0.3 : 1) * 100) / 100;
      const form = dice.pick(['mode', 'range', 'low'] as const);
      return {
        asset_type: type,
        basis,
        low: form === 'mode' ? '' : Math.round(mode * 80) / 100,
        mode: form === 'low' ? '' : mode,
        high: form === 'range' ? Math.round(mode * 150) / 100 : '',
        unit: 'usd_million',
        price_year: dice.whole(2012, 2019),
        note: '',
        url: address(`prices/${type}/${basis}/${i}`),
      };
    });
  });
  const [count, value] = ['count', 'value'].map((measure) => claims.find((claim) => claim.measure === measure));
  if (!count || !value) return rows;
  const mean = Math.round((100 * Number(value.high)) / Number(count.high) / 1_000_000) / 100;
  const note = `Implied mean (claims ${value.id} and ${count.id}). Not a price.`;
  return [
    ...rows,
    {
      asset_type: 'asset',
      basis: 'unstated',
      mode: mean,
      unit: 'usd_million',
      price_year: 2019,
      note,
      url: address('prices/implied'),
    },
  ];
}

export function events(world: World, dice: Dice): readonly RowCells[] {
  return [
    { date: day(world, 0), precision: 'day', kind: 'strike', event: 'The strike', url: address('events/strike') },
    {
      date: day(world, dice.whole(5, 40)),
      precision: 'about',
      kind: 'talks',
      event: 'Talks "resumed"',
      url: address('events/talks'),
    },
  ];
}
