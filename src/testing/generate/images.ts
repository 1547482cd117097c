/** Frames over a site: what lies in them, under which cloud, and which of them anyone publishes. */
import type { RowCells } from '../folder-of.js';
import { address, day } from './calendar.js';
import type { Dice } from './dice.js';
import type { Asset, Site, World } from './world.js';

export type Frame = {
  readonly row: RowCells & { readonly id: string };
  readonly site: Site;
  readonly channel: string;
  readonly coverage: string;
  /** days after the strike; null when unknown */
  readonly after: number | null;
  /** assets that can be made out, whatever their state */
  readonly inFrame: readonly Asset[];
};

const CHANNELS = [
  'satellite_optical',
  'satellite_optical',
  'satellite_optical',
  'satellite_sar',
  'drone_video',
  'ground_photo',
  'none',
];

export function takeImages(world: World, dice: Dice): readonly Frame[] {
  return world.sites.flatMap((site) => {
    const attempts = site.targeted === 'no' ? dice.whole(0, 1) : dice.whole(1, 5);
    const taken = Array.from({ length: attempts }, (_, i) => takeImage(world, site, i, dice));
    // Images are published for the wrecks in them.
    return taken.filter((frame) => dice.chance(frame.inFrame.some((asset) => asset.fate !== 'untouched') ? 0.95 : 0.5));
  });
}

function takeImage(world: World, site: Site, i: number, dice: Dice): Frame {
  const channel = dice.pick(CHANNELS);
  const fromAbove = channel.startsWith('satellite');
  const coverage = fromAbove
    ? dice.pick(['full_apron', 'full_apron', 'partial', 'unknown'])
    : dice.pick(['partial', 'single_item', 'unknown']);
  const hour = fromAbove ? dice.pick([null, 10]) : null;
  const after = channel === 'none' || dice.chance(0.05) ? null : fromAbove ? dice.whole(hour === null ? -2 : 0, 25) : 0;
  const acquired =
    after === null ? '' : `${day(world, after)}${hour === null ? '' : `T${hour}:${dice.whole(10, 59)}Z`}`;
  const id = `${site.id}-${i + 1}-${channel.replace('satellite_', '').replace('_', '-')}`;
  const wrecks = site.assets.filter((asset) => asset.fate !== 'untouched');
  const centre = wrecks.length > 0 && dice.chance(0.8) ? dice.pick(wrecks).at : dice.between(0, 1);
  const half = coverage === 'full_apron' ? 1 : dice.between(0.1, 0.4);
  const cloud = fromAbove && dice.chance(0.3) ? { from: dice.between(0, 1), width: dice.between(0.05, 0.3) } : null;
  const open = (asset: Asset): boolean =>
    Math.abs(asset.at - centre) <= half && !(cloud && asset.at >= cloud.from && asset.at <= cloud.from + cloud.width);
  const before = after !== null && after < 0;
  const seen = before || channel === 'none' ? [] : site.assets.filter(open);
  const single = coverage === 'single_item' ? (wrecks.length > 0 ? [dice.pick(wrecks)] : []) : seen;
  return {
    row: {
      id,
      site_id: site.id,
      acquired,
      acquired_precision: acquired === '' ? 'about' : acquired.includes('T') ? 'minute' : 'day',
      channel,
      provider:
        fromAbove && dice.chance(0.6) ? dice.pick(['Provider One', 'Provider "Two"', 'Provider, the third']) : '',
      resolution_m: fromAbove && dice.chance(0.5) ? dice.pick([0.3, 0.5, 1, 3.5, 10]) : '',
      coverage,
      first_published: dice.chance(0.4) ? day(world, Math.max(after ?? 0, 0) + dice.whole(0, 4)) : '',
      url: address(`images/${id}`),
      note: before ? 'Before the strike.' : '',
    },
    site,
    channel,
    coverage,
    after,
    inFrame: single,
  };
}
