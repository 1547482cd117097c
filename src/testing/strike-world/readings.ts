/** What analysts write down: rows with a confidence that is earned (a POSSIBLE number is often wrong), days, bounds, copies. */
import type { RowCells } from '../folder-of.js';
import { address, day } from '../generate/calendar.js';
import type { Dice } from '../generate/dice.js';
import { type Analyst, type Finding, find, type Report } from './analysts.js';
import type { Asset, Land } from './apron.js';
import type { Frame } from './frames.js';
import type { Without } from './mechanisms.js';
import { clearedIn, showing, type Weather } from './sight.js';

export type Said = Report & { readonly analyst: Analyst; readonly copied: boolean };

/** An image as it was read: what it showed, and what each analyst wrote. */
export type Read = {
  readonly frame: Frame;
  readonly shown: readonly Asset[];
  readonly cleared: readonly Asset[];
  readonly said: readonly Said[];
};

export type Written = {
  readonly reads: readonly Read[];
  readonly readings: readonly RowCells[];
  readonly items: readonly RowCells[];
};

export type Desk = {
  readonly land: Land;
  readonly analysts: readonly Analyst[];
  readonly weather: Weather;
  readonly strikeDay: number;
  readonly without: Without;
};

const COPIES = 0.3;

export function writeUp(frames: readonly Frame[], desk: Desk, dice: Dice): Written {
  const readings: RowCells[] = [];
  const items = new Map<string, RowCells>();
  const reads = frames.map((frame): Read => {
    const shown = showing(frame, desk.weather, dice);
    // What shows no wreck is often not worth a post; the big picture is read all the same.
    const isDull = shown.length === 0 && frame.coverage !== 'full_apron';
    const isRead = frame.coverage === 'full_apron' || dice.chance(isDull ? 0.85 : 0.95);
    const readers = isRead ? dice.some(desk.analysts, Math.min(desk.analysts.length, dice.pick([1, 1, 2, 2, 3]))) : [];
    const said: Said[] = [];
    let published = frame.after + dice.whole(0, 5);
    for (const analyst of readers) {
      const earlier = said.at(-1);
      const copied = earlier !== undefined && dice.chance(COPIES) && !desk.without.has('copying');
      const report = copied ? earlier : find(analyst, frame, shown, desk.land.groups, dice);
      said.push({ ...report, analyst, copied });
      readings.push(...rows(frame, analyst, report.findings, published, desk, readings.length, items, dice));
      published = Math.min(90, published + (dice.chance(0.3) ? dice.whole(5, 25) : dice.whole(0, 4)));
    }
    return { frame, shown, cleared: clearedIn(frame, desk.weather), said };
  });
  return { reads, readings, items: [...items.values()] };
}

/** Chance that a row's number is not what he saw. */
const WRONG = { CONFIRMED: 0.02, PROBABLE: 0.1, POSSIBLE: 0.6 } as const;

function rows(
  frame: Frame,
  analyst: Analyst,
  findings: readonly Finding[],
  after: number,
  desk: Desk,
  before: number,
  items: Map<string, RowCells>,
  dice: Dice,
): readonly RowCells[] {
  const isOptical = frame.channel === 'satellite_optical' || frame.channel === 'ground_photo';
  return findings.map((finding, i) => {
    const confidence = isOptical
      ? dice.pick(['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'PROBABLE'] as const)
      : dice.pick(['CONFIRMED', 'PROBABLE', 'PROBABLE', 'PROBABLE', 'POSSIBLE'] as const);
    const isBound = finding.count !== null && finding.count > 1 && finding.state !== 'NO_DAMAGE' && dice.chance(0.15);
    const isSure = finding.named !== null || finding.state === 'NO_DAMAGE' || desk.without.has('wrong_numbers');
    const isWrong = !isSure && dice.chance(WRONG[confidence]);
    const count = isWrong ? dice.whole(1, 2 * (finding.count ?? 1) + 1) : finding.count;
    const id = `r${String(before + i + 1).padStart(4, '0')}`;
    return {
      id,
      imagery_id: frame.row.id,
      source_id: analyst.id,
      date: day(desk, after),
      site_id: frame.site.id,
      asset_type: finding.type,
      item_id: finding.named ? itemOf(frame, finding.named, items) : '',
      comparator: count === null ? '' : isBound ? 'ge' : 'eq',
      count: isBound && count !== null && count > 1 && dice.chance(0.5) ? count - 1 : count,
      state: finding.state,
      confidence,
      identity_state: finding.identity,
      paraphrase: count === null ? 'Nothing called hit' : `${count} ${finding.type}, as this analyst saw it`,
      url: address(`readings/${id}`),
      basis: 'seen',
    };
  });
}

function itemOf(frame: Frame, asset: Asset, items: Map<string, RowCells>): string {
  const mark = frame.site.assets.indexOf(asset) + 1;
  const id = `${frame.site.id}-item-${mark}`;
  items.set(id, {
    id,
    site_id: frame.site.id,
    asset_type: asset.type,
    label: `stand ${mark}`,
    identity_state: asset.kind === 'operational' ? 'OPERATIONAL' : asset.kind === 'decoy' ? 'DECOY' : 'DERELICT',
    url: address(`items/${id}`),
  });
  return id;
}
