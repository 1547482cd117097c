/** The metadata of a clip, as ffmpeg lists it, reduced to the fields of `media-tags.ts`. */
import { type MediaTags, NO_TAGS } from '../core/evidence/media/media-tags.js';

const LONGEST = 2000;
const MOST_FIELDS = 500;

/** @param listed ffmpeg's metadata format: a line `;FFMETADATA1`, then lines `key=value` with `\` before `=`, `;`, `#`, `\` and line ends */
export function clipTags(listed: string): MediaTags {
  const fields = fieldsOf(listed);
  const first = (...names: string[]): string | null =>
    names.map((name) => fields.get(name)).find((text) => text) ?? null;
  const place = placeOf(first('com.apple.quicktime.location.iso6709', 'location', 'location-eng'));
  const programs = ['com.apple.quicktime.software', 'software', 'encoder', 'encoded_by'].flatMap(
    (name) => fields.get(name) ?? [],
  );
  return {
    ...NO_TAGS,
    ...place,
    make: first('com.apple.quicktime.make', 'make', 'com.android.manufacturer'),
    model: first('com.apple.quicktime.model', 'model', 'com.android.model'),
    // With an offset the clock of the phone, else the container's time of creation, which is in UTC.
    xmpCreated: first('com.apple.quicktime.creationdate', 'creation_time', 'date'),
    xmpPrograms: programs,
    texts: [...fields].map(([field, text]) => ({ field, text })),
  };
}

function fieldsOf(listed: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of listed.replaceAll('\\\n', ' ').split('\n').slice(0, MOST_FIELDS)) {
    if (line.startsWith(';') || line.startsWith('#')) continue;
    if (line.startsWith('[')) break;
    const at = /(?<!\\)=/.exec(line)?.index;
    if (at === undefined) continue;
    const plain = (text: string): string => text.replace(/\\(.)/g, '$1').trim().slice(0, LONGEST);
    fields.set(plain(line.slice(0, at)).toLowerCase(), plain(line.slice(at + 1)));
  }
  return fields;
}

/** ISO 6709: `+43.4674+011.8851+120.000/` */
function placeOf(text: string | null): Pick<MediaTags, 'hasGps' | 'latitude' | 'longitude'> {
  const match = /^([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)/.exec(text ?? '');
  if (!match) return { hasGps: text !== null, latitude: null, longitude: null };
  return { hasGps: true, latitude: Number(match[1]), longitude: Number(match[2]) };
}
