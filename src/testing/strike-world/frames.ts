/**
 * What is photographed and published: base-wide images under cloud, frames cut around wrecks (of several that could be
 * cut, the one with more wrecks goes out), clips and pictures of single wrecks. Part of an apron may lie beyond every frame.
 */
import type { RowCells } from '../folder-of.js';
import { address, day } from '../generate/calendar.js';
import type { Dice } from '../generate/dice.js';
import type { Asset, Land, Site } from './apron.js';
import type { Conditions } from './conditions.js';

export type Frame = {
  readonly row: RowCells & { readonly id: string };
  readonly site: Site;
  readonly channel: string;
  readonly coverage: 'full_apron' | 'partial' | 'unknown' | 'single_item';
  readonly resolutionM: number | null;
  /** days from the strike to the image */
  readonly after: number;
  readonly inFrame: ReadonlySet<Asset>;
};

export type Taken = { readonly frames: readonly Frame[]; readonly beyond: ReadonlyMap<Site, ReadonlySet<Asset>> };

export function takeFrames(land: Land, conditions: Conditions, strikeDay: number, dice: Dice): Taken {
  const beyond = new Map<Site, ReadonlySet<Asset>>();
  const frames = land.sites.flatMap((site): readonly Frame[] => {
    const plans = Array.from({ length: site.targeted === 'no' ? dice.whole(0, 1) : dice.whole(1, 5) }, () =>
      plan(dice),
    );
    const isWhole = plans.some((p) => p.coverage === 'full_apron');
    const far = isWhole ? new Set<Asset>() : farStands(site, conditions, dice);
    beyond.set(site, far);
    const near = site.assets.filter((asset) => !far.has(asset));
    return plans.flatMap((p, i) => {
      const inFrame = shownIn(p.coverage, near, conditions, dice);
      return inFrame.size === 0 ? [] : [frameOf(site, i, p, inFrame, strikeDay, dice)];
    });
  });
  return { frames, beyond };
}

type Plan = Pick<Frame, 'channel' | 'coverage' | 'after' | 'resolutionM'>;

function plan(dice: Dice): Plan {
  const channel = dice.pick([
    'satellite_optical',
    'satellite_optical',
    'satellite_optical',
    'satellite_sar',
    'drone_video',
    'ground_photo',
  ]);
  const late = dice.chance(0.2);
  if (channel.startsWith('satellite')) {
    const coverage = dice.pick(['full_apron', 'partial', 'partial', 'unknown'] as const);
    const resolutionM = dice.chance(0.1) ? dice.pick([3.5, 5, 10]) : dice.pick([0.3, 0.5, 0.5, 1, null]);
    return { channel, coverage, resolutionM, after: late ? dice.whole(21, 60) : dice.whole(0, 14) };
  }
  const coverage = dice.pick(['partial', 'single_item', 'single_item'] as const);
  const after = channel === 'drone_video' ? 0 : dice.whole(0, late ? 40 : 5);
  return { channel, coverage, resolutionM: null, after };
}

/** The stands past a line across the apron. */
function farStands(site: Site, { beyond }: Conditions, dice: Dice): ReadonlySet<Asset> {
  if (!dice.chance(beyond.chance)) return new Set();
  const share = dice.between(beyond.low, beyond.high);
  const [a, b] = [dice.normal(), dice.normal()];
  const along = [...site.assets].sort((p, q) => a * p.x + b * p.y - a * q.x - b * q.y);
  return new Set(along.slice(0, Math.round(share * along.length)));
}

const isHit = (asset: Asset): boolean => asset.fate !== 'untouched';

function shownIn(coverage: Frame['coverage'], near: readonly Asset[], conditions: Conditions, dice: Dice): Set<Asset> {
  if (coverage === 'full_apron' || (coverage === 'unknown' && dice.chance(conditions.unknownIsWhole)))
    return underCloud(near, conditions.cloud, dice);
  const wrecks = near.filter(isHit);
  if (coverage === 'single_item') return new Set(wrecks.length > 0 ? [dice.pick(wrecks)] : []);
  const cuts = Array.from({ length: 3 }, () => cut(near, wrecks, conditions, dice));
  const weights = cuts.map((inside) => 1 + inside.filter(isHit).length);
  const at = dice.between(0, 1) * weights.reduce((a, b) => a + b, 0);
  const chosen = weights.findIndex((_, i) => at < weights.slice(0, i + 1).reduce((a, b) => a + b, 0));
  return new Set(cuts[chosen]);
}

/** A rectangle about a wreck, or about anything, wide enough for a share of what stands there. */
function cut(near: readonly Asset[], wrecks: readonly Asset[], { frame }: Conditions, dice: Dice): readonly Asset[] {
  if (near.length === 0) return [];
  const centre = dice.pick(wrecks.length > 0 && dice.chance(0.6) ? wrecks : near);
  const [wide, high] = [dice.between(0.6, 1.6), dice.between(0.6, 1.6)];
  const [x, y] = [centre.x + 0.1 * dice.normal(), centre.y + 0.1 * dice.normal()];
  const far = (asset: Asset): number => Math.max(Math.abs(asset.x - x) / wide, Math.abs(asset.y - y) / high);
  const order = [...near].sort((p, q) => far(p) - far(q));
  return order.slice(0, Math.max(1, Math.round(frame * dice.between(0.2, 1) * near.length)));
}

/** All but what lies under one bank of cloud. */
function underCloud(near: readonly Asset[], mean: number, dice: Dice): Set<Asset> {
  if (near.length === 0 || !dice.chance(0.6)) return new Set(near);
  const share = dice.between(0, mean / 0.3);
  const [x, y] = [dice.between(0, 1), dice.between(0, 1)];
  const order = [...near].sort((p, q) => Math.hypot(q.x - x, q.y - y) - Math.hypot(p.x - x, p.y - y));
  return new Set(order.slice(0, order.length - Math.round(share * order.length)));
}

function frameOf(site: Site, i: number, p: Plan, inFrame: ReadonlySet<Asset>, strikeDay: number, dice: Dice): Frame {
  const id = `${site.id}-${i + 1}-${p.channel.replace('satellite_', '').replace('_', '-')}`;
  const isTimed = p.channel.startsWith('satellite') && dice.chance(0.3);
  return {
    ...p,
    site,
    inFrame,
    row: {
      id,
      site_id: site.id,
      acquired: `${day({ strikeDay }, p.after)}${isTimed ? `T09:${dice.whole(10, 59)}Z` : ''}`,
      acquired_precision: isTimed ? 'minute' : 'day',
      channel: p.channel,
      resolution_m: p.resolutionM,
      coverage: p.coverage,
      url: address(`images/${id}`),
    },
  };
}
