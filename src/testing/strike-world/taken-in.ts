/**
 * What lies in an image: a whole apron but for a bank of cloud, or a rectangle of it. Of several that could be cut, about
 * a wreck or about anything, the one with more wrecks goes out. Part of an apron may lie beyond every frame.
 */
import type { Dice } from '../generate/dice.js';
import type { Asset, Site } from './apron.js';
import type { Circumstances } from './conditions.js';

export type Coverage = 'full_apron' | 'partial' | 'unknown' | 'single_item';

/** The stands past a line across the apron. */
export function farStands(site: Site, { beyond }: Circumstances, dice: Dice): ReadonlySet<Asset> {
  if (!dice.chance(beyond.chance)) return new Set();
  const share = dice.between(beyond.low, beyond.high);
  const [a, b] = [dice.normal(), dice.normal()];
  const along = [...site.assets].sort((p, q) => a * p.x + b * p.y - a * q.x - b * q.y);
  return new Set(along.slice(0, Math.round(share * along.length)));
}

const isHit = (asset: Asset): boolean => asset.fate !== 'untouched';

export function shownIn(coverage: Coverage, near: readonly Asset[], conditions: Circumstances, dice: Dice): Set<Asset> {
  if (coverage === 'full_apron' || (coverage === 'unknown' && dice.chance(conditions.unknownIsWhole)))
    return underCloud(near, conditions.cloud, dice);
  const wrecks = near.filter(isHit);
  if (coverage === 'single_item') return new Set(wrecks.length > 0 ? [dice.pick(wrecks)] : []);
  const cuts = Array.from({ length: 3 }, () => cut(near, wrecks, conditions, dice));
  const weights = cuts.map((inside) =>
    conditions.without.has('publication_bias') ? 1 : 1 + inside.filter(isHit).length,
  );
  const at = dice.between(0, 1) * weights.reduce((a, b) => a + b, 0);
  const chosen = weights.findIndex((_, i) => at < weights.slice(0, i + 1).reduce((a, b) => a + b, 0));
  return new Set(cuts[chosen]);
}

/** A rectangle about a wreck, or about anything, wide enough for a share of what stands there. */
function cut(
  near: readonly Asset[],
  wrecks: readonly Asset[],
  { frame, without }: Circumstances,
  dice: Dice,
): readonly Asset[] {
  if (near.length === 0) return [];
  const centre = dice.pick(wrecks.length > 0 && dice.chance(without.has('publication_bias') ? 0 : 0.6) ? wrecks : near);
  const [wide, high] = [dice.between(0.6, 1.6), dice.between(0.6, 1.6)];
  const [x, y] = [centre.x + 0.1 * dice.normal(), centre.y + 0.1 * dice.normal()];
  const far = (asset: Asset): number => Math.max(Math.abs(asset.x - x) / wide, Math.abs(asset.y - y) / high);
  const order = without.has('spatial_frames') ? shuffled(near, dice) : [...near].sort((p, q) => far(p) - far(q));
  return order.slice(0, Math.max(1, Math.round(frame * dice.between(0.2, 1) * near.length)));
}

const shuffled = (assets: readonly Asset[], dice: Dice): readonly Asset[] =>
  assets
    .map((asset) => ({ asset, key: dice.between(0, 1) }))
    .sort((a, b) => a.key - b.key)
    .map(({ asset }) => asset);

/** All but what lies under one bank of cloud. */
function underCloud(near: readonly Asset[], mean: number, dice: Dice): Set<Asset> {
  if (near.length === 0 || !dice.chance(0.8)) return new Set(near);
  const share = dice.between(0, mean / 0.4);
  const [x, y] = [dice.between(0, 1), dice.between(0, 1)];
  const order = [...near].sort((p, q) => Math.hypot(q.x - x, q.y - y) - Math.hypot(p.x - x, p.y - y));
  return new Set(order.slice(0, order.length - Math.round(share * order.length)));
}
