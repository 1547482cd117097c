/** Analysts at work: they miss, they hedge, they group types, they copy, and they fall silent about what is whole. */
import type { CellValue, RowCells } from '../folder-of.js';
import { address, day } from './calendar.js';
import type { Dice } from './dice.js';
import type { Frame } from './images.js';
import type { Asset, World } from './world.js';

export type Analyst = {
  readonly id: string;
  /** chance to notice a wreck that the image shows */
  readonly eye: number;
  /** tells types apart; else says the name of the group */
  readonly namesTypes: boolean;
  /** chance to take over what another said of the same image */
  readonly copies: number;
};

export type Read = { readonly readings: readonly RowCells[]; readonly items: readonly RowCells[] };

type Draft = {
  readonly type: string;
  readonly state: string;
  readonly count: CellValue;
  readonly identity: string;
  readonly item: string;
};

// Share of what a clear frame holds that the channel lets one make out: destroyed, damaged.
const CLARITY: Readonly<Record<string, readonly [number, number]>> = {
  satellite_optical: [0.97, 0.6],
  satellite_sar: [0.85, 0.3],
  drone_video: [0.9, 0.7],
  ground_photo: [0.95, 0.9],
};

export function readImages(world: World, frames: readonly Frame[], analysts: readonly Analyst[], dice: Dice): Read {
  const readings: RowCells[] = [];
  const items = new Map<string, RowCells>();
  for (const frame of frames) {
    const readers = dice.chance(0.12) ? [] : dice.some(analysts, dice.whole(1, 3));
    let said: readonly Draft[] = [];
    for (const analyst of readers) {
      said = said.length > 0 && dice.chance(analyst.copies) ? said : drafts(world, frame, analyst, items, dice);
      for (const draft of said) readings.push(rowOf(world, frame, analyst, draft, readings.length + 1, dice));
    }
  }
  return { readings, items: [...items.values()] };
}

function drafts(
  world: World,
  frame: Frame,
  analyst: Analyst,
  items: Map<string, RowCells>,
  dice: Dice,
): readonly Draft[] {
  const groupOf = (type: string): string =>
    analyst.namesTypes
      ? type
      : (Object.keys(world.groups).find((group) => world.groups[group]?.includes(type)) ?? 'asset');
  const [whole, part] = CLARITY[frame.channel] ?? [0, 0];
  if (frame.channel === 'none') {
    const lost = frame.site.assets.filter((asset) => asset.fate !== 'untouched').length;
    return [{ type: 'asset', state: 'DESTROYED', count: lost + dice.whole(0, 5), identity: 'UNKNOWN', item: '' }];
  }
  const seen = (asset: Asset): boolean => {
    if (asset.fate === 'untouched') return dice.chance(0.002);
    const hides = asset.fate === 'damaged' && asset.hidden && frame.channel.startsWith('satellite');
    return !hides && dice.chance(analyst.eye * (asset.fate === 'destroyed' ? whole : part));
  };
  const hits = frame.inFrame.filter(seen);
  const single = frame.coverage === 'single_item' ? hits[0] : undefined;
  if (single) return [itemDraft(frame, single, items)];
  const said = new Map<string, Draft>();
  for (const asset of hits) {
    const state = asset.fate === 'destroyed' && frame.channel !== 'drone_video' ? 'DESTROYED' : 'DAMAGED';
    const identity = asset.kind === 'decoy' ? (dice.chance(0.7) ? 'DECOY' : 'UNKNOWN') : 'UNKNOWN';
    const key = `${groupOf(asset.type)} ${state} ${identity}`;
    const count = Number(said.get(key)?.count ?? 0) + 1;
    said.set(key, { type: groupOf(asset.type), state, count, identity, item: '' });
  }
  if (hits.length > 0) return [...said.values()];
  const type = analyst.namesTypes && frame.inFrame.length > 0 ? dice.pick(frame.inFrame).type : 'asset';
  if (frame.after !== null && frame.after < 0) {
    return [
      {
        type,
        state: 'UNKNOWN',
        count: frame.site.assets.filter((asset) => asset.type === type || type === 'asset').length,
        identity: 'UNKNOWN',
        item: '',
      },
    ];
  }
  return [
    { type, state: 'NO_DAMAGE', count: dice.chance(0.7) ? '' : frame.inFrame.length, identity: 'UNKNOWN', item: '' },
  ];
}

function itemDraft(frame: Frame, asset: Asset, items: Map<string, RowCells>): Draft {
  const mark = frame.site.assets.indexOf(asset) + 1;
  const item = `${frame.site.id}-item-${mark}`;
  const identity = asset.kind === 'decoy' ? 'DECOY' : asset.kind === 'derelict' ? 'DERELICT' : 'OPERATIONAL';
  items.set(item, {
    id: item,
    site_id: frame.site.id,
    asset_type: asset.type,
    label: `stand ${mark}`,
    identity_state: identity,
    url: address(`items/${item}`),
  });
  return { type: asset.type, state: asset.fate === 'destroyed' ? 'DESTROYED' : 'DAMAGED', count: 1, identity, item };
}

function rowOf(world: World, frame: Frame, analyst: Analyst, draft: Draft, number: number, dice: Dice): RowCells {
  const id = `r${String(number).padStart(4, '0')}`;
  const speech = frame.channel === 'none';
  const optical = frame.channel === 'satellite_optical' || frame.channel === 'ground_photo';
  const sure = optical
    ? dice.pick(['CONFIRMED', 'CONFIRMED', 'PROBABLE'])
    : dice.pick(['PROBABLE', 'PROBABLE', 'POSSIBLE']);
  const many = Number(draft.count) > 1 && draft.item === '';
  return {
    id,
    imagery_id: frame.row.id,
    source_id: analyst.id,
    date: day(world, Math.max(frame.after ?? 0, 0) + dice.whole(0, 6)),
    site_id: frame.site.id,
    asset_type: draft.type,
    item_id: draft.item,
    comparator: draft.count === '' ? '' : many && dice.chance(0.25) ? 'ge' : 'eq',
    count: draft.count,
    state: draft.state,
    confidence: speech ? 'POSSIBLE' : sure,
    identity_state: draft.identity,
    paraphrase: `${draft.state === 'NO_DAMAGE' ? 'Nothing called hit' : `${draft.count} ${draft.type}, as this analyst saw it`}`,
    url: address(`readings/${id}`),
    basis: 'seen',
  };
}
