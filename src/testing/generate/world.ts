/**
 * What stood where, and what happened to it: assets in rows along a site, and a strike that falls on a few spots of it.
 * This is a story told asset by asset, on purpose not the model that estimates it; losses cluster along a row and
 * across types, which the model does not know.
 */
import type { Dice } from './dice.js';

export type Fate = 'untouched' | 'damaged' | 'destroyed';

export type Asset = {
  readonly type: string;
  /** place along the site, 0..1 */
  readonly at: number;
  readonly kind: 'operational' | 'derelict' | 'decoy';
  fate: Fate;
  /** damage that cannot be seen from above */
  hidden: boolean;
};

export type Site = {
  readonly id: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly targeted: 'yes' | 'claimed' | 'no';
  readonly assets: readonly Asset[];
};

export type World = {
  readonly types: readonly string[];
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly sites: readonly Site[];
  /** days of the month of the strike */
  readonly strikeDay: number;
};

const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  tank: ['Anvil', 'Bolt', 'Cairn'],
  ship: ['Dory', 'Egret', 'Fulmar'],
  radar: ['Glim', 'Halo'],
  store: ['fuel store', 'ammunition store'],
  launcher: ['Javel', 'Kite'],
};
const NAMES = ['Alder', 'Birch', 'Cedar', 'Elder', 'Hazel', 'Larch', 'Maple', 'Rowan'];

export function makeWorld(dice: Dice): World {
  const families = dice.some(Object.keys(FAMILIES), dice.whole(1, 3));
  const types = families.flatMap((family) => dice.some(FAMILIES[family] ?? [], dice.whole(1, 2)));
  const groups: Record<string, readonly string[]> = { asset: ['*'] };
  for (const family of families) {
    const members = types.filter((type) => FAMILIES[family]?.includes(type));
    if (members.length > 1) groups[family] = members;
  }
  const names = dice.some(NAMES, dice.whole(2, 6));
  const sites = names.map((name, i) => makeSite(name, i, types, dice));
  for (const site of sites) strike(site, dice);
  return { types, groups, sites, strikeDay: dice.whole(3, 9) };
}

function makeSite(name: string, i: number, types: readonly string[], dice: Dice): Site {
  const assets = dice.some(types, dice.whole(1, Math.min(3, types.length))).flatMap((type) => {
    const start = dice.between(0, 0.6);
    const row = (n: number, kind: Asset['kind']): Asset[] =>
      Array.from({ length: n }, () => ({
        type,
        kind,
        at: start + dice.between(0, 0.4),
        fate: 'untouched',
        hidden: dice.chance(0.2),
      }));
    return [
      ...row(dice.whole(1, dice.chance(0.3) ? 40 : 12), 'operational'),
      ...row(dice.chance(0.3) ? dice.whole(1, 4) : 0, 'derelict'),
      ...row(dice.chance(0.25) ? dice.whole(1, 3) : 0, 'decoy'),
    ];
  });
  const targeted = i === 0 ? 'yes' : dice.pick(['yes', 'yes', 'yes', 'claimed', 'no'] as const);
  // The South Pacific, far from any land.
  const [lat, lon] = [dice.whole(-520, -440) / 10, dice.whole(-1300, -1150) / 10];
  return { id: name.toLowerCase(), name, lat, lon, targeted, assets };
}

/** The strike falls on a few spots; around each, the nearest assets of whatever type are touched. */
function strike(site: Site, dice: Dice): void {
  const attacked = site.targeted === 'yes' || (site.targeted === 'claimed' && dice.chance(0.5));
  if (!attacked || dice.chance(0.1)) return;
  const lethal = dice.between(0.35, 0.8);
  for (let spot = dice.whole(1, 8); spot > 0; spot--) {
    const at = dice.between(0, 1);
    const near = [...site.assets].sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at));
    for (const asset of near.slice(0, dice.whole(0, 3))) {
      if (Math.abs(asset.at - at) > 0.1 || asset.fate === 'destroyed') continue;
      asset.fate = dice.chance(lethal) ? 'destroyed' : 'damaged';
    }
  }
}

export type CellTruth = {
  readonly site: string;
  readonly type: string;
  readonly N: number;
  readonly D: number;
  readonly M: number;
};

/** Counts of operational assets per site and type; derelicts and decoys do not enter. */
export function truthOf(world: World): readonly CellTruth[] {
  return world.sites.flatMap((site) =>
    world.types.flatMap((type) => {
      const own = site.assets.filter((asset) => asset.type === type && asset.kind === 'operational');
      const count = (fate: Fate): number => own.filter((asset) => asset.fate === fate).length;
      return own.length === 0
        ? []
        : [{ site: site.id, type, N: own.length, D: count('destroyed'), M: count('damaged') }];
    }),
  );
}
