/**
 * The strike: a number of weapons per site, most of them sent at a few aim points, some flown along a row. Each touches
 * none, one or two neighbours; what it does to them depends on the type and on the warhead. Losses cluster in space and
 * across types, and a second weapon on the same stand adds little.
 */
import type { Dice } from '../generate/dice.js';
import type { Asset, Land, Site } from './apron.js';
import type { Without } from './mechanisms.js';

export function strike(land: Land, without: Without, dice: Dice): void {
  const fragile = new Map(land.types.map((type) => [type, dice.between(0.25, 0.8)]));
  for (const site of land.sites) attack(site, fragile, dice);
  if (without.has('clustered_weapons')) scatter(land, dice);
}

function attack(site: Site, fragile: ReadonlyMap<string, number>, dice: Dice): void {
  const isAttacked = site.targeted === 'yes' || (site.targeted === 'claimed' && dice.chance(0.5));
  // Some packages are shot down or miss the place altogether.
  if (!isAttacked || dice.chance(0.1)) return;
  const share = dice.chance(0.25) ? dice.between(0.4, 1) : dice.between(0.03, 0.35);
  const weapons = Math.max(1, Math.round(share * site.assets.length));
  const wanted = dice.pick(site.assets).type;
  const points = Array.from({ length: Math.max(1, Math.round(weapons / dice.whole(1, 4))) }, () =>
    dice.chance(0.6) ? dice.pick(site.assets.filter((asset) => asset.type === wanted)) : dice.pick(site.assets),
  );
  for (let w = 0; w < weapons; w++) {
    const aim = dice.pick(points);
    const scatter = dice.between(0.01, 0.08);
    const [x, y] = [aim.x + scatter * dice.normal(), aim.y + scatter * dice.normal()];
    const near = nearest(site.assets, x, y, dice.pick([0, 1, 1, 1, 2]));
    const warhead = dice.between(-0.15, 0.15);
    for (const asset of near) {
      const kills = dice.chance((fragile.get(asset.type) ?? 0.5) + warhead);
      if (asset.fate !== 'destroyed') asset.fate = kills ? 'destroyed' : 'damaged';
    }
  }
}

/** How far from the point of impact an asset is still touched. */
const REACH = 0.06;

function nearest(assets: readonly Asset[], x: number, y: number, most: number): readonly Asset[] {
  return assets
    .map((asset) => ({ asset, far: Math.hypot(asset.x - x, asset.y - y) }))
    .filter(({ far }) => far <= REACH)
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ asset }) => asset);
}

/** The same losses of every cell, on any of its assets. */
function scatter(land: Land, dice: Dice): void {
  for (const site of land.sites)
    for (const type of land.types) {
      const own = site.assets.filter((asset) => asset.type === type);
      const order = own.map((asset) => ({ fate: asset.fate, key: dice.between(0, 1) })).sort((a, b) => a.key - b.key);
      for (const [i, asset] of own.entries()) asset.fate = order[i]?.fate ?? 'untouched';
    }
}
