/**
 * What a picture says of itself: when, where and with what it was taken, and what speaks against it.
 *
 * Model: fields are read as they stand and held against each other by the rules of `codes.ts`.
 * Most likely wrong: that they mean anything. Every field can be written by anyone; platforms strip them all; their absence is
 * ordinary and no code. What agrees with an account is weak support, what contradicts it is a question to its source.
 * Cost: none to speak of.
 */
import { type Gap, gap } from '../../problem.js';
import { clockText } from './clock.js';
import { clockConflicts, clocksOf } from './clock-conflicts.js';
import type { MediaFlag } from './codes.js';
import { madeBy } from './made-by.js';
import type { MediaTags } from './media-tags.js';

export type MediaFacts = {
  /** the camera's clock at capture, with its offset where that is known */
  readonly taken: string | Gap;
  /** UTC by GPS */
  readonly gpsTime: string | Gap;
  /** XMP's time of creation */
  readonly created: string | Gap;
  /** degrees */
  readonly place: { readonly lat: number; readonly lon: number } | Gap;
  readonly make: string | null;
  readonly model: string | null;
  /** programs that say they wrote the file */
  readonly programs: readonly string[];
  readonly flags: readonly MediaFlag[];
};

/** @param collected when the file was collected, UTC `2030-01-02T03:04:05Z`; null: not known */
export function mediaFacts(tags: MediaTags, collected: string | null = null): MediaFacts {
  const { taken, gps, created } = clocksOf(tags);
  const place = placeOf(tags);
  const programs = [tags.software, ...tags.xmpPrograms].filter((name) => name !== null);
  return {
    taken: taken ? clockText(taken) : gap('not-dated', 'no time of capture in EXIF'),
    gpsTime: gps ? clockText(gps) : gap('not-dated', 'no time by GPS'),
    created: created ? clockText(created) : gap('not-dated', 'no time of creation in XMP'),
    place: place.at,
    make: tags.make,
    model: tags.model,
    programs: [...new Set(programs)],
    flags: [...clockConflicts(tags, collected), ...place.flags, ...madeBy(tags), ...markup(tags)],
  };
}

function placeOf({ hasGps, latitude: lat, longitude: lon }: MediaTags): {
  readonly at: MediaFacts['place'];
  readonly flags: readonly MediaFlag[];
} {
  if (lat === null || lon === null || !Number.isFinite(lat) || !Number.isFinite(lon)) {
    const flags: readonly MediaFlag[] = hasGps ? [{ code: 'gps.empty', detail: 'no latitude or no longitude' }] : [];
    return { at: gap('no-source', 'no coordinates in the file'), flags };
  }
  const detail = `${lat}, ${lon}`;
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180)
    return { at: gap('outside-model', `${detail} is not on the globe`), flags: [{ code: 'gps.impossible', detail }] };
  if (lat === 0 && lon === 0)
    return { at: gap('no-source', '0, 0 stands for no fix'), flags: [{ code: 'gps.zero', detail }] };
  return { at: { lat, lon }, flags: [] };
}

const MARKUP =
  /<\s*\/?\s*(script|iframe|img|svg|object|embed|style|link|meta|base|form|html|body|a)\b|javascript:|\bon(load|error|click|mouse[a-z]+|focus|begin|toggle|pointer[a-z]+|animation[a-z]+)\s*=|<!\s*(doctype|entity)/i;
const SHOWN = 80;

const markup = ({ texts }: MediaTags): readonly MediaFlag[] =>
  texts
    .filter(({ text }) => MARKUP.test(text))
    .map(({ field, text }) => ({
      code: 'text.markup',
      detail: `${field}: ${JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)}`,
    }));
