/**
 * Invented sites and types, and where everything stands: each type in one or two parks on a square apron, in rows, decoys
 * and derelicts among them. Every asset carries what later makes images agree with each other: how far it stands out, and
 * when it is cleared away.
 */
import type { Dice } from '../generate/dice.js';
import type { Without } from './mechanisms.js';

export type Fate = 'untouched' | 'damaged' | 'destroyed';
export type Kind = 'operational' | 'derelict' | 'decoy';

export type Asset = {
  readonly type: string;
  readonly kind: Kind;
  /** place on the apron, 0..1 each way */
  readonly x: number;
  readonly y: number;
  /** standard normal: how far it stands out, the same in every image */
  readonly standsOut: number;
  /** uniform: its place in the order of clearing, and whether damage shows from above */
  readonly clearing: number;
  readonly hiding: number;
  fate: Fate;
};

export type Site = {
  readonly id: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly targeted: 'yes' | 'claimed' | 'no';
  readonly assets: readonly Asset[];
};

export type Land = {
  readonly types: readonly string[];
  /** generic name → types */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly sites: readonly Site[];
};

const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  tank: ['Mallet', 'Chisel', 'Gouge'],
  ship: ['Teal', 'Wigeon'],
  depot: ['fuel tank', 'shell store'],
  launcher: ['Sling', 'Atlatl'],
  radar: ['Lantern', 'Beacon'],
  truck: ['Barrow', 'Wain'],
};
const NAMES = [
  'Ashcombe',
  'Brindle',
  'Cowslip',
  'Dunmere',
  'Fernley',
  'Gorse',
  'Heather',
  'Juniper',
  'Lovage',
  'Sorrel',
];

export function makeLand(without: Without, dice: Dice): Land {
  const families = dice.some(Object.keys(FAMILIES), dice.whole(1, 3));
  const types = families.flatMap((family) => dice.some(FAMILIES[family] ?? [], dice.whole(1, 2)));
  const groups: Record<string, readonly string[]> = { asset: ['*'] };
  for (const family of families) groups[`any ${family}`] = types.filter((type) => FAMILIES[family]?.includes(type));
  const names = dice.some(NAMES, dice.whole(2, 5));
  return { types, groups, sites: names.map((name, i) => makeSite(name, i, types, without, dice)) };
}

function makeSite(name: string, i: number, types: readonly string[], without: Without, dice: Dice): Site {
  const own = dice.some(types, dice.whole(1, Math.min(4, types.length)));
  const targeted = i === 0 ? 'yes' : dice.pick(['yes', 'yes', 'yes', 'claimed', 'no'] as const);
  return {
    id: name.toLowerCase(),
    name,
    // The South Pacific, far from any land.
    lat: dice.whole(-520, -440) / 10,
    lon: dice.whole(-1300, -1150) / 10,
    targeted,
    assets: own.flatMap((type) =>
      parkOf(type, dice).filter(({ kind }) => kind === 'operational' || !without.has('decoys')),
    ),
  };
}

function parkOf(type: string, dice: Dice): readonly Asset[] {
  const number = dice.whole(4, dice.chance(0.4) ? 45 : 18);
  const parks = Array.from({ length: number > 12 && dice.chance(0.5) ? 2 : 1 }, () => ({
    x: dice.between(0.15, 0.85),
    y: dice.between(0.15, 0.85),
    perRow: dice.whole(3, 8),
    gap: dice.between(0.025, 0.06),
  }));
  const stand = (kind: Kind, place: number): Asset => {
    const park = parks[place % parks.length] as (typeof parks)[number];
    const k = Math.floor(place / parks.length);
    return {
      type,
      kind,
      x: within(park.x + park.gap * ((k % park.perRow) - park.perRow / 2) + 0.005 * dice.normal()),
      y: within(park.y + 1.4 * park.gap * Math.floor(k / park.perRow) + 0.005 * dice.normal()),
      standsOut: dice.normal(),
      clearing: dice.between(0, 1),
      hiding: dice.between(0, 1),
      fate: 'untouched',
    };
  };
  const kinds: readonly Kind[] = [
    ...Array.from({ length: number }, () => 'operational' as const),
    ...Array.from({ length: dice.chance(0.15) ? dice.whole(1, 4) : 0 }, () => 'derelict' as const),
    ...Array.from({ length: dice.chance(0.1) ? dice.whole(1, 3) : 0 }, () => 'decoy' as const),
  ];
  // Decoys and derelicts stand anywhere among the rest.
  const order = kinds.map((_, k) => ({ k, key: dice.between(0, 1) })).sort((a, b) => a.key - b.key);
  return order.map(({ k }, place) => stand(kinds[k] as Kind, place));
}

const within = (place: number): number => Math.min(1, Math.max(0, place));
