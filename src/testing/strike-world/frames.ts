/**
 * What is photographed and published, by which channel and when: base-wide images, frames cut around wrecks, clips and
 * pictures of single wrecks (`taken-in.ts` says what lies in each).
 */
import type { RowCells } from '../folder-of.js';
import { address, day } from '../generate/calendar.js';
import type { Dice } from '../generate/dice.js';
import type { Asset, Land, Site } from './apron.js';
import type { Circumstances } from './conditions.js';
import { type Coverage, farStands, shownIn } from './taken-in.js';

export type Frame = {
  readonly row: RowCells & { readonly id: string };
  readonly site: Site;
  readonly channel: string;
  readonly coverage: Coverage;
  readonly resolutionM: number | null;
  /** days from the strike to the image */
  readonly after: number;
  readonly inFrame: ReadonlySet<Asset>;
};

export type Taken = { readonly frames: readonly Frame[]; readonly beyond: ReadonlyMap<Site, ReadonlySet<Asset>> };

export function takeFrames(land: Land, conditions: Circumstances, strikeDay: number, dice: Dice): Taken {
  const beyond = new Map<Site, ReadonlySet<Asset>>();
  const frames = land.sites.flatMap((site): readonly Frame[] => {
    const plans = Array.from({ length: site.targeted === 'no' ? dice.whole(0, 1) : dice.whole(1, 5) }, () =>
      plan(conditions, dice),
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

function plan({ without }: Circumstances, dice: Dice): Plan {
  const channel = dice.pick([
    'satellite_optical',
    'satellite_optical',
    'satellite_optical',
    'satellite_sar',
    'drone_video',
    'ground_photo',
  ]);
  const late = dice.chance(0.2) && !without.has('clearing');
  if (channel.startsWith('satellite')) {
    const coverage = dice.pick(['full_apron', 'partial', 'partial', 'unknown'] as const);
    const resolutionM = dice.chance(0.1) ? dice.pick([3.5, 5, 10]) : dice.pick([0.3, 0.5, 0.5, 1, null]);
    return { channel, coverage, resolutionM, after: late ? dice.whole(21, 60) : dice.whole(0, 14) };
  }
  const coverage = dice.pick(['partial', 'single_item', 'single_item'] as const);
  const after = channel === 'drone_video' ? 0 : dice.whole(0, late ? 40 : 5);
  return { channel, coverage, resolutionM: null, after };
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
